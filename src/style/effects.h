// Effects: what of a box is painted otherwise than its place, edges and colour say. Computed, and
// resolved as far as can be without the box's size: layout sees none of it but that a box moved by
// a transform holds what is positioned in it. https://www.w3.org/TR/css-transforms-1/
#pragma once

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

}  // namespace bifolium::style
