// The optimizer: which of the places that measure() listed end the pages of a run. It weighs all
// pages at once, by dynamic programming over a window of two pages: near linear in the places.
// It knows distances and penalties, nothing of boxes.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "layout/break.h"

namespace bifolium::layout {

/// Heights of the page areas of a run.
struct RunHeights {
    Length first;                  ///< Of its first page.
    std::array<Length, 2> others;  ///< Of the second page and every other one on; of the rest.
    bool ends_flow = true;  ///< Is the last opportunity the run's end? Its page may be short.
};

/// Indices of the opportunities where pages end, rising; the last one is the last opportunity.
/// A stretch without a place inside that is higher than its page gets a page of its own.
std::vector<std::size_t> choose_breaks(const BreakOpportunities&, const RunHeights&);

}  // namespace bifolium::layout
