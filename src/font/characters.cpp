#include "font/characters.h"

#include <hb.h>

#include <algorithm>
#include <array>
#include <utility>

namespace bifolium::font {

namespace {

/// Default_Ignorable_Code_Point of Unicode 15, less the Hangul fillers, which have a width.
/// https://www.unicode.org/Public/15.0.0/ucd/DerivedCoreProperties.txt
constexpr std::array<std::pair<char32_t, char32_t>, 14> ignorable{{
    {0x00AD, 0x00AD},
    {0x034F, 0x034F},
    {0x061C, 0x061C},
    {0x17B4, 0x17B5},
    {0x180B, 0x180F},
    {0x200B, 0x200F},
    {0x2028, 0x202E},
    {0x2060, 0x206F},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
    {0xFFF0, 0xFFF8},
    {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF},
}};

}  // namespace

char32_t next_character(std::string_view text, std::uint32_t& at, std::uint32_t end) {
    constexpr char32_t replacement = 0xFFFD;
    const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t lead = byte(at++);
    if (lead < 0x80) return lead;
    if (lead < 0xC2 || lead > 0xF4) return replacement;
    const std::uint32_t trails = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t character = lead & (0x3FU >> trails);
    for (std::uint32_t i = 0; i < trails; ++i) {
        if (at >= end || (byte(at) & 0xC0) != 0x80) return replacement;
        character = character << 6 | (byte(at++) & 0x3FU);
    }
    return character;
}

bool is_invisible(char32_t character) {
    if (character < 0xAD) return character < 0x20 || (character >= 0x7F && character < 0xA0);
    return std::any_of(ignorable.begin(), ignorable.end(), [&](const auto& range) {
        return range.first <= character && character <= range.second;
    });
}

bool extends_cluster(char32_t character) {
    if (character < 0x300) return false;
    if (character >= 0x1F3FB && character <= 0x1F3FF) return true;  // skin tones
    if (character == 0x200B || character == 0x2028 || character == 0x2029) return false;
    if (is_invisible(character)) return true;
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

}  // namespace bifolium::font
