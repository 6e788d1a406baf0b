#include "app/merge_findings.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "app/explain.h"
#include "app/judge.h"
#include "base/utf8.h"

namespace bifolium::app {

namespace {

/// What a finding needs of its file: the lines that it points at, at their places.
class Lines {
public:
    Lines(const std::vector<Part>& parts, Sources& sources) : sources_(sources) {
        for (const Part& part : parts) {
            for (const auto& [path, lines] : part.manifest.lines) {
                all_[path].insert(lines.begin(), lines.end());
            }
        }
        for (const auto& [path, lines] : all_) {
            std::string text;
            std::uint32_t at = 1;
            for (const auto& [number, line] : lines) {
                text.append(number - at, '\n').append(line);
                at = number;
            }
            ids_.emplace(path, sources.add(path, text + "\n"));
        }
    }
    Span span(const KeptFinding& finding) const {
        const auto id = ids_.find(finding.path);
        if (id == ids_.end()) return {};
        return {id->second, offset(id->second, finding.begin), offset(id->second, finding.end)};
    }

private:
    /// The place in the text of what is kept; where less is kept than it says, the nearest.
    std::uint32_t offset(SourceId id, LineColumn place) const {
        const std::string_view text = sources_.text(id);
        const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
        const std::string_view line = sources_.line(id, std::clamp(place.line, 1u, lines));
        auto at = static_cast<std::size_t>(line.data() - text.data());
        const std::size_t end = at + line.size();
        for (std::uint32_t column = 1; column < place.column && at < end; ++column) {
            at = std::min(end, next_character_start(text, at + 1));
        }
        return static_cast<std::uint32_t>(at);
    }

    Sources& sources_;
    std::map<std::string, std::map<std::uint32_t, std::string>> all_;
    std::map<std::string, SourceId> ids_;
};

/// Waivers that met nothing in any shard that looked at their file.
std::vector<const KeptFinding*> unmet_everywhere(const std::vector<Part>& parts) {
    using Key = std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>;
    std::map<Key, std::pair<const KeptFinding*, std::size_t>> unmet;
    for (const Part& part : parts) {
        for (const KeptFinding& finding : part.manifest.unmet) {
            const Key key(finding.path, finding.begin.line, finding.begin.column, finding.message);
            ++unmet.try_emplace(key, &finding, 0).first->second.second;
        }
    }
    std::vector<const KeptFinding*> out;
    for (const auto& [key, found] : unmet) {
        const auto [finding, times] = found;
        const auto looked = std::ranges::count_if(parts, [path = finding->path](const Part& part) {
            return part.manifest.looked_at.contains(path);
        });
        if (std::cmp_equal(times, looked)) out.push_back(finding);
    }
    return out;
}

}  // namespace

void tell_all(const std::vector<Part>& parts, Sources& sources, BuildResult& result) {
    const Lines lines(parts, sources);
    std::vector<const KeptFinding*> order;
    for (const Part& part : parts) {
        for (const KeptFinding& finding : part.manifest.findings) order.push_back(&finding);
    }
    for (const KeptFinding* finding : unmet_everywhere(parts)) {
        order.push_back(finding);
        if (finding->severity >= parts.front().manifest.fail_on) {
            result.exit_code = graver(result.exit_code, ExitCode::findings);
        }
    }
    std::stable_sort(order.begin(), order.end(), [](const KeptFinding* a, const KeptFinding* b) {
        return a->edition < b->edition;
    });
    Diagnostics all;
    for (const KeptFinding* finding : order) {
        const Explanation* page = explain(finding->code);
        if (page == nullptr) continue;  // the version is ours: every code has a page
        all.report({.severity = finding->severity,
                    .code = page->code,
                    .span = lines.span(*finding),
                    .message = finding->message,
                    .hint = finding->hint,
                    .standing = finding->standing,
                    .excuse = finding->excuse});
    }
    merge_findings(result.diagnostics, all);
}

}  // namespace bifolium::app
