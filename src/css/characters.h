// CSS's letters: what it calls a digit, and its case folding, which is ASCII's alone.
// https://www.w3.org/TR/css-syntax-3/#tokenizer-definitions
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifolium::css {

constexpr bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_hexadecimal(char32_t c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
/// Of a hexadecimal digit.
constexpr std::uint32_t hexadecimal_digit(char32_t c) {
    if (is_digit(c)) return static_cast<std::uint32_t>(c - '0');
    return static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
}
constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
inline std::string lower_case(std::string_view text) {
    std::string folded(text);
    for (char& c : folded) c = lower(c);
    return folded;
}
/// `lower_case` is what it says.
constexpr bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
    if (text.size() != lower_case.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (lower(text[i]) != lower_case[i]) return false;
    }
    return true;
}

}  // namespace bifolium::css
