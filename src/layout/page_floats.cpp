#include "layout/page_floats.h"

#include <algorithm>

#include "layout/flow.h"

namespace bifolium::layout {

namespace {

FlowSpace space_of(Length width) {
    FlowSpace space;
    space.inline_size = width;
    space.with_margins = true;
    return space;
}

}  // namespace

FloatRow page_float_row(const Context& context, std::span<const Box* const> boxes, Length width) {
    FloatRow row;
    for (const Box* box : boxes) {
        const Measured measured = measure_whole(context, *box, space_of(width));
        row.heights.push_back(measured.places.back().before + measured.margin_bottom);
    }
    return row;
}

PlacedFloats set_page_floats(const Context& context, std::span<const Box* const> boxes,
                             Size page_area, Length foot) {
    PlacedFloats placed;
    std::vector<Child> bottom;
    Length below;
    for (const Box* box : boxes) {
        const Laid laid = set_stretch(context, *box, space_of(page_area.width), BreakToken::start(),
                                      BreakToken::end());
        const bool top = box_style(context, *box).floating == style::Float::page_top;
        Length& taken = top ? placed.top : below;
        const Point at{laid.offset.x, taken + laid.offset.y};
        const Rect containing{{-at.x, -at.y}, page_area};
        (top ? placed.floats : bottom).push_back({at, with_absolutes(context, laid, containing)});
        taken = at.y + laid.fragment->size.height + Length::raw(laid.margin_bottom);
    }
    const Length begin = std::max(placed.top, page_area.height - foot - below);
    for (Child& child : bottom) {
        child.offset.y += begin;
        placed.floats.push_back(std::move(child));
    }
    return placed;
}

}  // namespace bifolium::layout
