// Contrast of two colours, and the colour nearest to one that has enough of it.
// https://www.w3.org/TR/WCAG22/#contrast-minimum
#pragma once

#include <string>

#include "base/colour.h"

namespace bifolium::css {

/// From 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
double contrast_ratio(const Rgb&, const Rgb&);
/// The colour of the same hue that is nearest to `text` and has that ratio to the ground; black or
/// white if none of its hue has.
Rgb nearest_with_contrast(const Rgb& text, const Rgb& ground, double least);

/// "#1b2a33"
std::string hexadecimal(const Rgb&);

}  // namespace bifolium::css
