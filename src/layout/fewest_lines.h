// FewestLines: among many ways to share a width out, the one whose rows have the fewest lines by
// estimate, and the fewest short cells that wrap: how often a cell's width goes into its
// max-content. No text is broken for it.
// Private to column_widths.cpp.
#pragma once

#include <span>
#include <vector>

#include "layout/column_widths.h"

namespace bifolium::layout {

/// `available` lies between the sums of `least` and `most`.
std::vector<Length> fewest_lines(const std::vector<Length>& least, const std::vector<Length>& most,
                                 std::span<const CellNeed>, Length available, Gaps);

}  // namespace bifolium::layout
