// The little that choosing faces must know about characters. All else about Unicode is text/'s.
#pragma once

#include <cstdint>
#include <string_view>

namespace bifolium::font {

/// The character at `at`, which moves past it; U+FFFD for what is no UTF-8.
char32_t next_character(std::string_view text, std::uint32_t& at, std::uint32_t end);

/// Characters that need no glyph: controls, joiners, variation selectors, the soft hyphen.
bool is_invisible(char32_t);

/// Marks, joiners, variation selectors, emoji modifiers and tags: they belong to what is before.
bool extends_cluster(char32_t);

}  // namespace bifolium::font
