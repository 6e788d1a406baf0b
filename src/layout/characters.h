// Characters: reading UTF-8 a code point at a time, and the few classes that laying out text asks
// for. Everything larger (breaks, bidi, scripts) is text/'s.
#pragma once

#include <cstdint>
#include <string_view>

namespace bifolium::layout {

inline constexpr std::string_view object_replacement = "\uFFFC";
inline constexpr std::string_view line_separator = "\u2028";

struct Character {
    char32_t code = 0;
    std::uint32_t length = 1;  ///< In bytes. Damaged UTF-8 is U+FFFD, a byte at a time.
};
Character character_at(std::string_view, std::size_t at);
/// The character that ends before `at`; code 0 at the beginning.
Character character_before(std::string_view, std::size_t at);

/// East Asian letters that are written without spaces: a line break in the source between two of
/// them is no space. Not Hangul. https://www.w3.org/TR/css-text-3/#line-break-transform
bool is_east_asian(char32_t);
/// Of no width and no ink: joiners, marks of direction, variation selectors, the soft hyphen.
bool is_ignorable(char32_t);
/// Set in the space between two words; what hangs at the end of a line. Not the no-break space.
bool is_breaking_space(char32_t);

}  // namespace bifolium::layout
