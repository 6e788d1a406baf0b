// What of a picture's file may leave the house. Place, time, owner, comments and previews stay.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "image/header.h"
#include "image/passage.h"

namespace bifolium::image {

/// Only the chunks that make the picture: critical ones, transparency, colour space, resolution.
std::string published_png(std::string_view png);

/// Without EXIF, colour profile and comments; coded anew where it lies on its side, or where its
/// colours are coded as no PDF reader expects. Empty if it cannot be decoded.
std::string published_jpeg(std::string_view jpeg);
/// As above and, since e-books know no ink, in RGB.
std::string published_jpeg_for_screens(std::string_view jpeg);

std::optional<PngPassage> passage_of_png(std::string_view png);
/// Of what published_jpeg gave.
std::optional<JpegPassage> passage_of_jpeg(Bytes published);

}  // namespace bifolium::image
