// Break points: the bytes of a layout string where a line may end, before anything is measured:
// UAX #14, what the style adds or forbids, and hyphens inside words.
// https://www.w3.org/TR/css-text-3/#line-breaking
#pragma once

#include <string_view>
#include <vector>

#include "layout/algorithm.h"
#include "layout/inlines.h"

namespace bifolium::layout {

/// Of the whole paragraph, rising. Reports text.no-hyphenation.
std::vector<text::BreakPoint> break_points(const Context&, const Inlines&);

/// Ends of all graphemes in a stretch.
std::vector<text::BreakPoint> anywhere(const Context&, std::string_view text, Range);

}  // namespace bifolium::layout
