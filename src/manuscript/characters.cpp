#include "manuscript/characters.h"

namespace bifolium::manuscript {

namespace {

/// Line ends other than LF and CR, which no medium understands in text.
bool is_line_end(char32_t c) {
    return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// https://www.w3.org/TR/xml/#charsets, and the controls that it only discourages.
bool is_forbidden(char32_t c) {
    if (c < 0x20) return c != '\t' && c != '\n';
    if (c >= 0x7F && c <= 0x9F) return true;
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
    constexpr Decoded broken{0xFFFE, 1};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first < 0xC2 || first > 0xF4) return broken;
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (text.size() - at < length) return broken;
    char32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return broken;
        code = (code << 6) | (byte(i) & 0x3FU);
    }
    return {code, length};
}

std::string clean_text(std::string_view text, bool& replaced) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode(text, at);
        if (is_line_end(next.code)) {
            out.push_back(' ');
        } else if (is_forbidden(next.code)) {
            out.append("\xEF\xBF\xBD");
            replaced = true;
        } else {
            out.append(text.substr(at, next.length));
        }
        at += next.length;
    }
    return out;
}

}  // namespace bifolium::manuscript
