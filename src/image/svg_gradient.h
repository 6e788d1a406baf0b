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
    double reach = 0;  ///< How far outside the outline is painted: half a stroke's width.
};

/// The same with a transform that does not enlarge: writers round what is small.
RadialGradient evened(RadialGradient);

/// The ink of the gradient `server`. One that is repeated or reflected comes with its stops written
/// out as far as the shape reaches; where these would be too many, `unknown` says so.
Ink gradient_ink(const SvgTree&, const SvgSheet&, SvgIndex server, const PaintPlace&,
                 std::set<std::string>& unknown);

}  // namespace bifolium::image
