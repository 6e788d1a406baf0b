// Walking UTF-8 as ICU does: ill-formed bytes are U+FFFD, and nothing reads past the end.
#pragma once

#include <unicode/utf8.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bifolium::text {

inline UChar32 next_character(std::string_view text, std::size_t& offset) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(bytes, offset, text.size(), character);
    return character;
}

/// Where the character that ends at `offset` begins; `offset` is above 0.
inline std::size_t character_before(std::string_view text, std::size_t offset) {
    const std::size_t least = offset > 4 ? offset - 4 : 0;
    std::size_t begin = offset - 1;
    while (begin > least && U8_IS_TRAIL(static_cast<std::uint8_t>(text[begin]))) --begin;
    return begin;
}

/// The text for those of ICU's algorithms that know UTF-16 only, and the way back.
struct Utf16 {
    std::u16string text;
    std::vector<std::uint32_t> bytes;  ///< Of each unit, and of the end.
};
Utf16 to_utf16(std::string_view);

}  // namespace bifolium::text
