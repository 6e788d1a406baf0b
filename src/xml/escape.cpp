#include "xml/escape.h"

#include <cstddef>

#include "base/utf8.h"
#include "xml/element.h"

namespace bifolium::xml {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

/// How far the sequence at `at` is good, and whether it is a whole character that XML can carry.
/// https://www.w3.org/TR/xml/#charsets and Unicode's table 3-7 of well-formed UTF-8
struct Sequence {
    std::size_t size = 1;
    bool good = false;
};

Sequence sequence_at(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    if (lead < 0x80) {
        const bool good = lead >= 0x20 || lead == '\t' || lead == '\n' || lead == '\r';
        return {1, good};
    }
    if (lead < 0xC2 || lead > 0xF4) return {1, false};
    if (!continues_character(text, at + 1)) return {1, false};
    if (lead < 0xE0) return {2, true};
    const unsigned second = byte_at(text, at + 1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second > 0x9F;
    const bool too_high = lead == 0xF4 && second > 0x8F;
    if (overlong || surrogate || too_high) return {1, false};
    if (!continues_character(text, at + 2)) return {2, false};
    if (lead < 0xF0) {
        const bool none = lead == 0xEF && second == 0xBF && byte_at(text, at + 2) >= 0xBE;
        return {3, !none};  // U+FFFE and U+FFFF
    }
    if (!continues_character(text, at + 3)) return {3, false};
    return {4, true};
}

/// What stands for this byte; empty: the byte itself.
std::string_view escape_of(char c, Within within) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";  // not only in "]]>": older readers want it everywhere
        case '\r':
            return "&#13;";
        case '"':
            return within == Within::attribute ? "&quot;" : "";
        case '\t':
            return within == Within::attribute ? "&#9;" : "";
        case '\n':
            return within == Within::attribute ? "&#10;" : "";
    }
    return {};
}

}  // namespace

void append_escaped(std::string& out, std::string_view text, Within within) {
    for (std::size_t at = 0; at < text.size();) {
        const Sequence sequence = sequence_at(text, at);
        if (!sequence.good) {
            out.append(replacement);
        } else if (const std::string_view escape = escape_of(text[at], within); !escape.empty()) {
            out.append(escape);
        } else {
            out.append(text.substr(at, sequence.size));
        }
        at += sequence.size;
    }
}

std::string sanitize(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Sequence sequence = sequence_at(text, at);
        out.append(sequence.good ? text.substr(at, sequence.size) : replacement);
        at += sequence.size;
    }
    return out;
}

}  // namespace bifolium::xml
