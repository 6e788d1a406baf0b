#include <algorithm>
#include <cmath>

#include "image/big_endian.h"
#include "image/header.h"

namespace bifolium::image {

namespace {

constexpr std::size_t signature_size = 8, frame_size = 12;  // length, type and CRC of a chunk

Refused damaged(std::string what) {
    return {Refusal::damaged, std::move(what)};
}

bool is_legal(std::uint32_t colour_type, std::uint32_t bit_depth) {
    switch (colour_type) {
        case 0:
            return bit_depth == 1 || bit_depth == 2 || bit_depth == 4 || bit_depth == 8 ||
                   bit_depth == 16;
        case 3:
            return bit_depth == 1 || bit_depth == 2 || bit_depth == 4 || bit_depth == 8;
        case 2:
        case 4:
        case 6:
            return bit_depth == 8 || bit_depth == 16;
        default:  // a byte of the file's
            return false;
    }
}

std::uint64_t channels(std::uint32_t colour_type) {
    constexpr std::uint64_t of[] = {1, 0, 3, 1, 2, 0, 4};
    return of[colour_type];
}

}  // namespace

std::vector<Chunk> chunks_of(std::string_view png) {
    std::vector<Chunk> chunks;
    std::size_t at = signature_size;
    while (at + frame_size <= png.size()) {
        const std::uint64_t size = big_endian_32(png, at);
        if (size > png.size() - at - frame_size) break;
        const Chunk chunk{png.substr(at + 4, 4), png.substr(at + 8, size),
                          png.substr(at, size + frame_size)};
        chunks.push_back(chunk);
        if (chunk.type == "IEND") break;
        at += size + frame_size;
    }
    return chunks;
}

Inspected<PngHeader> inspect_png(std::string_view png) {
    const std::vector<Chunk> chunks = chunks_of(png);
    if (chunks.empty() || chunks.front().type != "IHDR" || chunks.front().content.size() != 13) {
        return damaged("it has no PNG header");
    }
    if (chunks.back().type != "IEND") return damaged("it is cut off");
    const std::string_view first = chunks.front().content;
    PngHeader header;
    header.width = big_endian_32(first, 0);
    header.height = big_endian_32(first, 4);
    header.bit_depth = static_cast<std::uint8_t>(first[8]);
    header.colour_type = static_cast<std::uint8_t>(first[9]);
    header.interlaced = first[12] != 0;
    if (header.width == 0 || header.height == 0 ||
        !is_legal(header.colour_type, header.bit_depth)) {
        return damaged("its PNG header is wrong");
    }
    if (auto refused = over_limits(header.width, header.height, 4)) return *std::move(refused);
    header.transparent = header.colour_type == 4 || header.colour_type == 6;
    std::uint64_t compressed = 0;
    for (const Chunk& chunk : chunks) {
        if (chunk.type == "IDAT") compressed += chunk.content.size();
        if (chunk.type == "tRNS") header.transparent = true;
        if (chunk.type == "pHYs" && chunk.content.size() == 9 && chunk.content[8] == 1) {
            const double per_metre =
                std::min(big_endian_32(chunk.content, 0), big_endian_32(chunk.content, 4));
            header.pixels_per_inch = believable_resolution(std::round(per_metre * 0.254) / 10);
        }
    }
    // Deflate never gains more than 1,032 to 1: a bomb is known before memory is asked for.
    const std::uint64_t row =
        (header.width * channels(header.colour_type) * header.bit_depth + 7) / 8;
    if (compressed * 1032 < row * header.height) return damaged("it has too few data for its size");
    return header;
}

}  // namespace bifolium::image
