// Background and border of one box. https://www.w3.org/TR/css-backgrounds-3/
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "paint/recorder.h"

namespace bifolium::paint {

namespace {

using style::BorderStyle;

/// Top, right, bottom, left.
struct Side {
    double width = 0;
    BorderStyle style = BorderStyle::none;
    Colour colour;
    bool shown() const { return width > 0 && colour.opacity > 0; }
    bool operator==(const Side&) const = default;
};
using FourSides = std::array<Side, 4>;
enum class Where : std::uint8_t { top, right, bottom, left };  ///< Their order.

Side side(Length used, const style::Border& border) {
    const bool none = border.style == BorderStyle::none || border.style == BorderStyle::hidden;
    return {none ? 0 : used.to_pt(), border.style, border.colour};
}

FourSides sides_of(const style::BoxStyle& box, const Edges& used) {
    return {side(used.top, box.border.top), side(used.right, box.border.right),
            side(used.bottom, box.border.bottom), side(used.left, box.border.left)};
}

Corner corner(const layout::Context& context, const style::Radius& radius, double width,
              double height) {
    const style::StyleTable& table = context.document.table();
    return {std::max(0.0, style::resolve(radius.horizontal, width, table)),
            std::max(0.0, style::resolve(radius.vertical, height, table))};
}

/// Corners that overlap shrink alike.
void fit(Corners& c, double width, double height) {
    double part = 1;
    const auto hold = [&](double sum, double room) {
        if (sum > room && sum > 0) part = std::min(part, room / sum);
    };
    hold(c.top_left.horizontal + c.top_right.horizontal, width);
    hold(c.bottom_left.horizontal + c.bottom_right.horizontal, width);
    hold(c.top_left.vertical + c.bottom_left.vertical, height);
    hold(c.top_right.vertical + c.bottom_right.vertical, height);
    for (Corner* corner : {&c.top_left, &c.top_right, &c.bottom_right, &c.bottom_left}) {
        corner->horizontal *= part;
        corner->vertical *= part;
    }
}

/// Between the parts `from` and `to` of the border's widths, 0 outside and 1 inside.
Path ring(const Outline& outer, const FourSides& sides, double from, double to) {
    const auto at = [&](double part) {
        return inside(outer, sides[0].width * part, sides[1].width * part, sides[2].width * part,
                      sides[3].width * part);
    };
    Path path;
    append(path, at(from));
    append(path, at(to));
    return path;
}

bool is_shaded(BorderStyle style) {
    return style == BorderStyle::groove || style == BorderStyle::ridge ||
           style == BorderStyle::inset || style == BorderStyle::outset;
}

/// The side away from the light. What is nearly black has no darker shade: its light is lighter.
struct Shades {
    Colour light, dark;
};
Shades shades_of(const Colour& colour) {
    const Rgb rgb = to_rgb(colour);
    const auto mix = [&](double part, double towards) {
        const auto one = [&](double v) { return v + (towards - v) * part; };
        return Colour{Rgb{one(rgb.red), one(rgb.green), one(rgb.blue)}, colour.opacity};
    };
    if (std::max({rgb.red, rgb.green, rgb.blue}) < 0.25) return {mix(0.45, 1), colour};
    return {colour, mix(0.4, 0)};
}

/// `lit`: of the right or bottom, where light from the top left falls on what is sunk.
void fill_ring(Recorder& recorder, const Outline& outer, const FourSides& sides, const Side& like,
               bool lit = false) {
    const auto fill = [&](double from, double to, const Colour& colour) {
        recorder.decoration(
            Fill{.shape = ring(outer, sides, from, to), .ink = colour, .rule = FillRule::even_odd});
    };
    const Shades shades = shades_of(like.colour);
    const Colour& sunk = lit ? shades.light : shades.dark;
    const Colour& raised = lit ? shades.dark : shades.light;
    switch (like.style) {
        case BorderStyle::double_line:
            fill(0, 1.0 / 3, like.colour);
            fill(2.0 / 3, 1, like.colour);
            return;
        case BorderStyle::inset:
            return fill(0, 1, sunk);
        case BorderStyle::outset:
            return fill(0, 1, raised);
        case BorderStyle::groove:
            fill(0, 0.5, sunk);
            return fill(0.5, 1, raised);
        case BorderStyle::ridge:
            fill(0, 0.5, raised);
            return fill(0.5, 1, sunk);
        case BorderStyle::none:
        case BorderStyle::hidden:
        case BorderStyle::solid:
        case BorderStyle::dashed:
        case BorderStyle::dotted:
            return fill(0, 1, like.colour);
    }
}

/// A side's share of the ring: cut along the diagonals of its corners. A corner that it shares
/// with nobody is its own.
std::vector<Coordinate> wedge(const Outline& outer, const Outline& inner, const FourSides& sides,
                              std::size_t index) {
    const bool has_before = sides[(index + 3) % 4].width > 0;
    const bool has_after = sides[(index + 1) % 4].width > 0;
    const auto at = [&](bool shared, double near, double far) { return shared ? near : far; };
    switch (static_cast<Where>(index)) {
        case Where::top:
            return {{outer.left, outer.top},
                    {outer.right, outer.top},
                    {at(has_after, inner.right, outer.right), inner.top},
                    {at(has_before, inner.left, outer.left), inner.top}};
        case Where::right:
            return {{outer.right, outer.top},
                    {outer.right, outer.bottom},
                    {inner.right, at(has_after, inner.bottom, outer.bottom)},
                    {inner.right, at(has_before, inner.top, outer.top)}};
        case Where::bottom:
            return {{outer.right, outer.bottom},
                    {outer.left, outer.bottom},
                    {at(has_after, inner.left, outer.left), inner.bottom},
                    {at(has_before, inner.right, outer.right), inner.bottom}};
        case Where::left:
            return {{outer.left, outer.bottom},
                    {outer.left, outer.top},
                    {inner.left, at(has_after, inner.top, outer.top)},
                    {inner.left, at(has_before, inner.bottom, outer.bottom)}};
    }
    return {};
}

/// How far inside a point of the ring can lie: a wedge must hold the round corners too. A side
/// without width has no share, and its neighbours go on to the very edge.
Outline deep(const Outline& outer, const FourSides& s) {
    const Corners& c = outer.corners;
    const auto reach = [](double width, double a, double b) {
        return width > 0 ? std::max({width, a, b}) : 0;
    };
    return inside({outer.left, outer.top, outer.right, outer.bottom, {}},
                  reach(s[0].width, c.top_left.vertical, c.top_right.vertical),
                  reach(s[1].width, c.top_right.horizontal, c.bottom_right.horizontal),
                  reach(s[2].width, c.bottom_left.vertical, c.bottom_right.vertical),
                  reach(s[3].width, c.top_left.horizontal, c.bottom_left.horizontal));
}

/// Dashes and gaps, or round dots, that come out even over the length.
void stroke_side(Recorder& recorder, const Side& like, Coordinate from, Coordinate to) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const bool dotted = like.style == BorderStyle::dotted;
    const double dash = dotted ? 0 : 3 * like.width;
    const double wished = (dotted ? 2 : 6) * like.width;
    const double count =
        std::max(1.0, std::round((length - (dotted ? like.width : dash)) / wished));
    const double period = (length - (dotted ? like.width : dash)) / count;
    if (length <= 0 || period <= dash) {
        recorder.decoration(Stroke{.path = polygon({from, to}),
                                   .ink = like.colour,
                                   .width = Length::pt(like.width),
                                   .dashes = {}});
        return;
    }
    const double in = dotted ? like.width / 2 / length : 0;  // a dot's own radius
    const Coordinate start{from.x + (to.x - from.x) * in, from.y + (to.y - from.y) * in};
    const Coordinate end{to.x - (to.x - from.x) * in, to.y - (to.y - from.y) * in};
    Path path;
    path.verbs = {Verb::move, Verb::line};
    path.coordinates = {start, end};
    recorder.decoration(Stroke{.path = std::move(path),
                               .ink = like.colour,
                               .width = Length::pt(like.width),
                               .dashes = {Length::pt(dash), Length::pt(period - dash)},
                               .cap = dotted ? image::LineCap::round : image::LineCap::butt});
}

void paint_dashes(Recorder& recorder, const Outline& o, const FourSides& sides, std::size_t index) {
    const Side& s = sides[index];
    const double half = s.width / 2;
    const Corners& c = o.corners;
    switch (static_cast<Where>(index)) {
        case Where::top:
            return stroke_side(recorder, s, {o.left + c.top_left.horizontal, o.top + half},
                               {o.right - c.top_right.horizontal, o.top + half});
        case Where::right:
            return stroke_side(recorder, s, {o.right - half, o.top + c.top_right.vertical},
                               {o.right - half, o.bottom - c.bottom_right.vertical});
        case Where::bottom:
            return stroke_side(recorder, s, {o.left + c.bottom_left.horizontal, o.bottom - half},
                               {o.right - c.bottom_right.horizontal, o.bottom - half});
        case Where::left:
            return stroke_side(recorder, s, {o.left + half, o.top + c.top_left.vertical},
                               {o.left + half, o.bottom - c.bottom_left.vertical});
    }
}

void paint_border(Recorder& recorder, const Outline& outer, const FourSides& sides) {
    // Only a whole ring is filled as one: where a side has no width its two edges would coincide,
    // and renderers show such a fill as a hairline.
    const Side& first = sides[0];
    const bool alike = std::all_of(sides.begin(), sides.end(), [&](const Side& s) {
        return s.width > 0 && s.style == first.style && s.colour == first.colour;
    });
    const bool broken = first.style == BorderStyle::dashed || first.style == BorderStyle::dotted;
    if (alike && !broken && !is_shaded(first.style)) {
        if (first.shown()) fill_ring(recorder, outer, sides, first);
        return;
    }
    const bool square = !outer.corners.round();
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const Side& s = sides[i];
        if (!s.shown()) continue;
        if (s.style == BorderStyle::dashed || s.style == BorderStyle::dotted) {
            paint_dashes(recorder, outer, sides, i);
            continue;
        }
        if (square && s.style == BorderStyle::solid) {
            const Outline inner =
                inside(outer, sides[0].width, sides[1].width, sides[2].width, sides[3].width);
            recorder.decoration(
                Fill{.shape = polygon(wedge(outer, inner, sides, i)), .ink = s.colour});
            continue;
        }
        const Path share = polygon(wedge(outer, deep(outer, sides), sides, i));
        const Recorder::Within within(recorder,
                                      Scope{.parent = {}, .transform = {}, .clip = share});
        const auto where = static_cast<Where>(i);
        fill_ring(recorder, outer, sides, s, where == Where::right || where == Where::bottom);
    }
}

}  // namespace

