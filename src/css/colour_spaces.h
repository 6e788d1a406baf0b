// Colour spaces, to and from sRGB. https://www.w3.org/TR/css-color-4/#color-conversion-code
// A colour outside of sRGB's gamut is clipped channel by channel: what a brand colour needs, not
// what a photograph would.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/colour.h"

namespace bifolium::css {

using Channels = std::array<double, 3>;

enum class Space : std::uint8_t {
    srgb,
    srgb_linear,
    display_p3,
    hsl,  ///< Degrees, 0 to 100, 0 to 100.
    hwb,
    lab,
    lch,
    oklab,  ///< Lightness 0 to 1.
    oklch,
    xyz_d50,
    xyz_d65
};
std::optional<Space> find_space(std::string_view lower_case);

Rgb to_srgb(Space, const Channels&);
/// For color-mix(); of the spaces that have a hue, it is the third channel but in hsl and hwb.
Channels from_srgb(Space, const Rgb&);

/// Index of the hue among the channels; 3 if the space has none.
std::size_t hue_channel(Space);

}  // namespace bifolium::css
