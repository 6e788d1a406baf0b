// Boxes out of the flow: floats and absolutely positioned ones, and layout_block() itself.
// https://www.w3.org/TR/CSS21/visudet.html#abs-non-replaced-width
#include <algorithm>
#include <utility>

#include "layout/flow.h"

namespace bifolium::layout {

using style::Sizing;

Length height_at(const Context& context, const Box& box, const FlowSpace& space) {
    if (box.kind == BoxKind::replaced) {
        return replaced_size(context, box, space.inline_size, space.block_size).height;
    }
    const Measured all = measure_stretch(context, box, space, BreakToken::start(),
                                         BreakToken::end(), std::numeric_limits<LengthSum>::max());
    return Length::raw(all.places.back().before);
}

namespace {

FlowSpace space_of_float(const Context& context, const Box& box, Gap edges,
                         std::optional<Length> containing_height) {
    const auto margin = margins_of(context, box, edges.width());
    const Length available =
        edges.width() - margin.left.value_or(Length()) - margin.right.value_or(Length());
    FlowSpace space;
    space.inline_size = edges.width();
    space.block_size = containing_height;
    space.border_width = border_width(context, box, edges.width(), available, Auto::shrink);
    return space;
}

}  // namespace

FloatArea Flow::reserve(const Box& box, LengthSum top, Gap edges) {
    const FlowSpace space = space_of_float(context_, box, edges, open_.back().height);
    const auto margin = margins_of(context_, box, edges.width());
    const auto side = [](const std::optional<Length>& m) { return m.value_or(Length()); };
    const Size whole{*space.border_width + side(margin.left) + side(margin.right),
                     height_at(context_, box, space) + side(margin.top) + side(margin.bottom)};
    const style::BoxStyle& style = box_style(context_, box);
    if (style.clear != style::Clear::none) top = std::max(top, floats_.end_of(style.clear));
    return floats_.place(whole, style.floating, top, edges);
}

void Flow::set_float(const Box& box, const FloatArea& area, Gap edges) {
    const FlowSpace space = space_of_float(context_, box, edges, open_.back().height);
    const auto margin = margins_of(context_, box, edges.width());
    const Laid laid = set_stretch(context_, box, space, BreakToken::start(), BreakToken::end());
    const Length left = area.left + margin.left.value_or(Length());
    const LengthSum top = area.top + margin.top.value_or(Length()).units();
    adopt(laid, left, top);
    open_.back().floats.push_back({left, top, laid.fragment});
}

void Flow::adopt(const Laid& laid, Length left, LengthSum top) {
    for (Absolute absolute : laid.absolutes) {
        absolute.left += left;
        absolute.right += left;
        absolute.top += top;
        open_.back().absolutes.push_back(absolute);
    }
}

void Flow::place_absolutes(OpenBox& o, LengthSum bottom) {
    const Edges& border = o.frame.border;
    const Point origin{o.left + border.left, Length::raw(o.top) + border.top};
    const Size containing{o.width - border.left - border.right,
                          Length::raw(bottom - o.top) - border.top - border.bottom};
    for (const Absolute& absolute : std::exchange(o.absolutes, {})) {
        o.positioned.push_back(place_absolute(context_, absolute, origin, containing));
    }
}

namespace {

/// One axis of an absolutely positioned box: insets and margins of both ends.
struct Axis {
    Length containing;
    std::optional<Length> before, after, margin_before, margin_after;
    Length margins() const {
        return margin_before.value_or(Length()) + margin_after.value_or(Length());
    }
    /// What the insets leave for the border box.
    Length room() const {
        return containing - before.value_or(Length()) - after.value_or(Length()) - margins();
    }
};

/// Of the border box's start from the containing block's; none if the box stays where it would be.
std::optional<Length> place_on(const Axis& axis, Length size, bool prefer_after) {
    const Length before = axis.margin_before.value_or(Length());
    const Length after = axis.margin_after.value_or(Length());
    if (axis.before && axis.after && !axis.margin_before && !axis.margin_after) {
        const Length rest = axis.room() - size;
        return *axis.before + Length::raw(std::max(LengthSum{0}, LengthSum{rest.units()} / 2));
    }
    if (axis.before && !(axis.after && prefer_after)) return *axis.before + before;
    if (axis.after) return axis.containing - *axis.after - after - size;
    return std::nullopt;
}

}  // namespace

Placed place_absolute(const Context& context, const Absolute& absolute, Point origin,
                      Size containing) {
    const Box& box = *absolute.box;
    const style::BoxStyle& style = box_style(context, box);
    const auto margin = margins_of(context, box, containing.width);
    const bool leftwards = absolute.direction == Direction::right_to_left;
    const Axis across{containing.width, used(context, style.inset.left, containing.width),
                      used(context, style.inset.right, containing.width), margin.left,
                      margin.right};
    const Axis down{containing.height, used(context, style.inset.top, containing.height),
                    used(context, style.inset.bottom, containing.height), margin.top,
                    margin.bottom};
    const bool stretched = across.before && across.after;
    FlowSpace space;
    space.inline_size = containing.width;
    space.block_size = containing.height;
    space.border_width = border_width(context, box, containing.width, across.room(),
                                      stretched ? Auto::fill : Auto::shrink);
    if (down.before && down.after && style.height.sizing == Sizing::automatic) {
        space.border_height = std::max(Length(), down.room());
    }
    const Laid laid = set_stretch(context, box, space, BreakToken::start(), BreakToken::end());
    const Size size = laid.fragment->size;
    Placed placed;
    placed.fragment = laid.fragment;
    placed.order = style.z_index.value_or(0);
    if (const auto x = place_on(across, size.width, leftwards)) {
        placed.left = origin.x + *x;
    } else if (leftwards) {
        placed.left = absolute.right - size.width - margin.right.value_or(Length());
    } else {
        placed.left = absolute.left + margin.left.value_or(Length());
    }
    if (const auto y = place_on(down, size.height, false)) {
        placed.top = LengthSum{origin.y.units()} + y->units();
    } else {
        placed.top = absolute.top + margin.top.value_or(Length()).units();
    }
    return placed;
}

FragmentRef with_absolutes(const Context& context, const Laid& laid, Rect containing) {
    const auto* part = std::get_if<BoxPart>(&laid.fragment->part);
    if (laid.absolutes.empty() || part == nullptr) return laid.fragment;
    std::vector<Placed> placed;
    for (const Absolute& absolute : laid.absolutes) {
        placed.push_back(place_absolute(context, absolute, containing.origin, containing.size));
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const Placed& a, const Placed& b) { return a.order < b.order; });
    BoxPart whole = *part;
    std::vector<Child> below, above;
    for (const Placed& one : placed) {
        (one.order < 0 ? below : above).push_back({{one.left, Length::raw(one.top)}, one.fragment});
    }
    whole.children.insert(whole.children.begin(), below.begin(), below.end());
    whole.children.insert(whole.children.end(), above.begin(), above.end());
    return std::make_shared<const Fragment>(
        Fragment{laid.fragment->source, laid.fragment->style, laid.fragment->size, whole});
}