Outline outline_of(const layout::Context& context, const Rect& rect, style::StyleId id,
                   const BoxEdges& edges) {
    const style::BoxStyle& box = context.document.box(id);
    const double width = rect.size.width.to_pt(), height = rect.size.height.to_pt();
    Outline out{.left = rect.origin.x.to_pt(),
                .top = rect.origin.y.to_pt(),
                .right = rect.origin.x.to_pt() + width,
                .bottom = rect.origin.y.to_pt() + height,
                .corners = {.top_left = corner(context, box.radius[0], width, height),
                            .top_right = corner(context, box.radius[1], width, height),
                            .bottom_right = corner(context, box.radius[2], width, height),
                            .bottom_left = corner(context, box.radius[3], width, height)}};
    Corners& c = out.corners;
    if (box.decoration_break == style::BoxDecorationBreak::slice) {
        const bool rtl =
            context.document.text(id).direction == Direction::right_to_left && edges.across_inline;
        const bool first = rtl ? edges.ends : edges.starts, last = rtl ? edges.starts : edges.ends;
        if (!first) c.top_left = (edges.across_inline ? c.bottom_left : c.top_right) = {};
        if (!last) c.bottom_right = (edges.across_inline ? c.top_right : c.bottom_left) = {};
    }
    fit(c, width, height);
    return out;
}

