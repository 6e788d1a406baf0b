// Places in UTF-8 text at which it may be cut: before a character's first byte, never within one.
// https://www.rfc-editor.org/rfc/rfc3629#section-3
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace bifolium {

/// Whether the byte at `at` goes on a character that began before it.
constexpr bool continues_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// Where the character at `at` begins; the end of the text for what lies behind it.
constexpr std::size_t character_start(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && continues_character(text, at)) --at;
    return at;
}

/// Where the next character begins, at or behind `at`.
constexpr std::size_t next_character_start(std::string_view text, std::size_t at) {
    while (continues_character(text, at)) ++at;
    return at;
}

/// Enough of a text to know it again: at most so many bytes, and "…" where more follows.
inline std::string beginning_of(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return std::string(text);
    return std::string(text.substr(0, character_start(text, most_bytes))) + "\u2026";
}

}  // namespace bifolium
