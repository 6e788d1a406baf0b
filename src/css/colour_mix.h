// color-mix() with currentcolor: a Function "color-mix" until the element's own colour is known. Its
// arguments are the space, and for each colour itself and a percentage (below zero: none is said).
// https://www.w3.org/TR/css-color-5/#color-mix
#pragma once

#include <optional>

#include "css/value.h"

namespace bifolium::css {

/// Nothing if the value is no such function.
std::optional<Colour> mixed_colour(const Value&, const Colour& current);

}  // namespace bifolium::css
