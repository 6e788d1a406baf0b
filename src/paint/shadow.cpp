// Shadows of boxes. A blurred one is many sharp ones, each a little larger than the one above it
// and faint, that add up to a soft edge: it stays vector, and every renderer shows the same.
// https://www.w3.org/TR/css-backgrounds-3/#box-shadow
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "paint/recorder.h"

namespace bifolium::paint {

namespace {

Outline moved(Outline o, const style::Shadow& shadow) {
    o.left += shadow.across_pt;
    o.right += shadow.across_pt;
    o.top += shadow.down_pt;
    o.bottom += shadow.down_pt;
    return o;
}

/// By `by` on every side; a corner that is sharp stays sharp.
Outline grown(Outline o, double by) {
    o.left -= by;
    o.top -= by;
    o.right += by;
    o.bottom += by;
    Corners& c = o.corners;
    for (Corner* corner : {&c.top_left, &c.top_right, &c.bottom_right, &c.bottom_left}) {
        if (corner->horizontal <= 0 || corner->vertical <= 0) continue;
        corner->horizontal = std::max(0.0, corner->horizontal + by);
        corner->vertical = std::max(0.0, corner->vertical + by);
    }
    return o;
}

/// The blur rounds corners off as well.
Outline softened(Outline o, double by, double blur) {
    Outline out = grown(o, by);
    Corners& c = out.corners;
    const double least = std::max(0.0, by + blur) / 2;
    for (Corner* corner : {&c.top_left, &c.top_right, &c.bottom_right, &c.bottom_left}) {
        corner->horizontal = std::max(corner->horizontal, least);
        corner->vertical = std::max(corner->vertical, least);
    }
    return out;
}

bool is_empty(const Outline& o) {
    return o.right <= o.left || o.bottom <= o.top;
}

/// All but the outline: a far larger rectangle, and the outline the other way round.
Path all_but(const Outline& o, double far) {
    const double left = o.left - far, top = o.top - far;
    const double right = o.right + far, bottom = o.bottom + far;
    Path path = polygon({{left, top}, {left, bottom}, {right, bottom}, {right, top}});
    append(path, o);
    return path;
}

/// How dark a shadow is, from 0 outside to 1 inside, `off` of the blur's half width outwards.
double darkness(double off) {
    return 0.5 * std::erfc(off * std::numbers::sqrt2);
}

/// Calls `paint` with how far outwards each layer reaches and how opaque it is: laid over each
/// other they are as dark as the shadow should be. From the outermost.
template <class Paint>
void in_layers(const style::Shadow& shadow, const Paint& paint) {
    const double half = shadow.blur_pt / 2;
    const int steps = half <= 0 ? 1 : std::clamp(static_cast<int>(half * 4), 8, 24);
    double before = 0;
    for (int i = 0; i < steps; ++i) {
        const double part = steps == 1 ? 0 : 1 - 2 * (i + 0.5) / steps;  // from 1 to -1
        const double dark =
            (steps == 1 ? 1 : std::min(1.0, darkness(part - 1.0 / steps))) * shadow.colour.opacity;
        const double opacity = before >= 1 ? 0 : 1 - (1 - dark) / (1 - before);
        before = dark;
        if (opacity > 0) paint(part * half * 2, opacity);
    }
}

}  // namespace

void paint_outer_shadows(Recorder& recorder, const Outline& border_box,
                         const style::BoxStyle& box) {
    for (auto shadow = box.shadows.rbegin(); shadow != box.shadows.rend(); ++shadow) {
        if (shadow->inside || shadow->colour.opacity <= 0) continue;
        const Outline base = grown(moved(border_box, *shadow), shadow->spread_pt);
        const double far = std::abs(shadow->across_pt) + std::abs(shadow->down_pt) +
                           std::abs(shadow->spread_pt) + shadow->blur_pt + 10;
        const Recorder::Within within(
            recorder, Scope{.parent = {}, .transform = {}, .clip = all_but(border_box, far)});
        in_layers(*shadow, [&](double outwards, double opacity) {
            const Outline layer =
                shadow->blur_pt > 0 ? softened(base, outwards, shadow->blur_pt) : base;
            if (is_empty(layer)) return;
            recorder.decoration(
                Fill{.shape = path_of(layer), .ink = Colour{shadow->colour.ink, opacity}});
        });
    }
}

void paint_inner_shadows(Recorder& recorder, const Outline& padding_box,
                         const style::BoxStyle& box) {
    for (auto shadow = box.shadows.rbegin(); shadow != box.shadows.rend(); ++shadow) {
        if (!shadow->inside || shadow->colour.opacity <= 0) continue;
        const Outline base = grown(moved(padding_box, *shadow), -shadow->spread_pt);
        const double far = std::abs(shadow->across_pt) + std::abs(shadow->down_pt) +
                           std::abs(shadow->spread_pt) + shadow->blur_pt + 10;
        const Recorder::Within within(
            recorder, Scope{.parent = {}, .transform = {}, .clip = path_of(padding_box)});
        in_layers(*shadow, [&](double inwards, double opacity) {
            const Outline hole = grown(base, -inwards);
            const Outline frame = grown(
                {padding_box.left, padding_box.top, padding_box.right, padding_box.bottom, {}},
                far);
            Path path = path_of(frame);
            if (!is_empty(hole)) append(path, hole);
            recorder.decoration(Fill{.shape = std::move(path),
                                     .ink = Colour{shadow->colour.ink, opacity},
                                     .rule = FillRule::even_odd});
        });
    }
}

}  // namespace bifolium::paint
