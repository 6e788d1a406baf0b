// Relative colours: rgb(from red r g calc(b / 2)), written out as the plain function they come to.
// https://www.w3.org/TR/css-color-5/#relative-colors
#pragma once

#include <optional>

#include "css/component_value.h"

namespace bifolium::css {

bool is_relative_colour(const ComponentValue& function);
/// The channels of the colour that it comes from put in the places of their names. Nothing if that
/// is no colour that is known here: `currentcolor` is not.
std::optional<ComponentValue> without_origin(const ComponentValue& function);

}  // namespace bifolium::css
