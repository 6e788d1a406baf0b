#include "app/changed_lines.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace bifolium::app {

namespace {

/// "+++ b/dir/file", which git puts in quotation marks and escapes where the name is unusual.
/// Empty for "/dev/null": the file is gone.
std::string path_in(std::string_view line) {
    line.remove_prefix(std::string_view("+++ ").size());
    if (line.ends_with('\t')) line.remove_suffix(1);  // git ends names with blanks so
    std::string out;
    if (!line.starts_with('"')) {
        out = line;
    } else {
        for (std::size_t at = 1; at < line.size() && line[at] != '"'; ++at) {
            if (line[at] != '\\' || at + 1 == line.size()) {
                out.push_back(line[at]);
                continue;
            }
            constexpr std::string_view letters = "abtnvfr\"\\", meanings = "\a\b\t\n\v\f\r\"\\";
            const std::size_t known = letters.find(line[++at]);
            if (known != std::string_view::npos) {
                out.push_back(meanings[known]);
                continue;
            }
            int octal = 0;
            for (int digit = 0; digit < 3 && at < line.size(); ++digit) {
                octal = octal * 8 + (line[at++] - '0');
            }
            --at;
            out.push_back(static_cast<char>(octal));
        }
    }
    return out.starts_with("b/") ? out.substr(2) : std::string();
}

/// The new file's lines of "@@ -3,2 +5,4 @@"; nothing where lines were only taken out.
std::optional<std::pair<std::uint32_t, std::uint32_t>> lines_in(std::string_view line) {
    const std::size_t plus = line.find(" +");
    if (plus == std::string_view::npos) return std::nullopt;
    const char* at = line.data() + plus + 2;
    const char* const end = line.data() + line.size();
    std::uint32_t first = 0, count = 1;
    const auto begin = std::from_chars(at, end, first);
    if (begin.ec != std::errc()) return std::nullopt;
    if (begin.ptr != end && *begin.ptr == ',') {
        static_cast<void>(std::from_chars(begin.ptr + 1, end, count));
    }
    if (count == 0) return std::nullopt;
    return std::pair(first, first + count - 1);
}

}  // namespace

ChangedLines ChangedLines::of_diff(std::string_view diff) {
    ChangedLines out;
    std::string path;
    std::uint32_t left = 0;  // lines of the hunk that follow: they may look like anything
    for (std::size_t at = 0; at < diff.size();) {
        const std::size_t end = std::min(diff.find('\n', at), diff.size());
        const std::string_view line = diff.substr(at, end - at);
        at = end + 1;
        if (left > 0 && line.starts_with('+')) {
            --left;
        } else if (line.starts_with("+++ ")) {
            path = path_in(line);
        } else if (line.starts_with("@@ ")) {
            const auto lines = lines_in(line);
            if (!lines) continue;
            left = lines->second - lines->first + 1;
            if (!path.empty()) out.files_[path].push_back(*lines);
        }
    }
    return out;
}

void ChangedLines::add_whole(std::string path) {
    files_[std::move(path)] = {{1, std::numeric_limits<std::uint32_t>::max()}};
}

bool ChangedLines::touch(Span span, const Sources& sources) const {
    if (!span.source.valid()) return true;
    const std::string_view path = sources.path(span.source);
    if (path.starts_with('@') || path.starts_with('/')) return true;
    const auto file = files_.find(path);
    if (file == files_.end()) return false;
    const std::uint32_t first = sources.locate(span.source, span.begin).line;
    const std::uint32_t last =
        sources.locate(span.source, std::max(span.begin, span.end > 0 ? span.end - 1 : 0)).line;
    const auto from = std::ranges::lower_bound(file->second, first, {},
                                               [](const auto& lines) { return lines.second; });
    return from != file->second.end() && from->first <= last;
}

}  // namespace bifolium::app
