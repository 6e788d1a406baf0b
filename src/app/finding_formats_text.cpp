#include <fmt/format.h>

#include <algorithm>

#include "app/finding_formats.h"
#include "app/render.h"
#include "text/display_width.h"
#include "xml/escape.h"

namespace bifolium::app {

namespace {

/// A workflow command is a line, and its properties end at commas and colons.
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char c : text) {
        if (c == '%') {
            out += "%25";
        } else if (c == '\r') {
            out += "%0D";
        } else if (c == '\n') {
            out += "%0A";
        } else if (property && c == ':') {
            out += "%3A";
        } else if (property && c == ',') {
            out += "%2C";
        } else {
            out.push_back(c);
        }
    }
    return out;
}

std::string_view command_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            return "notice";
    }
    return "notice";
}

/// Columns only within one line: GitHub takes no others. There the last one counts too.
std::string properties_of(const Diagnostic& d, const FindingList& list) {
    std::string out;
    const std::optional<Location> at = location_of(d, list);
    if (at && at->of_project) {
        out = fmt::format("file={},line={},", escaped(at->file, true), at->begin.line);
        if (at->begin.line == at->end.line) {
            const std::uint32_t last = std::max(at->begin.column + 1, at->end.column) - 1;
            out += fmt::format("col={},endLine={},endColumn={},", at->begin.column, at->end.line,
                               last);
        } else {
            out += fmt::format("endLine={},", at->end.line);
        }
    }
    return out + "title=" + escaped(d.code, true);
}

std::string attribute(std::string_view name, std::string_view value) {
    std::string out = fmt::format(" {}=\"", name);
    xml::append_escaped(out, value, xml::Within::attribute);
    return out + "\"";
}

std::string test_case(const Diagnostic& d, const FindingList& list) {
    const std::optional<Location> at = location_of(d, list);
    const std::string place =
        at ? fmt::format("{}:{}:{}", at->file, at->begin.line, at->begin.column) : std::string();
    std::string out = "  <testcase" + attribute("classname", at ? at->file : "bifolium") +
                      attribute("name", std::string(d.code) + (at ? " at " + place : "")) + ">";
    if (d.standing != Standing::stands) {
        const std::string why = d.excuse.empty() ? "in the baseline" : d.excuse;
        return out + "<skipped" + attribute("message", d.message + " (" + why + ")") +
               "/></testcase>\n";
    }
    const bool fails = d.severity >= list.fail_on;
    out += fails ? "<failure" + attribute("type", d.code) + attribute("message", d.message) + ">"
                 : "<system-out>";
    std::string words = place.empty() ? "" : place + ": ";
    words += fmt::format("{}[{}]: {}", name_of(d.severity), d.code, d.message);
    if (!d.hint.empty()) words += "\n" + d.hint;
    xml::append_escaped(out, words, xml::Within::text);
    return out + (fails ? "</failure></testcase>\n" : "</system-out></testcase>\n");
}

}  // namespace

std::string github_annotations(const FindingList& list) {
    std::string out;
    for (const Diagnostic* d : list.findings) {
        if (d->standing != Standing::stands) continue;
        std::string words = text::printable(d->message);
        if (!d->hint.empty()) words += "\n" + printable_lines(d->hint, "\n");
        out += fmt::format("::{} {}::{}\n", command_of(d->severity), properties_of(*d, list),
                           escaped(words, false));
    }
    return out;
}

std::string junit(const FindingList& list) {
    std::size_t failures = 0, skipped = 0;
    std::string cases;
    for (const Diagnostic* d : list.findings) {
        if (d->standing != Standing::stands) ++skipped;
        if (d->standing == Standing::stands && d->severity >= list.fail_on) ++failures;
        cases += test_case(*d, list);
    }
    // Some readers take an empty suite for a run that never was.
    if (cases.empty()) cases = "  <testcase classname=\"bifolium\" name=\"no findings\"/>\n";
    const std::size_t tests = std::max<std::size_t>(1, list.findings.size());
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"bifolium\" "
        "tests=\"{}\" failures=\"{}\" errors=\"0\" "
        "skipped=\"{}\">\n{}</testsuite>\n</testsuites>\n",
        tests, failures, skipped, cases);
}

}  // namespace bifolium::app
