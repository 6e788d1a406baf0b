#include "image/exif.h"

#include <utility>

#include "image/big_endian.h"

namespace bifolium::image {

std::uint8_t exif_orientation(std::string_view tiff) {
    constexpr std::uint32_t orientation_tag = 0x0112, short_type = 3;
    if (tiff.size() < 8) return 1;
    const bool little = tiff.starts_with("II");
    if (!little && !tiff.starts_with("MM")) return 1;
    const auto number = [&](std::size_t at, std::size_t size) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            value = value << 8 | byte_at(tiff, little ? at + size - 1 - i : at + i);
        }
        return value;
    };
    const std::uint64_t directory = number(4, 4);
    if (directory + 2 > tiff.size()) return 1;
    const std::uint64_t entries = number(directory, 2);
    for (std::uint64_t i = 0; i < entries; ++i) {
        const std::uint64_t entry = directory + 2 + 12 * i;
        if (entry + 12 > tiff.size()) return 1;
        if (number(entry, 2) != orientation_tag || number(entry + 2, 2) != short_type) continue;
        const std::uint64_t value = number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<std::uint8_t>(value) : std::uint8_t{1};
    }
    return 1;
}

Pixels upright(Pixels stored, std::uint8_t orientation) {
    if (orientation <= 1 || orientation > 8) return stored;
    const bool turned = orientation >= 5;  // rows become columns
    const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 ||
                            orientation == 8;  // the stored x runs backwards
    const bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 ||
                             orientation == 7;  // the stored y runs backwards
    Pixels out;
    out.width = turned ? stored.height : stored.width;
    out.height = turned ? stored.width : stored.height;
    out.samples = stored.samples;
    out.bytes.reserve(stored.bytes.size());
    const std::size_t size = samples_in(stored.samples);
    for (std::uint32_t y = 0; y < out.height; ++y) {
        for (std::uint32_t x = 0; x < out.width; ++x) {
            std::uint32_t from_x = turned ? y : x, from_y = turned ? x : y;
            if (from_right) from_x = stored.width - 1 - from_x;
            if (from_bottom) from_y = stored.height - 1 - from_y;
            out.bytes.append(stored.bytes, (std::size_t{from_y} * stored.width + from_x) * size,
                             size);
        }
    }
    return out;
}

}  // namespace bifolium::image
