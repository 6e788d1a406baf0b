// What a picture's first bytes say, read by ourselves before a decoder sees the file: its kind,
// size and layout. Pictures that are too large, or of a kind that no output can carry, stop here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bifolium::image {

enum class Refusal : std::uint8_t { damaged, too_large, unsupported };
struct Refused {
    Refusal why = Refusal::damaged;
    std::string what;  ///< A clause for a message: "it is cut off".
};
template <class Header>
using Inspected = std::variant<Header, Refused>;

/// https://www.w3.org/TR/png-3/#11IHDR
struct PngHeader {
    std::uint32_t width = 0, height = 0;
    std::uint8_t bit_depth = 8, colour_type = 2;
    bool interlaced = false, transparent = false;  ///< Transparent: an alpha channel or tRNS.
    double pixels_per_inch = 96;
};
struct Chunk {
    std::string_view type, content;
    std::string_view whole;  ///< With length, type and CRC.
};
Inspected<PngHeader> inspect_png(std::string_view);
/// Up to IEND; nothing that follows it. Ends early where the file is damaged.
std::vector<Chunk> chunks_of(std::string_view png);

/// https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2
struct JpegHeader {
    std::uint32_t width = 0, height = 0;  ///< As stored.
    std::uint8_t components = 3;
    bool progressive = false;
    bool jfif = false;
    std::optional<std::uint8_t> adobe_transform;  ///< Of the Adobe marker, if there is one.
    bool named_rgb = false;                       ///< Its components are called R, G and B.
    std::uint8_t orientation = 1;                 ///< EXIF's, 1 to 8.
    double pixels_per_inch = 96;
};
struct Segment {
    std::uint8_t marker = 0;
    std::string_view content;
    std::string_view whole;  ///< With its marker and length.
};
Inspected<JpegHeader> inspect_jpeg(std::string_view);
/// Up to the first scan's header. `rest` is what follows the last segment.
std::vector<Segment> segments_of(std::string_view jpeg, std::string_view& rest);

/// The name of a picture format that we do not take ("GIF"), by its first bytes; empty if unknown.
std::string_view foreign_format(std::string_view);
bool is_png(std::string_view);
bool is_jpeg(std::string_view);

/// Refused if the picture is larger than the limits let it be.
std::optional<Refused> over_limits(std::uint64_t width, std::uint64_t height,
                                   std::uint64_t samples);

/// A file's resolution if it is likely to be meant, else 96: many programs write 72 unasked.
double believable_resolution(double pixels_per_inch);

}  // namespace bifolium::image