namespace {

FlowSpace flow_space(const Context& context, const Box& box, const Space& space) {
    const style::Display display = box_style(context, box).display;
    const bool shrinks = display == style::Display::inline_block ||
                         display == style::Display::inline_table || box.kind == BoxKind::table ||
                         !in_flow(context, box);
    FlowSpace flow;
    flow.inline_size = space.inline_size;
    flow.floats = space.floats;
    if (space.block_size != Length::largest()) flow.block_size = space.block_size;
    const auto margin = margins_of(context, box, space.inline_size);
    const Length available =
        space.inline_size - margin.left.value_or(Length()) - margin.right.value_or(Length());
    flow.border_width = border_width(context, box, space.inline_size, available,
                                     shrinks ? Auto::shrink : Auto::fill);
    return flow;
}

}  // namespace

FragmentRef layout_block(const Context& context, const Box& box, const Space& space,
                         const BreakToken& from, const BreakToken& until) {
    const Laid laid = set_stretch(context, box, flow_space(context, box, space), from, until);
    const Frame frame = frame_of(context, box, space.inline_size);
    const Size size = laid.fragment->size;
    return with_absolutes(context, laid,
                          {{frame.border.left, frame.border.top},
                           {size.width - frame.border.left - frame.border.right,
                            size.height - frame.border.top - frame.border.bottom}});
}

BreakOpportunities measure(const Context& context, const Box& box, Length inline_size) {
    const Space space{inline_size, Length::largest(), {}};
    return measure_stretch(context, box, flow_space(context, box, space), BreakToken::start(),
                           BreakToken::end(), std::numeric_limits<LengthSum>::max())
        .places;
}

}  // namespace bifolium::layout
