// Gradients of an SVG file, resolved for one shape.
// https://www.w3.org/TR/SVG2/pservers.html
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "image/svg_path.h"
#include "image/svg_style.h"

namespace bifolium::image {

/// What a paint server is resolved against.
struct PaintPlace {
    std::optional<Box> box;  ///< Of the shape's outline, in its user space.
    Viewport viewport;
    double opacity = 1;
};

/// The ink of the gradient `server`. What is no gradient that we know goes to `unknown` and is
/// painted in one colour.
Ink gradient_ink(const SvgTree&, const SvgSheet&, SvgIndex server, const PaintPlace&,
                 std::set<std::string>& unknown);

}  // namespace bifolium::image
