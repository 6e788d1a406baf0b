#include "image/published.h"

#include <algorithm>
#include <array>
#include <utility>

#include "image/exif.h"
#include "image/pixels.h"

namespace bifolium::image {

namespace {

constexpr int quality_of_copies = 92;
constexpr std::uint8_t app0 = 0xE0, app14 = 0xEE, app15 = 0xEF, comment = 0xFE;

bool is_part_of_picture(std::string_view type) {
    constexpr std::array<std::string_view, 10> kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
                                                    "gAMA", "cHRM", "sRGB", "iCCP", "pHYs"};
    return std::find(kept.begin(), kept.end(), type) != kept.end();
}

bool is_kept(const Segment& segment) {
    if (segment.marker == comment) return false;
    if (segment.marker < app0 || segment.marker > app15) return true;
    if (segment.marker == app0) return segment.content.starts_with(std::string_view("JFIF\0", 5));
    return segment.marker == app14 && segment.content.starts_with("Adobe");
}

bool must_be_coded_anew(const JpegHeader& header) {
    // libjpeg guesses RGB from the components' names; PDF readers do not.
    const bool unmarked_rgb = header.named_rgb && !header.jfif && !header.adobe_transform;
    return header.orientation != 1 || unmarked_rgb;
}

std::string coded_anew(std::string_view jpeg, const JpegHeader& header) {
    Result<Pixels> pixels = decode_jpeg(jpeg);
    if (!pixels) return {};
    return encode_jpeg(upright(*std::move(pixels), header.orientation), quality_of_copies);
}

/// Past the entropy-coded data of all scans up to the end of the image, less the segments between
/// scans that are no part of the picture.
void append_scans(std::string& out, std::string_view rest) {
    std::size_t from = 0, at = 0;
    while (at + 1 < rest.size()) {
        const std::size_t mark = rest.find('\xff', at);
        if (mark == rest.npos || mark + 1 >= rest.size()) break;
        const auto marker = static_cast<std::uint8_t>(rest[mark + 1]);
        if (marker == 0xD9) {
            out.append(rest.substr(from, mark + 2 - from));
            return;
        }
        const bool bare = marker == 0 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD7);
        if (bare) {
            at = mark + (marker == 0xFF ? 1 : 2);
            continue;
        }
        if (mark + 4 > rest.size()) break;
        const std::size_t size =
            static_cast<std::size_t>(static_cast<unsigned char>(rest[mark + 2])) << 8 |
            static_cast<unsigned char>(rest[mark + 3]);
        const std::size_t end = std::min(mark + 2 + size, rest.size());
        const Segment segment{
            marker, rest.substr(mark + 4, end > mark + 4 ? end - mark - 4 : 0), {}};
        if (!is_kept(segment)) {
            out.append(rest.substr(from, mark - from));
            from = end;
        }
        at = end;
    }
    out.append(rest.substr(from));
}

}  // namespace

std::string published_png(std::string_view png) {
    std::string out = "\x89PNG\r\n\x1a\n";
    for (const Chunk& chunk : chunks_of(png)) {
        if (is_part_of_picture(chunk.type)) out.append(chunk.whole);
    }
    return out;
}

std::string published_jpeg(std::string_view jpeg) {
    const auto inspected = inspect_jpeg(jpeg);
    const auto* header = std::get_if<JpegHeader>(&inspected);
    if (header == nullptr) return {};
    if (must_be_coded_anew(*header)) return coded_anew(jpeg, *header);
    std::string_view rest;
    std::string out = "\xff\xd8";
    for (const Segment& segment : segments_of(jpeg, rest)) {
        if (is_kept(segment)) out.append(segment.whole);
    }
    append_scans(out, rest);
    return out;
}

std::string published_jpeg_for_screens(std::string_view jpeg) {
    const auto inspected = inspect_jpeg(jpeg);
    const auto* header = std::get_if<JpegHeader>(&inspected);
    if (header == nullptr) return {};
    return header->components == 4 ? coded_anew(jpeg, *header) : published_jpeg(jpeg);
}

std::optional<PngPassage> passage_of_png(std::string_view png) {
    const auto inspected = inspect_png(png);
    const auto* header = std::get_if<PngHeader>(&inspected);
    if (header == nullptr || header->interlaced || header->transparent || header->bit_depth > 8) {
        return std::nullopt;
    }
    PngPassage passage;
    passage.width = header->width;
    passage.height = header->height;
    passage.bit_depth = header->bit_depth;
    passage.colour = header->colour_type == 0   ? PngColour::grey
                     : header->colour_type == 2 ? PngColour::rgb
                                                : PngColour::palette;
    for (const Chunk& chunk : chunks_of(png)) {
        if (chunk.type == "PLTE" && passage.colour == PngColour::palette) {
            passage.palette = chunk.content;
        }
        if (chunk.type == "IDAT") passage.data.append(chunk.content);
    }
    return passage;
}

std::optional<JpegPassage> passage_of_jpeg(Bytes published) {
    const auto inspected = inspect_jpeg(published.view());
    const auto* header = std::get_if<JpegHeader>(&inspected);
    if (header == nullptr) return std::nullopt;
    JpegPassage passage;
    passage.width = header->width;
    passage.height = header->height;
    passage.components = header->components;
    passage.inverted = header->components == 4 && header->adobe_transform.has_value();
    passage.data = std::move(published);
    return passage;
}

}  // namespace bifolium::image
