#include "text/display_width.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace bifolium::text {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_bidi_control(UChar32 c) {
    return u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
}

/// Parts of a cluster that take no cell of their own.
bool extends_cluster(UChar32 c) {
    const int kind = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
    return kind == U_GCB_EXTEND || kind == U_GCB_ZWJ || kind == U_GCB_CONTROL;
}

std::size_t cells(UChar32 c) {
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// The next code point, negative where the bytes are no UTF-8.
UChar32 next(std::string_view text, std::int32_t& at) {
    UChar32 c = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    U8_NEXT(bytes, at, static_cast<std::int32_t>(text.size()), c);
    return c;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    bool joined = false;  // after a zero-width joiner the next emoji is part of the same cluster
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
        const UChar32 c = next(text, at);
        if (c >= 0 && extends_cluster(c)) {
            joined = c == 0x200D;
            continue;
        }
        if (!joined) width += c < 0 ? 1 : cells(c);
        joined = false;
    }
    return width;
}

std::string printable(std::string_view text) {
    std::string out;
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
        const std::int32_t begin = at;
        const UChar32 c = next(text, at);
        if (c == '\t') {
            out.push_back(' ');
        } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_bidi_control(c)) {
            out.append(replacement);
        } else {
            out.append(
                text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
        }
    }
    return out;
}

std::string isolated(std::string_view text) {
    constexpr std::string_view begin_isolate = "\u2068", end_isolate = "\u2069";
    std::string out;
    std::size_t open = std::string_view::npos, last = 0, done = 0;  // bytes of `text`
    const auto close = [&] {
        if (open == std::string_view::npos) return;
        out.append(text.substr(done, open - done)).append(begin_isolate);
        out.append(text.substr(open, last - open)).append(end_isolate);
        done = last;
        open = std::string_view::npos;
    };
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
        const auto begin = static_cast<std::size_t>(at);
        const UChar32 c = next(text, at);
        const UCharDirection direction = c < 0 ? U_OTHER_NEUTRAL : u_charDirection(c);
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) {
            if (open == std::string_view::npos) open = begin;
            last = static_cast<std::size_t>(at);
        } else if (direction == U_LEFT_TO_RIGHT || c == '\'' || c == '"' || c == '\n') {
            close();
        }
    }
    close();
    return out.append(text.substr(done));
}

}  // namespace bifolium::text
