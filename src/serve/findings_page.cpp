#include "serve/findings_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/render.h"
#include "serve/html.h"

namespace bifolium::serve {

namespace {

constexpr std::size_t most_findings = 200;

std::size_t count(const FindingList& list, Severity severity) {
    return static_cast<std::size_t>(std::count_if(
        list.begin(), list.end(), [&](const Finding* f) { return f->severity == severity; }));
}

std::string_view kind_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "bad";
        case Severity::warning:
            return "warm";
        case Severity::note:
            return "plain";
    }
    return "";
}

std::string item(const Finding& finding) {
    std::string out = fmt::format(
        "<li><p class=\"what\"><span class=\"state {}\">{}</span> {}</p>\n",
        kind_of(finding.severity), app::name_of(finding.severity), text(finding.message));
    if (!finding.place.empty()) {
        out += fmt::format("<p class=\"where\"><code>{}</code></p>\n", text(finding.place));
    }
    if (!finding.line.empty()) {
        out += fmt::format("<pre dir=\"auto\">{}</pre>\n", text(finding.line));
    }
    if (!finding.help.empty()) out += fmt::format("<p class=\"help\">{}</p>\n", text(finding.help));
    return out + fmt::format("<p class=\"code\"><code>{}</code></p></li>\n", text(finding.code));
}

/// What another publication has wrong does not push this one's pages down.
bool is_grave(const Finding& finding, std::string_view id) {
    const bool elsewhere = id == "elsewhere" && !finding.editions.empty();
    return finding.severity == Severity::error && !elsewhere;
}

}  // namespace

FindingList every_finding(const Round& round) {
    FindingList out;
    for (const Finding& finding : round.findings) out.push_back(&finding);
    return out;
}

Sorted sorted_for(const Round& round, const EditionState& edition) {
    Sorted out;
    FindingList of_publication;
    for (const Finding& finding : round.findings) {
        bool is_own = false, is_of_publication = false;
        for (const std::size_t of : finding.editions) {
            if (of >= round.editions.size()) continue;
            const Name& name = round.editions[of].name;
            is_own = is_own || name == edition.name;
            is_of_publication = is_of_publication || name.publication == edition.name.publication;
        }
        (is_own ? out.own : is_of_publication ? of_publication : out.others).push_back(&finding);
    }
    out.own.insert(out.own.end(), of_publication.begin(), of_publication.end());
    return out;
}

std::string pulse(const Round& round, const FindingList& list) {
    const std::size_t errors = count(list, Severity::error);
    const std::size_t warnings = count(list, Severity::warning);
    std::string said = "Nothing was built yet";
    if (!round.line.empty()) {
        said = errors > 0     ? counted(errors, "error")
               : warnings > 0 ? counted(warnings, "warning")
                              : "All in order";
    }
    const char* kind = errors > 0 ? "bad" : warnings > 0 ? "warm" : "good";
    const std::string took =
        round.line.empty()
            ? "building"
            : fmt::format("built in {:.2f} s", static_cast<double>(round.milliseconds) / 1000);
    return fmt::format(
        "<p id=\"pulse\" class=\"pulse\" role=\"status\" data-live><span class=\"state {}\">{}"
        "</span> <span class=\"took\">{}</span></p>\n",
        kind, said, took);
}

std::string findings(const FindingList& list, std::string_view id, std::string_view heading,
                     std::string_view where) {
    if (list.empty()) return fmt::format("<div id=\"{}\" data-live></div>\n", id);
    const bool opens = std::any_of(list.begin(), list.end(),
                                   [&](const Finding* finding) { return is_grave(*finding, id); });
    std::string out = fmt::format(
        "<details id=\"{}\" class=\"findings card\" data-live{}>\n<summary><h2>{}{}</h2>"
        "</summary>\n<ol tabindex=\"0\" aria-label=\"Findings{}\">\n",
        id, opens ? " open" : "", counted(list.size(), heading), where, where);
    for (std::size_t i = 0; i < std::min(list.size(), most_findings); ++i) out += item(*list[i]);
    out += "</ol>\n";
    if (list.size() > most_findings) {
        out += fmt::format("<p>{} more are listed by <code>bifolium check</code>.</p>\n",
                           list.size() - most_findings);
    }
    return out + "</details>\n";
}

}  // namespace bifolium::serve
