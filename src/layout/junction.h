// Junctions: what the styles on both sides say about a break between two boxes. A forced or
// avoided break of a first or last child is its parent's, so that it happens at the outermost edge.
// https://www.w3.org/TR/css-break-3/#possible-breaks
#pragma once

#include "layout/algorithm.h"

namespace bifolium::layout {

struct Junction {
    Force force = Force::none;
    bool avoid = false;
};

/// Between the last child in flow before `index` and the first at or after it. Nothing is forced
/// where one of them is missing.
Junction junction(const Context&, const Box& parent, std::size_t index);

/// At a place that measure() gave.
Junction junction_at(const Context&, const Box& root, const BreakToken&);

/// The page that begins with this box: the name of its first descendant in flow.
Atom page_name_at_start(const Context&, const Box&);
/// The page name that holds from a token on.
Atom page_name_from(const Context&, const Box& root, const BreakToken&);
/// Does an element begin there whose `page` is another than its parent's? Each such element's pages
/// are a group of their own. https://www.w3.org/TR/css-gcpm-3/#document-sequence-selectors
bool begins_page_group(const Context&, const Box& root, const BreakToken&);

}  // namespace bifolium::layout
