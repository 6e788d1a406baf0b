#include "app/import_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "app/render.h"
#include "l10n/markdown_text.h"

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;

struct Finding {
    const Diagnostic* diagnostic;
    const Sources* sources;
};

/// Of the document, then of its manuscript.
std::vector<Finding> findings_of(const ImportedFile& file) {
    std::vector<Finding> out;
    for (const auto& [diagnostics, sources] :
         {std::pair(&file.content.diagnostics, &file.content.sources),
          std::pair(&file.check, &file.check_sources)}) {
        for (const Diagnostic* d : in_source_order(*diagnostics, *sources)) {
            out.push_back({d, sources});
        }
    }
    return out;
}

std::size_t errors_of(const ImportedFile& file) {
    const auto is_error = [](const Diagnostic& d) { return d.severity == Severity::error; };
    const auto& all = file.check.all();
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_error));
}

std::string verdict_of(const ImportedFile& file) {
    if (file.manuscript.empty()) return "not written";
    const std::size_t errors = errors_of(file);
    if (file.builds) return "builds";
    return "does not build yet: " + std::to_string(errors) + (errors == 1 ? " error" : " errors");
}

/// A cell of a table that says these words.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : l10n::escaped_text(text, l10n::Escapes::sparing)) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

Json place_of(const Finding& finding) {
    Json out = Json::object();
    const Span span = finding.diagnostic->span;
    if (!span.source.valid()) return out;
    const LineColumn at = finding.sources->locate(span.source, span.begin);
    out["file"] = finding.sources->path(span.source);
    out["line"] = at.line;
    out["column"] = at.column;
    return out;
}

}  // namespace

std::string import_line(const ImportedFile& file) {
    std::string out = file.document;
    if (!file.manuscript.empty()) {
        out += " -> " + file.manuscript + ": " + std::to_string(file.content.words) + " words, " +
               (file.content.lost == 0 ? "none" : std::to_string(file.content.lost)) + " lost";
    }
    return out + (file.manuscript.empty() ? ": " : "; ") + verdict_of(file) + "\n";
}

std::string import_report(const ImportResult& result) {
    std::size_t written = 0, builds = 0, words = 0, lost = 0;
    std::string rows, details;
    for (const ImportedFile& file : result.files) {
        if (!file.manuscript.empty()) ++written;
        if (file.builds) ++builds;
        words += file.content.words;
        lost += file.content.lost;
        const std::vector<Finding> findings = findings_of(file);
        rows += "| " + cell(file.document) + " | " + cell(file.manuscript) + " | " +
                std::to_string(file.content.words) + " | " + std::to_string(file.content.lost) +
                " | " + std::to_string(findings.size()) + " | " + verdict_of(file) + " |\n";
        if (findings.empty()) continue;
        details += "\n## " + l10n::escaped_text(file.document, l10n::Escapes::sparing) + "\n\n";
        for (const Finding& finding : findings) {
            const Diagnostic& d = *finding.diagnostic;
            details += "- " + std::string(name_of(d.severity)) + " `" + std::string(d.code) + "`";
            if (d.span.source.valid() && finding.sources->path(d.span.source) != file.document) {
                const LineColumn at = finding.sources->locate(d.span.source, d.span.begin);
                details += " line " + std::to_string(at.line);
            }
            details += ": " + l10n::escaped_text(d.message, l10n::Escapes::sparing) + "\n";
        }
    }
    return "# Imported documents\n\n" + std::to_string(result.files.size()) + " documents, " +
           std::to_string(written) + " manuscripts, " + std::to_string(builds) +
           " of them build as they are. " + std::to_string(words) + " words were compared; " +
           std::to_string(lost) +
           " are lost.\n\n"
           "| Document | Manuscript | Words | Lost | Findings | |\n|:--|:--|--:|--:|--:|:--|\n" +
           rows + details;
}

std::string import_json(const ImportResult& result) {
    Json files = Json::array();
    for (const ImportedFile& file : result.files) {
        Json findings = Json::array();
        for (const Finding& finding : findings_of(file)) {
            const Diagnostic& d = *finding.diagnostic;
            Json one = {
                {"severity", name_of(d.severity)}, {"code", d.code}, {"message", d.message}};
            if (!d.hint.empty()) one["help"] = d.hint;
            one.update(place_of(finding));
            findings.push_back(std::move(one));
        }
        files.push_back({{"document", file.document},
                         {"manuscript", file.manuscript},
                         {"words", file.content.words},
                         {"lost", file.content.lost},
                         {"lost-words", file.content.lost_words},
                         {"builds", file.builds},
                         {"findings", std::move(findings)}});
    }
    Json out = {{"exit-code", static_cast<int>(result.exit_code)}, {"documents", std::move(files)}};
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace bifolium::app
