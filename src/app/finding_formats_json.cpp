#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "app/explain.h"
#include "app/finding_formats.h"
#include "app/render.h"
#include "base/percent_encoding.h"

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;

/// Text that may hold any bytes becomes valid JSON: damage is replaced, never thrown about.
std::string dump(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string with_hint(const Diagnostic& d) {
    return d.hint.empty() ? d.message : d.message + "\n" + d.hint;
}

/// Only the rules that the results name, by code.
Json rules_of(const std::set<std::string_view>& codes) {
    Json rules = Json::array();
    for (const std::string_view code : codes) {
        Json rule = {{"id", code}};
        if (const Explanation* page = explain(code)) {
            const std::string cure(page->cure);
            rule["shortDescription"] = {{"text", page->meaning}};
            rule["fullDescription"] = {{"text", std::string(page->meaning) + " " + cure}};
            rule["help"] = {{"text", cure}};
            rule["defaultConfiguration"] = {{"level", name_of(page->severity)}};
        }
        rules.push_back(std::move(rule));
    }
    return rules;
}

Json locations_of(const Diagnostic& d, const FindingList& list) {
    const std::optional<Location> at = location_of(d, list);
    if (!at || !at->of_project) return Json::array();
    const Json region = {{"startLine", at->begin.line},
                         {"startColumn", at->begin.column},
                         {"endLine", at->end.line},
                         {"endColumn", at->end.column}};
    const Json physical = {{"artifactLocation", {{"uri", as_uri(at->file)}}}, {"region", region}};
    return Json::array({Json::object({{"physicalLocation", physical}})});
}

std::string_view severity_of_reviewdog(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "ERROR";
        case Severity::warning:
            return "WARNING";
        case Severity::note:
            return "INFO";
    }
    return "INFO";
}

/// Columns in bytes, from 1.
Json position(const Diagnostic& d, const FindingList& list, std::uint32_t offset) {
    const LineColumn at = list.sources.locate(d.span.source, offset);
    const std::string_view line = list.sources.line(d.span.source, at.line);
    const auto begin =
        static_cast<std::size_t>(line.data() - list.sources.text(d.span.source).data());
    return {{"line", at.line}, {"column", offset - begin + 1}};
}

}  // namespace

std::string as_uri(std::string_view path) {
    return percent_encoded(path, "-._~!$&'()*+,;=@/");
}

std::string findings_json(const FindingList& list) {
    Json findings = Json::array();
    Occurrences occurrences;
    for (const Diagnostic* d : list.findings) {
        Json out = {{"severity", name_of(d->severity)}, {"code", d->code}, {"message", d->message}};
        if (!d->hint.empty()) out["help"] = d->hint;
        if (const std::optional<Location> at = location_of(*d, list)) {
            out["file"] = at->file;
            out["line"] = at->begin.line;
            out["column"] = at->begin.column;
            out["end-line"] = at->end.line;
            out["end-column"] = at->end.column;
        }
        out["fingerprint"] = occurrences.next(*d, list.sources);
        if (d->standing != Standing::stands) out["standing"] = name_of(d->standing);
        if (!d->excuse.empty()) out["excuse"] = d->excuse;
        findings.push_back(std::move(out));
    }
    return dump(findings, -1);
}

std::string sarif(const FindingList& list) {
    std::set<std::string_view> codes;
    for (const Diagnostic* d : list.findings) codes.insert(d->code);
    Json results = Json::array();
    Occurrences occurrences;
    for (const Diagnostic* d : list.findings) {
        Json result = {{"ruleId", d->code},
                       {"ruleIndex", std::distance(codes.begin(), codes.find(d->code))},
                       {"level", name_of(d->severity)},
                       {"message", {{"text", with_hint(*d)}}},
                       {"locations", locations_of(*d, list)},
                       {"partialFingerprints",
                        {{"primaryLocationLineHash", occurrences.next(*d, list.sources)}}}};
        if (d->standing != Standing::stands) {
            const std::string why = d->excuse.empty() ? "in the baseline" : d->excuse;
            const bool in_text = why.starts_with("in the manuscript");
            result["suppressions"] = Json::array({Json::object(
                {{"kind", in_text ? "inSource" : "external"}, {"justification", why}})});
        }
        results.push_back(std::move(result));
    }
    Json driver = {
        {"name", "Bifolium"}, {"semanticVersion", BIFOLIUM_VERSION}, {"rules", rules_of(codes)}};
    Json run = {
        {"tool", {{"driver", std::move(driver)}}},
        {"columnKind", "unicodeCodePoints"},
        {"invocations", Json::array({Json::object({{"executionSuccessful", list.exit_code < 2},
                                                   {"exitCode", list.exit_code}})})},
        {"results", std::move(results)}};
    return dump({{"$schema",
                  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                  "sarif-schema-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({std::move(run)})}},
                2);
}

std::string rdjsonl(const FindingList& list) {
    std::string out;
    for (const Diagnostic* d : list.findings) {
        if (d->standing != Standing::stands) continue;
        Json location = {
            {"path", list.folder + "bifolium.yaml"}};  // what has no place: the project
        const std::optional<Location> at = location_of(*d, list);
        if (at && at->of_project) {
            location = {{"path", at->file},
                        {"range",
                         {{"start", position(*d, list, d->span.begin)},
                          {"end", position(*d, list, std::max(d->span.begin, d->span.end))}}}};
        }
        out += dump({{"message", with_hint(*d)},
                     {"location", std::move(location)},
                     {"severity", severity_of_reviewdog(d->severity)},
                     {"source", {{"name", "bifolium"}}},
                     {"code", {{"value", d->code}}}},
                    -1);
    }
    return out;
}

}  // namespace bifolium::app
