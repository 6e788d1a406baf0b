// EXIF: only which way up the camera was held. All else in it (place, time, owner) is dropped.
#pragma once

#include <cstdint>
#include <string_view>

#include "image/pixels.h"

namespace bifolium::image {

/// Of the TIFF structure after "Exif\0\0"; 1 if there is none or it is wrong.
std::uint8_t exif_orientation(std::string_view tiff);

/// Turned and mirrored so that it stands upright.
Pixels upright(Pixels, std::uint8_t orientation);

}  // namespace bifolium::image
