// Runs: the flow between forced page breaks. What each begins with says which page and which side
// it begins on, and what its pages are called. Private to pagination.
#pragma once

#include <vector>

#include "layout/algorithm.h"

namespace bifolium::layout {

/// A stretch of the flow that begins on a new page.
struct Run {
    BreakToken from, until;
    Force force = Force::none;  ///< Of its beginning.
    Atom name;
    bool begins_group = false;  ///< Its first page is the first of its name, or of it anew.
};
std::vector<Run> runs_of(const Context&, const Box& root);

}  // namespace bifolium::layout
