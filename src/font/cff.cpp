#include "font/cff.h"

#include <algorithm>

#include "font/sfnt.h"

namespace bifolium::font {

namespace {

/// Where an INDEX's objects lie; section 5.
struct Index {
    std::size_t count = 0, end = 0;
    std::size_t first_begin = 0, first_end = 0;
};

Index read_index(const Table& cff, std::size_t at) {
    Index index;
    index.count = cff.u16(at);
    index.end = at + 2;
    if (index.count == 0) return index;
    const std::size_t width = cff.u8(at + 2);
    const auto offset = [&](std::size_t i) {
        std::size_t value = 0;
        for (std::size_t b = 0; b < width; ++b) value = value << 8 | cff.u8(at + 3 + i * width + b);
        return value;
    };
    const std::size_t base = at + 2 + (index.count + 1) * width;  // offsets count from 1
    index.first_begin = base + offset(0);
    index.first_end = base + offset(1);
    index.end = base + offset(index.count);
    return index;
}

struct TopDict {
    bool is_cid_keyed = false;
    std::size_t charset = 0, char_strings = 0;
};

constexpr std::uint32_t op_charset = 15, op_char_strings = 17, op_escape = 12, op_ros = 30;

/// Operands stand before their operator; only the last integer matters here. Section 4.
TopDict read_top_dict(const Table& cff, std::size_t at, std::size_t end) {
    TopDict dict;
    std::size_t operand = 0;
    end = std::min(end, cff.size());
    while (at < end) {
        const std::uint32_t byte = cff.u8(at++);
        if (byte == 28) {
            operand = cff.u16(at);
            at += 2;
        } else if (byte == 29) {
            operand = cff.u32(at);
            at += 4;
        } else if (byte == 30) {  // a real number ends with a nibble of ones
            while (at < end && (cff.u8(at) & 0xF) != 0xF) ++at;
            ++at;
        } else if (byte >= 32 && byte <= 246) {
            operand = byte < 139 ? 0 : byte - 139;
        } else if (byte >= 247) {
            operand = byte <= 250 ? (byte - 247) * 256 + cff.u8(at) + 108 : 0;
            ++at;
        } else if (byte == op_escape) {
            dict.is_cid_keyed = dict.is_cid_keyed || cff.u8(at) == op_ros;
            ++at;
        } else if (byte == op_charset) {
            dict.charset = operand;
        } else if (byte == op_char_strings) {
            dict.char_strings = operand;
        }
    }
    return dict;
}

/// Section 13. Glyph 0 is CID 0 and not written down.
std::vector<std::uint32_t> read_charset(const Table& cff, std::size_t at, std::size_t glyphs) {
    std::vector<std::uint32_t> ids{0};
    const std::uint32_t format = cff.u8(at++);
    while (ids.size() < glyphs && at < cff.size()) {
        const std::uint32_t first = cff.u16(at);
        at += 2;
        std::uint32_t more = 0;
        if (format == 1) more = cff.u8(at++);
        if (format == 2) {
            more = cff.u16(at);
            at += 2;
        }
        for (std::uint32_t i = 0; i <= more && ids.size() < glyphs; ++i) ids.push_back(first + i);
    }
    return ids;
}

}  // namespace

std::vector<std::uint32_t> character_ids(std::string_view bytes) {
    const Table cff(bytes);
    const Index names = read_index(cff, cff.u8(2));
    const Index dicts = read_index(cff, names.end);
    const TopDict dict = read_top_dict(cff, dicts.first_begin, dicts.first_end);
    constexpr std::size_t predefined = 2;  // charsets of no file's own
    if (!dict.is_cid_keyed || dict.charset <= predefined) return {};
    return read_charset(cff, dict.charset, read_index(cff, dict.char_strings).count);
}

}  // namespace bifolium::font
