// Chinese and Japanese punctuation fills a square of which the mark is half. Where two such marks
// meet, the white half between them goes.
// https://www.w3.org/TR/css-text-4/#fullwidth-collapsing
#pragma once

#include <cstdint>
#include <string_view>

#include "font/shape.h"

namespace bifolium::font {

/// Does the rule apply to a run of this script?
bool collapses_punctuation(std::uint32_t script);

/// Makes marks of a square narrower in a run of `paragraph` that begins at `begin`, left to right.
void collapse_punctuation(std::string_view paragraph, std::uint32_t begin,
                          std::string_view language, std::int32_t units_per_em, GlyphRun&);

}  // namespace bifolium::font
