#include "app/fingerprint.h"

#include <string_view>

#include "base/digest.h"

namespace bifolium::app {

namespace {

constexpr std::size_t digits = 16;

/// White space is folded: a line that is indented anew is the same line.
std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!space) out.push_back(c);
        if (space && !out.empty() && out.back() != ' ') out.push_back(' ');
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string without_digits(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c < '0' || c > '9') out.push_back(c);
    }
    return out;
}

}  // namespace

std::string file_of(const Diagnostic& d, const Sources& sources) {
    return d.span.source.valid() ? std::string(sources.path(d.span.source)) : std::string();
}

std::string fingerprint(const Diagnostic& d, const Sources& sources) {
    std::string words(d.code);
    words += '\n' + file_of(d, sources) + '\n';
    if (d.span.source.valid()) {
        const LineColumn at = sources.locate(d.span.source, d.span.begin);
        words += folded(sources.line(d.span.source, at.line));
    } else {
        words += without_digits(d.message);
    }
    return hexadecimal(sha256(words), digits);
}

}  // namespace bifolium::app
