#include "image/svg_shapes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "image/svg_gradient.h"
#include "image/svg_path.h"
#include "image/svg_values.h"

namespace bifolium::image {

namespace {

void move(Ink& ink, const Transform& by) {
    if (auto* linear = std::get_if<LinearGradient>(&ink)) {
        linear->from = applied(by, linear->from);
        linear->to = applied(by, linear->to);
    }
    if (auto* radial = std::get_if<RadialGradient>(&ink)) {
        radial->transform = combined(by, radial->transform);
        *radial = evened(std::move(*radial));
    }
}

}  // namespace

bool lie_apart(std::span<const Shape> shapes) {
    constexpr std::size_t most = 100;
    if (shapes.size() > most) return false;
    std::vector<Box> boxes;
    for (const Shape& shape : shapes) {
        const bool both = shape.fill.index() != 0 && shape.stroke.index() != 0;
        std::optional<Box> box = extent(applied(shape.transform, shape.path));
        if (both || !box) return false;
        if (shape.stroke.index() != 0) {
            const Transform& t = shape.transform;
            const double scale = std::max(std::hypot(t.a, t.b), std::hypot(t.c, t.d));
            const double reach = shape.stroke_width * scale / 2 * shape.miter_limit;
            box->left -= reach, box->right += reach, box->top -= reach, box->bottom += reach;
        }
        for (const Box& other : boxes) {
            if (box->left < other.right && other.left < box->right && box->top < other.bottom &&
                other.top < box->bottom) {
                return false;
            }
        }
        boxes.push_back(*box);
    }
    return true;
}

void fade_ink(Ink& ink, double opacity) {
    if (auto* colour = std::get_if<Colour>(&ink)) colour->opacity *= opacity;
    auto* linear = std::get_if<LinearGradient>(&ink);
    auto* radial = std::get_if<RadialGradient>(&ink);
    auto* stops = linear != nullptr ? &linear->stops : radial != nullptr ? &radial->stops : nullptr;
    if (stops == nullptr) return;
    for (GradientStop& stop : *stops) stop.colour.opacity *= opacity;
}

void settle(Shape& shape) {
    const Transform& t = shape.transform;
    const double scale = std::hypot(t.a, t.b);
    const double slack = scale * 1e-9;
    if (scale <= 0 || std::abs(std::hypot(t.c, t.d) - scale) > slack ||
        std::abs(t.a * t.c + t.b * t.d) > slack * scale) {
        return;
    }
    shape.path = applied(t, std::move(shape.path));
    move(shape.fill, t);
    move(shape.stroke, t);
    shape.stroke_width *= scale;
    for (double& dash : shape.dashes) dash *= scale;
    shape.dash_offset *= scale;
    shape.transform = {};
}

}  // namespace bifolium::image
