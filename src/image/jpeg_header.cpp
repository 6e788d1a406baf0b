#include <algorithm>

#include "image/big_endian.h"
#include "image/exif.h"
#include "image/header.h"

namespace bifolium::image {

namespace {

constexpr std::uint32_t code_tables = 0xC4, end_of_image = 0xD9, start_of_scan = 0xDA, app0 = 0xE0,
                        app1 = 0xE1, app14 = 0xEE;

Refused damaged(std::string what) {
    return {Refusal::damaged, std::move(what)};
}

bool is_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Reads the frame header; refuses the kinds of JPEG that browsers and PDF readers do not show.
std::optional<Refused> read_frame(const Segment& segment, JpegHeader& header) {
    const std::string_view frame = segment.content;
    if (segment.marker > 0xC2) {
        const bool arithmetic = segment.marker >= 0xC9;
        return Refused{Refusal::unsupported,
                       arithmetic
                           ? "it is coded arithmetically, which few programs can show"
                           : "it is a lossless or hierarchical JPEG, which few programs show"};
    }
    if (frame.size() < 6) return damaged("its frame header is cut off");
    if (byte_at(frame, 0) != 8) {
        return Refused{Refusal::unsupported, "it has " + std::to_string(byte_at(frame, 0)) +
                                                 " bits a sample; JPEG in print has 8"};
    }
    header.height = big_endian_16(frame, 1);
    header.width = big_endian_16(frame, 3);
    header.components = static_cast<std::uint8_t>(frame[5]);
    header.progressive = segment.marker == 0xC2;
    const std::size_t components = header.components;
    if (components != 1 && components != 3 && components != 4) {
        return Refused{Refusal::unsupported,
                       "it has " + std::to_string(components) + " colour components"};
    }
    if (frame.size() < 6 + 3 * components) return damaged("its frame header is cut off");
    if (header.width == 0 || header.height == 0) return damaged("its frame header has no size");
    header.named_rgb = components == 3 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
    // A progressive picture is decoded from coefficients of two bytes, all in memory at once.
    return over_limits(header.width, header.height,
                       header.progressive ? 2 * components : components);
}

void read_application(const Segment& segment, JpegHeader& header) {
    const std::string_view content = segment.content;
    if (segment.marker == app0 && content.starts_with(std::string_view("JFIF\0", 5)) &&
        content.size() >= 12) {
        header.jfif = true;
        const double density = std::min(big_endian_16(content, 8), big_endian_16(content, 10));
        if (content[7] == 1) header.pixels_per_inch = believable_resolution(density);
        if (content[7] == 2) header.pixels_per_inch = believable_resolution(density * 2.54);
    }
    if (segment.marker == app1 && content.starts_with(std::string_view("Exif\0\0", 6))) {
        header.orientation = exif_orientation(content.substr(6));
    }
    if (segment.marker == app14 && content.starts_with("Adobe") && content.size() >= 12) {
        header.adobe_transform = static_cast<std::uint8_t>(content[11]);
    }
}

}  // namespace

std::vector<Segment> segments_of(std::string_view jpeg, std::string_view& rest) {
    std::vector<Segment> segments;
    std::size_t at = 2;
    while (at + 4 <= jpeg.size() && byte_at(jpeg, at) == 0xFF) {
        const std::uint32_t marker = byte_at(jpeg, at + 1);
        if (marker == 0xFF) {  // fill
            ++at;
            continue;
        }
        const std::size_t size = big_endian_16(jpeg, at + 2);
        if (marker == end_of_image || size < 2 || at + 2 + size > jpeg.size()) break;
        segments.push_back({static_cast<std::uint8_t>(marker), jpeg.substr(at + 4, size - 2),
                            jpeg.substr(at, size + 2)});
        at += size + 2;
        if (marker == start_of_scan) break;
    }
    rest = jpeg.substr(std::min(at, jpeg.size()));
    return segments;
}

Inspected<JpegHeader> inspect_jpeg(std::string_view jpeg) {
    JpegHeader header;
    std::string_view rest;
    const std::vector<Segment> segments = segments_of(jpeg, rest);
    if (segments.empty() || segments.back().marker != start_of_scan) {
        return damaged("it has no picture data");
    }
    bool framed = false;
    bool coded = false;
    for (const Segment& segment : segments) {
        if (is_frame(segment.marker)) {
            if (framed) return damaged("it has two frames");
            framed = true;
            if (auto refused = read_frame(segment, header)) return *std::move(refused);
        }
        coded = coded || segment.marker == code_tables;
        read_application(segment, header);
    }
    if (!framed) return damaged("it has no frame header");
    // libjpeg makes up the usual ones; other readers of the published file need not.
    if (!coded) return damaged("it has no code tables");
    return header;
}

}  // namespace bifolium::image
