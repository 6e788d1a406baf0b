#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/compress.h"
#include "image/big_endian.h"
#include "image/pixels.h"

// PNG is written by ourselves: four chunks, and base/'s one compressor, so the bytes are the same
// whatever libpng and zlib a machine has. https://www.w3.org/TR/png-3/

namespace bifolium::image {

namespace {

void append_chunk(std::string& out, std::string_view type, std::string_view content) {
    append_big_endian_32(out, static_cast<std::uint32_t>(content.size()));
    const std::size_t begin = out.size();
    out.append(type).append(content);
    append_big_endian_32(out, crc32(std::string_view(out).substr(begin)));
}

int paeth(int left, int above, int corner) {
    const int guess = left + above - corner;
    const int to_left = std::abs(guess - left), to_above = std::abs(guess - above),
              to_corner = std::abs(guess - corner);
    if (to_left <= to_above && to_left <= to_corner) return left;
    return to_above <= to_corner ? above : corner;
}

/// One row as filter `kind` writes it, after its byte that says so.
void filter_row(int kind, std::string_view row, std::string_view above, std::size_t pixel,
                std::string& out) {
    out.assign(1, static_cast<char>(kind));
    for (std::size_t i = 0; i < row.size(); ++i) {
        const int left = i < pixel ? 0 : static_cast<unsigned char>(row[i - pixel]);
        const int up = above.empty() ? 0 : static_cast<unsigned char>(above[i]);
        const int corner =
            above.empty() || i < pixel ? 0 : static_cast<unsigned char>(above[i - pixel]);
        const std::array<int, 5> guesses{0, left, up, (left + up) / 2, paeth(left, up, corner)};
        const int value = static_cast<unsigned char>(row[i]);
        out.push_back(static_cast<char>(value - guesses[static_cast<std::size_t>(kind)]));
    }
}

/// The usual measure of how well a row will compress: bytes as signed numbers, near 0 is good.
std::uint64_t roughness(std::string_view row) {
    std::uint64_t sum = 0;
    for (const char byte : row.substr(1)) {
        sum += static_cast<std::uint64_t>(std::abs(static_cast<signed char>(byte)));
    }
    return sum;
}

std::string filtered(const Pixels& pixels) {
    const std::size_t pixel = samples_in(pixels.samples), row_size = pixels.width * pixel;
    std::string out, best, trial;
    out.reserve((row_size + 1) * pixels.height);
    std::string_view above;
    for (std::size_t y = 0; y < pixels.height; ++y) {
        const std::string_view row = std::string_view(pixels.bytes).substr(y * row_size, row_size);
        std::uint64_t least = 0;
        for (const int kind : {0, 1, 2, 4}) {
            filter_row(kind, row, above, pixel, trial);
            const std::uint64_t here = roughness(trial);
            if (kind == 0 || here < least) {
                least = here;
                best.swap(trial);
            }
        }
        out.append(best);
        above = row;
    }
    return out;
}

}  // namespace

std::string encode_png(const Pixels& pixels) {
    if (pixels.samples == Samples::cmyk) return encode_png(to_rgb(pixels));
    const char colour_type = pixels.samples == Samples::grey  ? '\0'
                             : pixels.samples == Samples::rgb ? '\2'
                                                              : '\6';
    std::string header;
    append_big_endian_32(header, pixels.width);
    append_big_endian_32(header, pixels.height);
    header.append({'\10', colour_type, '\0', '\0', '\0'});
    std::string out = "\x89PNG\r\n\x1a\n";
    append_chunk(out, "IHDR", header);
    append_chunk(out, "IDAT", deflate(filtered(pixels), Wrapping::zlib));
    append_chunk(out, "IEND", {});
    return out;
}

Pixels to_rgb(const Pixels& pixels) {
    if (pixels.samples == Samples::rgb) return pixels;
    Pixels out;
    out.width = pixels.width;
    out.height = pixels.height;
    const std::size_t size = samples_in(pixels.samples);
    const std::size_t count = pixels.bytes.size() / size;
    out.bytes.resize(count * 3);
    const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view from = std::string_view(pixels.bytes).substr(i * size, size);
        char* to = out.bytes.data() + i * 3;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            switch (pixels.samples) {
                case Samples::grey:
                case Samples::rgb:
                    to[channel] = from[0];
                    break;
                case Samples::cmyk: {
                    const std::uint32_t light =
                        (255 - byte_at(from, channel)) * (255 - byte_at(from, 3));
                    to[channel] = byte((light + 127) / 255);
                    break;
                }
                case Samples::rgba: {
                    const std::uint32_t alpha = byte_at(from, 3);
                    const std::uint32_t light =
                        byte_at(from, channel) * alpha + 255 * (255 - alpha);
                    to[channel] = byte((light + 127) / 255);
                    break;
                }
            }
        }
    }
    return out;
}

}  // namespace bifolium::image
