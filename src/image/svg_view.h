// How an SVG's own coordinates are fitted into the room that it is given.
// https://www.w3.org/TR/SVG2/coords.html
#pragma once

#include <optional>
#include <string_view>

#include "base/path.h"
#include "image/svg_path.h"
#include "image/svg_tree.h"

namespace bifolium::image {

std::optional<Box> view_box(const SvgElement&);

/// From the viewBox to the room; the identity, moved, without one.
Transform view_transform(const SvgElement&, Box room);

/// A shape's outline in its user space; nothing if the element is no shape.
struct Viewport;
std::optional<Path> shape_path(const SvgElement&, const Viewport&);

}  // namespace bifolium::image