Outline area_of(const Outline& border_box, style::BoxArea area, const BoxEdges& edges) {
    const auto within = [](const Outline& outline, const Edges& widths) {
        return inside(outline, widths.top.to_pt(), widths.right.to_pt(), widths.bottom.to_pt(),
                      widths.left.to_pt());
    };
    switch (area) {
        case style::BoxArea::border:
            return border_box;
        case style::BoxArea::padding:
            return within(border_box, edges.border);
        case style::BoxArea::content:
            return within(within(border_box, edges.border), edges.padding);
    }
    return border_box;
}

void paint_ground(Recorder& recorder, const Rect& rect, style::StyleId id, const BoxEdges& edges) {
    const layout::Context& context = recorder.context();
    const style::BoxStyle& box = context.document.box(id);
    if (context.document.text(id).visibility != style::Visibility::visible) return;
    const FourSides sides = sides_of(box, edges.border);
    const bool border =
        std::any_of(sides.begin(), sides.end(), [](const Side& s) { return s.shown(); });
    const bool ground = box.has_ground() && !edges.border_only;
    if (!ground && !border) return;
    const Outline outer = outline_of(context, rect, id, edges);
    if (!ground) return paint_border(recorder, outer, sides);
    paint_outer_shadows(recorder, outer, box);
    if (box.background.opacity > 0) {
        const bool whole = box.background_clip == style::BoxArea::border && !outer.corners.round();
        Fill fill{.shape = rect, .ink = box.background};
        if (!whole) fill.shape = path_of(area_of(outer, box.background_clip, edges));
        recorder.decoration(std::move(fill));
    }
    paint_layers(recorder, outer, id, edges);
    paint_inner_shadows(recorder, area_of(outer, style::BoxArea::padding, edges), box);
    if (border) paint_border(recorder, outer, sides);
}

void paint_column_rule(Recorder& recorder, const Rect& rect, style::StyleId id) {
    const layout::Context& context = recorder.context();
    if (context.document.text(id).visibility != style::Visibility::visible) return;
    const style::Border& rule = context.document.box(id).columns.rule;
    const Side line = side(rect.size.width, rule);
    const double left = rect.origin.x.to_pt(), top = rect.origin.y.to_pt();
    const Outline outer{.left = left,
                        .top = top,
                        .right = left + line.width,
                        .bottom = top + rect.size.height.to_pt(),
                        .corners = {}};
    paint_border(recorder, outer, {Side{}, Side{}, Side{}, line});
}

}  // namespace bifolium::paint
