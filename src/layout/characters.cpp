#include "layout/characters.h"

#include "base/utf8.h"

namespace bifolium::layout {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool in(char32_t c, char32_t low, char32_t high) {
    return c >= low && c <= high;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {byte, 1};
    const std::uint32_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
    if (length == 1 || byte > 0xF4) return {replacement, 1};
    char32_t code = byte & (0x7FU >> length);
    for (std::uint32_t i = 1; i < length; ++i) {
        if (!continues_character(text, at + i)) return {replacement, 1};
        code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3F);
    }
    return {code, length};
}

Character character_before(std::string_view text, std::size_t at) {
    if (at == 0) return {0, 0};
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && continues_character(text, begin)) --begin;
    const Character c = character_at(text, begin);
    if (begin + c.length == at) return c;
    return {replacement, 1};
}

bool is_east_asian(char32_t c) {
    return in(c, 0x2E80, 0x312F) || in(c, 0x3190, 0x4DBF) || in(c, 0x4E00, 0xA4CF) ||
           in(c, 0xF900, 0xFAFF) || in(c, 0xFE30, 0xFE4F) || in(c, 0xFF01, 0xFF9F) ||
           in(c, 0x1B000, 0x1B16F) || in(c, 0x20000, 0x3FFFD);
}

bool is_ignorable(char32_t c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || in(c, 0x180B, 0x180F) ||
           in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E) || in(c, 0x2060, 0x206F) ||
           in(c, 0xFE00, 0xFE0F) || c == 0xFEFF || in(c, 0xE0000, 0xE0FFF);
}

bool is_breaking_space(char32_t c) {
    return c == ' ' || c == '\t' || c == 0x1680 || in(c, 0x2000, 0x2006) || in(c, 0x2008, 0x200A) ||
           c == 0x205F || c == 0x3000;
}

}  // namespace bifolium::layout
