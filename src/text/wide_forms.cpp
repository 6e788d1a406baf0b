#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "text/normalize.h"
#include "text/utf8.h"

namespace bifolium::text {

namespace {

using Pair = std::pair<UChar32, UChar32>;

UChar32 found(const Pair* begin, const Pair* end, UChar32 character) {
    const Pair* at = std::lower_bound(begin, end, character,
                                      [](const Pair& pair, UChar32 c) { return pair.first < c; });
    return at != end && at->first == character ? at->second : character;
}

/// The other way round of Unicode's <wide> decompositions; and of the <narrow> ones.
UChar32 widened(UChar32 character) {
    static constexpr Pair rest[] = {
        {0x20, 0x3000}, {0xA2, 0xFFE0}, {0xA3, 0xFFE1},   {0xA5, 0xFFE5},   {0xA6, 0xFFE4},
        {0xAC, 0xFFE2}, {0xAF, 0xFFE3}, {0x20A9, 0xFFE6}, {0x2985, 0xFF5F}, {0x2986, 0xFF60}};
    if (character > 0x20 && character < 0x7F) return character + 0xFEE0;
    if (u_getIntPropertyValue(character, UCHAR_DECOMPOSITION_TYPE) != U_DT_NARROW) {
        return found(std::begin(rest), std::end(rest), character);
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString wide;
    if (U_FAILURE(status) || !form->getDecomposition(character, wide)) return character;
    return wide.countChar32() == 1 ? wide.char32At(0) : character;
}

/// CSS Text 3, appendix G. https://www.w3.org/TR/css-text-3/#small-kana
UChar32 enlarged(UChar32 character) {
    static constexpr Pair kana[] = {
        {0x3041, 0x3042},  {0x3043, 0x3044},  {0x3045, 0x3046},  {0x3047, 0x3048},
        {0x3049, 0x304A},  {0x3063, 0x3064},  {0x3083, 0x3084},  {0x3085, 0x3086},
        {0x3087, 0x3088},  {0x308E, 0x308F},  {0x3095, 0x304B},  {0x3096, 0x3051},
        {0x30A1, 0x30A2},  {0x30A3, 0x30A4},  {0x30A5, 0x30A6},  {0x30A7, 0x30A8},
        {0x30A9, 0x30AA},  {0x30C3, 0x30C4},  {0x30E3, 0x30E4},  {0x30E5, 0x30E6},
        {0x30E7, 0x30E8},  {0x30EE, 0x30EF},  {0x30F5, 0x30AB},  {0x30F6, 0x30B1},
        {0x31F0, 0x30AF},  {0x31F1, 0x30B7},  {0x31F2, 0x30B9},  {0x31F3, 0x30C8},
        {0x31F4, 0x30CC},  {0x31F5, 0x30CF},  {0x31F6, 0x30D2},  {0x31F7, 0x30D5},
        {0x31F8, 0x30D8},  {0x31F9, 0x30DB},  {0x31FA, 0x30E0},  {0x31FB, 0x30E9},
        {0x31FC, 0x30EA},  {0x31FD, 0x30EB},  {0x31FE, 0x30EC},  {0x31FF, 0x30ED},
        {0xFF67, 0xFF71},  {0xFF68, 0xFF72},  {0xFF69, 0xFF73},  {0xFF6A, 0xFF74},
        {0xFF6B, 0xFF75},  {0xFF6C, 0xFF94},  {0xFF6D, 0xFF95},  {0xFF6E, 0xFF96},
        {0xFF6F, 0xFF82},  {0x1B132, 0x3053}, {0x1B150, 0x3090}, {0x1B151, 0x3091},
        {0x1B152, 0x3092}, {0x1B155, 0x30B3}, {0x1B164, 0x30F0}, {0x1B165, 0x30F1},
        {0x1B166, 0x30F2}, {0x1B167, 0x30F3}};
    return found(std::begin(kana), std::end(kana), character);
}

template <class Map>
std::string each(std::string_view text, Map map) {
    std::string out;
    for (std::size_t offset = 0; offset < text.size();) {
        std::uint8_t bytes[U8_MAX_LENGTH];
        std::int32_t size = 0;
        U8_APPEND_UNSAFE(bytes, size, map(next_character(text, offset)));
        out.append(bytes, bytes + size);
    }
    return out;
}

}  // namespace

std::string full_width(std::string_view text) {
    return each(text, widened);
}

std::string full_size_kana(std::string_view text) {
    return each(text, enlarged);
}

}  // namespace bifolium::text
