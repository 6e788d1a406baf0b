// Page floats: boxes that go to the top or the bottom of a page (`float: top`, `float: bottom`),
// over its whole width. https://www.w3.org/TR/css-page-floats-3/
#pragma once

#include <span>
#include <vector>

#include "layout/choose.h"
#include "layout/fragment.h"

namespace bifolium::layout {

struct Box;
struct Context;

/// Their heights for the optimizer, with their margins.
FloatRow page_float_row(const Context&, std::span<const Box* const>, Length width);

struct PlacedFloats {
    std::vector<Child> floats;  ///< From the top left of the page area.
    Length top;                 ///< What those at the top take from the flow.
};
/// `foot`: what notes take already.
PlacedFloats set_page_floats(const Context&, std::span<const Box* const>, Size page_area,
                             Length foot);

}  // namespace bifolium::layout
