#include "image/header.h"

#include "base/limits.h"

namespace bifolium::image {

bool is_png(std::string_view bytes) {
    return bytes.starts_with("\x89PNG\r\n\x1a\n");
}

bool is_jpeg(std::string_view bytes) {
    return bytes.starts_with("\xff\xd8\xff");
}

std::string_view foreign_format(std::string_view bytes) {
    const auto at = [&](std::size_t offset, std::string_view magic) {
        return bytes.size() >= offset && bytes.substr(offset).starts_with(magic);
    };
    if (at(0, "GIF8")) return "GIF";
    if (at(0, "RIFF") && at(8, "WEBP")) return "WebP";
    if (at(4, "ftypavif") || at(4, "ftypavis")) return "AVIF";
    if (at(4, "ftyphei") || at(4, "ftypmif1")) return "HEIF";
    if (at(0, "BM")) return "BMP";
    if (at(0, std::string_view("II*\0", 4)) || at(0, std::string_view("MM\0*", 4))) return "TIFF";
    if (at(0, "%PDF")) return "PDF";
    if (at(0, "%!PS")) return "PostScript";
    if (at(0, "8BPS")) return "Photoshop";
    if (at(0, "\xff\x0a") || at(4, "JXL ")) return "JPEG XL";
    if (at(4, "jP  ")) return "JPEG 2000";
    if (at(0, std::string_view("\0\0\1\0", 4))) return "icon";
    if (at(0, "\x1f\x8b")) return "compressed SVG (.svgz)";
    return {};
}

std::optional<Refused> over_limits(std::uint64_t width, std::uint64_t height,
                                   std::uint64_t samples) {
    const std::uint64_t pixels = width * height;  // each of 32 bits
    if (pixels <= limits::image_pixels && pixels * samples <= limits::image_decoded_bytes) {
        return std::nullopt;
    }
    return Refused{Refusal::too_large, "it has " + std::to_string(width) + " × " +
                                           std::to_string(height) +
                                           " pixels; the limit is 100 million"};
}

double believable_resolution(double pixels_per_inch) {
    return pixels_per_inch > 96 && pixels_per_inch <= 2400 ? pixels_per_inch : 96;
}

}  // namespace bifolium::image
