#include "serve/round.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/render.h"
#include "text/display_width.h"

namespace bifolium::serve {

namespace {

constexpr std::size_t longest_line = 400;

Finding finding_of(const Diagnostic& d, const Sources& sources, const std::string& folder) {
    Finding out{.severity = d.severity,
                .code = std::string(d.code),
                .message = text::printable(d.message),
                .help = text::printable(d.hint),
                .place = {},
                .line = {}};
    if (!d.span.source.valid()) return out;
    const LineColumn at = sources.locate(d.span.source, d.span.begin);
    const std::string_view path = sources.path(d.span.source);
    const bool of_project = !path.starts_with('/') && !path.starts_with('@');
    out.place = fmt::format("{}{}:{}:{}", of_project ? folder : "", path, at.line, at.column);
    std::string_view line = sources.line(d.span.source, at.line);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    out.line = text::printable(line.substr(0, longest_line));
    return out;
}

/// Looked up, never iterated.
std::map<const Diagnostic*, std::vector<std::size_t>> editions_by_finding(
    const app::BuildResult& result) {
    std::map<const Diagnostic*, std::vector<std::size_t>> out;
    for (std::size_t i = 0; i < result.findings_of.size(); ++i) {
        for (const std::size_t finding : result.findings_of[i]) {
            out[&result.diagnostics.all()[finding]].push_back(i);
        }
    }
    return out;
}

void take_files(EditionState& state, const app::EditionResult& edition) {
    for (const app::EditionResult::File& file : edition.files) {
        switch (file.role) {
            case site::Role::pdf:
                state.paper = file.path;
                state.pages = file.pages;
                break;
            case site::Role::epub:
                state.book = file.path;
                break;
            case site::Role::cover:
                state.cover = file.path;
                break;
            case site::Role::report:
                break;
        }
        state.version += file.sha256.substr(0, 8);
    }
}

}  // namespace

Round round_of(const app::BuildResult& result, const Sources& sources, const Round& before) {
    Round out{.number = before.number + 1};
    for (const app::EditionResult& edition : result.editions) {
        const Name name{edition.language, edition.publication, edition.variant};
        EditionState state{.name = name,
                           .title = text::printable(edition.title),
                           .language_name = edition.language_name,
                           .direction = edition.direction,
                           .withheld = edition.verdict == site::Verdict::withheld,
                           .preview = edition.verdict == site::Verdict::preview};
        state.errors = edition.findings.errors;
        state.warnings = edition.findings.warnings;
        const EditionState* old = find(before, name);
        if (!state.withheld) {
            take_files(state, edition);
        } else if (old != nullptr && !edition.outdated) {
            state.paper = old->paper;
            state.book = old->book;
            state.cover = old->cover;
            state.version = old->version;
            state.pages = old->pages;
        }
        if (state.title.empty()) state.title = old != nullptr ? old->title : name.publication;
        out.editions.push_back(std::move(state));
    }
    // A project file in error names no edition; what it named before is still in sight.
    if (out.editions.empty()) {
        out.editions = before.editions;
        for (EditionState& edition : out.editions) edition.withheld = true;
    }
    const auto editions = editions_by_finding(result);
    for (const Diagnostic* d : app::in_source_order(result.diagnostics, sources)) {
        if (d->standing != Standing::stands) continue;
        out.findings.push_back(finding_of(*d, sources, result.folder));
        if (const auto of = editions.find(d); of != editions.end()) {
            out.findings.back().editions = of->second;
        }
    }
    std::stable_sort(out.findings.begin(), out.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    return out;
}

const EditionState* find(const Round& round, const Name& name) {
    const auto found = std::find_if(round.editions.begin(), round.editions.end(),
                                    [&](const EditionState& e) { return e.name == name; });
    return found == round.editions.end() ? nullptr : &*found;
}

std::size_t count(const Round& round, Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(round.findings.begin(), round.findings.end(),
                      [&](const Finding& f) { return f.severity == severity; }));
}

}  // namespace bifolium::serve
