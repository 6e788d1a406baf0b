#include "text/first_letter.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace bifolium::text {

namespace {

bool has(UChar32 character, std::uint32_t mask) {
    return (U_GET_GC_MASK(character) & mask) != 0;
}

}  // namespace

Range first_letter(std::string_view text) {
    constexpr UChar32 joiner = 0x200D;
    std::size_t at = 0, begin = 0;
    UChar32 character = 0;
    const auto take = [&] {
        begin = at;
        character = next_character(text, at);
    };
    const auto rest = [&] { return at < text.size(); };
    do {
        if (!rest()) return {};
        take();
    } while (u_isUWhiteSpace(character));
    const std::size_t first = begin;
    while (has(character, U_GC_P_MASK)) {
        if (!rest()) return {};
        take();
    }
    if (u_isUWhiteSpace(character)) return {};
    std::size_t end = at;
    bool joins = false;
    while (rest()) {
        take();
        const bool mark = has(character, U_GC_M_MASK) || character == joiner;
        const bool closes =
            has(character, U_GC_P_MASK) && !has(character, U_GC_PS_MASK | U_GC_PD_MASK);
        if (!mark && !closes && !joins) break;
        joins = character == joiner;
        end = at;
    }
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
}

}  // namespace bifolium::text
