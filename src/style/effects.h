// Effects: what of a box is painted beside its colours and edges, and where. Resolved as far as can
// be without the box's size: layout sees none of it, but that a box moved by a transform holds what
// is positioned in it. https://www.w3.org/TR/css-transforms-1/
// https://www.w3.org/TR/css-backgrounds-3/ https://www.w3.org/TR/css-images-3/
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/path.h"
#include "style/length_percentage.h"

namespace bifolium::style {

/// One function of `transform`: first the move, then the rest. Percentages of the border box.
struct TransformStep {
    LengthPercentage across, down;
    Transform rest;  ///< In points.
    friend bool operator==(const TransformStep&, const TransformStep&) = default;
};

/// A place in a box: percentages as for background-position, or of the size for an origin.
struct Place {
    LengthPercentage across, down;
    friend bool operator==(const Place&, const Place&) = default;
};
inline constexpr Place centre_place{{0, 50, {}}, {0, 50, {}}};

enum class ObjectFit : std::uint8_t { fill, contain, cover, none, scale_down };

/// Of stops: none where the author left the place to its neighbours.
struct GradientStop {
    std::optional<Colour> colour;  ///< None: a hint where the middle colour stands.
    std::optional<LengthPercentage> at;
    friend bool operator==(const GradientStop&, const GradientStop&) = default;
};
struct LinearDirection {
    double degrees = 180;      ///< Clockwise from upwards; if no corner is named.
    int across = 0, down = 0;  ///< To a corner: -1 left or top, 1 right or bottom.
    friend bool operator==(const LinearDirection&, const LinearDirection&) = default;
};
enum class RadialReach : std::uint8_t {
    closest_side,
    farthest_side,
    closest_corner,
    farthest_corner,
    radii
};
struct RadialShape {
    bool circle = false;
    RadialReach reach = RadialReach::farthest_corner;
    LengthPercentage across, down;  ///< Radii, if `reach` says so.
    Place centre = centre_place;
    friend bool operator==(const RadialShape&, const RadialShape&) = default;
};
struct Gradient {
    std::variant<LinearDirection, RadialShape> shape;
    bool repeats = false;
    std::vector<GradientStop> stops;
    friend bool operator==(const Gradient&, const Gradient&) = default;
};
/// Nothing, a picture's path, or a gradient.
using Image = std::variant<std::monostate, std::string, Gradient>;

enum class Repeat : std::uint8_t { repeat, no_repeat, space, round };
enum class BoxArea : std::uint8_t { border, padding, content };
struct LayerSize {
    enum class Kind : std::uint8_t { sides, contain, cover } kind = Kind::sides;
    std::optional<LengthPercentage> width, height;  ///< None: auto.
    friend bool operator==(const LayerSize&, const LayerSize&) = default;
};
/// One picture of a background.
struct Layer {
    Image image;
    Place at;
    LayerSize size;
    Repeat across = Repeat::repeat, down = Repeat::repeat;
    BoxArea origin = BoxArea::padding, clip = BoxArea::border;
    friend bool operator==(const Layer&, const Layer&) = default;
};

struct Shadow {
    double across_pt = 0, down_pt = 0, blur_pt = 0, spread_pt = 0;
    Colour colour;
    bool inside = false;
    friend bool operator==(const Shadow&, const Shadow&) = default;
};

}  // namespace bifolium::style
