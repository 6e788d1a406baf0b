// Pictures that a PDF can carry as they are, undecoded: what the file's own compressed data mean.
// Only pictures that were decoded once without a fault get one.
#pragma once

#include <cstdint>
#include <string>

#include "base/bytes.h"

namespace bifolium::image {

enum class PngColour : std::uint8_t { grey, rgb, palette };

/// Not interlaced, not transparent, at most 8 bits: FlateDecode with PNG predictors (15).
struct PngPassage {
    std::uint32_t width = 0, height = 0;
    std::uint8_t bit_depth = 8;
    PngColour colour = PngColour::rgb;
    std::string palette;  ///< Of PngColour::palette: three bytes an entry.
    std::string data;     ///< One zlib stream: all IDAT joined.
};

/// Stripped of EXIF and upright: DCTDecode.
struct JpegPassage {
    std::uint32_t width = 0, height = 0;
    std::uint8_t components = 3;  ///< 1 grey, 3 RGB, 4 CMYK.
    bool inverted = false;        ///< CMYK that stores ink as its absence: /Decode [1 0 …].
    Bytes data;
};

}  // namespace bifolium::image
