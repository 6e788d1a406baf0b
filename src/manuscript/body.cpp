#include "manuscript/body.h"

#include <algorithm>

#include "base/limits.h"

namespace bifolium::manuscript {

namespace {

/// Length of the well-formed UTF-8 sequence at the start of `text`, or 0.
/// https://www.unicode.org/versions/latest/core-spec/chapter-3/ (table 3-7)
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
    }
    const unsigned char second = byte(1);
    if (first == 0xE0 && second < 0xA0) return 0;  // overlong
    if (first == 0xED && second > 0x9F) return 0;  // a surrogate
    if (first == 0xF0 && second < 0x90) return 0;  // overlong
    if (first == 0xF4 && second > 0x8F) return 0;  // beyond U+10FFFF
    return length;
}

}  // namespace

Body::Body(const Sources& sources, Span text)
    : source_text_(sources.text(text.source)), text_(text), lines_{text.begin} {
    for (std::uint32_t at = text.begin; at < text.end; ++at) {
        const char c = source_text_[at];
        if (c != '\n' && c != '\r') continue;
        if (c == '\r' && at + 1 < text.end && source_text_[at + 1] == '\n') ++at;
        lines_.push_back(at + 1);
    }
}

std::uint32_t Body::offset(int line, int column) const {
    if (line < 1) return text_.begin;
    if (line > line_count()) return text_.end;
    const std::uint32_t begin = lines_[static_cast<std::size_t>(line) - 1];
    const auto past = static_cast<std::uint32_t>(std::max(column, 1) - 1);
    return std::min(begin + past, line_end(line));
}

std::uint32_t Body::line_end(int line) const {
    if (line < 1) return text_.begin;
    if (line >= line_count()) return text_.end;
    std::uint32_t end = lines_[static_cast<std::size_t>(line)];
    const std::uint32_t begin = lines_[static_cast<std::size_t>(line) - 1];
    while (end > begin && (source_text_[end - 1] == '\n' || source_text_[end - 1] == '\r')) --end;
    return end;
}

int Body::line_of(std::uint32_t offset) const {
    const auto next = std::upper_bound(lines_.begin(), lines_.end(), offset);
    return static_cast<int>(next - lines_.begin());
}

std::string_view Body::line(int number) const {
    const std::uint32_t begin = offset(number, 1);
    return source_text_.substr(begin, line_end(number) - begin);
}

bool check_encoding(const Sources& sources, SourceId source, Diagnostics& diagnostics) {
    const std::string_view text = sources.text(source);
    if (text.size() > limits::manuscript_bytes) {
        diagnostics.report({Severity::error, "manuscript.too-large", Span{source, 0, 0},
                            "the file has " + std::to_string(text.size()) + " bytes; " +
                                std::to_string(limits::manuscript_bytes) + " are the most",
                            "split it into chapters"});
        return false;
    }
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text.substr(at));
        if (length == 0) {
            const auto begin = static_cast<std::uint32_t>(at);
            diagnostics.report({Severity::error, "manuscript.invalid-utf8",
                                Span{source, begin, begin + 1}, "this byte is not UTF-8",
                                "save the file as UTF-8"});
            return false;
        }
        at += length;
    }
    return true;
}

}  // namespace bifolium::manuscript
