#include "font/manifest.h"

#include <algorithm>
#include <charconv>

namespace bifolium::font {

namespace {

constexpr std::string_view blanks = " \t\r";

/// The next word of the line, or all of the rest if it is the last thing on it.
std::string_view take_word(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    const std::string_view word = rest.substr(0, rest.find_first_of(blanks));
    rest.remove_prefix(word.size());
    return word;
}

std::string_view take_rest(std::string_view rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    return rest.substr(0, rest.find_last_not_of(blanks) + 1);
}

bool is_digest(std::string_view word) {
    return word.size() == 64 && word.find_first_not_of("0123456789abcdef") == word.npos;
}

/// "noto.ttc#2": face 2 of a collection. A '#' that no number follows belongs to the name.
void split_index(ManifestLine& line) {
    const std::size_t mark = line.file.rfind('#');
    if (mark == std::string::npos || mark + 1 == line.file.size()) return;
    std::uint32_t index = 0;
    const char* end = line.file.data() + line.file.size();
    const auto [stop, error] = std::from_chars(line.file.data() + mark + 1, end, index);
    if (error != std::errc() || stop != end) return;
    line.index = index;
    line.file.resize(mark);
}

std::optional<ManifestLine> parse_line(std::string_view text) {
    ManifestLine line;
    line.digest = take_word(text);
    if (!is_digest(line.digest)) return std::nullopt;
    std::string_view rest = take_rest(text);
    if (rest.starts_with("package:")) {
        line.package = take_word(rest).substr(std::string_view("package:").size());
        rest = take_rest(rest);
        if (line.package.empty() || !rest.starts_with('/')) return std::nullopt;
    } else if (rest.starts_with('*')) {
        rest.remove_prefix(1);  // sha256sum --binary
    }
    if (rest.empty()) return std::nullopt;
    line.file = rest;
    split_index(line);
    return line;
}

}  // namespace

std::string ManifestLine::path() const {
    return index == 0 ? file : file + "#" + std::to_string(index);
}

std::vector<ManifestLine> read_manifest(const Sources& sources, SourceId source,
                                        Diagnostics& diagnostics) {
    std::vector<ManifestLine> lines;
    const std::string_view text = sources.text(source);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view whole = text.substr(begin, end - begin);
        const Span span{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        begin = end + 1;
        const std::string_view said = take_rest(whole);
        if (said.empty() || said.starts_with('#')) continue;
        if (std::optional<ManifestLine> line = parse_line(whole)) {
            line->span = span;
            lines.push_back(*std::move(line));
        } else {
            diagnostics.report({Severity::error, "font.bad-manifest", span,
                                "this line of the font manifest is not understood",
                                "write the line with 'bifolium fonts add FILE'"});
        }
    }
    return lines;
}

}  // namespace bifolium::font
