#include "app/edition_record.h"

#include <nlohmann/json.hpp>

#include "app/explain.h"
#include "site/manifest.h"

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;

// Structs are taken apart whole: a member more does not compile until it is kept as well.

Json json_of(const Placed<Diagnostic>& placed) {
    const auto& [severity, code, span, message, hint, standing, excuse] = placed.thing;
    return {{"severity", static_cast<unsigned>(severity)},
            {"code", code},
            {"path", placed.path},
            {"begin", span.begin},
            {"end", span.end},
            {"message", message},
            {"hint", hint}};
}

Json json_of(const Placed<document::Waiver>& placed) {
    const auto& [code, until, reason, span] = placed.thing;
    return {{"code", code},        {"until", until},      {"reason", reason},
            {"path", placed.path}, {"begin", span.begin}, {"end", span.end}};
}

template <class T>
Json list_of(const std::vector<Placed<T>>& things) {
    Json out = Json::array();
    for (const Placed<T>& placed : things) out.push_back(json_of(placed));
    return out;
}

Span span_from(const Json& json) {
    return {SourceId(), json.at("begin"), json.at("end")};
}

std::optional<std::vector<Placed<Diagnostic>>> findings_from(const Json& list) {
    std::vector<Placed<Diagnostic>> out;
    for (const Json& json : list) {
        const Explanation* known = explain(json.at("code").get<std::string>());
        const unsigned severity = json.at("severity");
        if (known == nullptr || severity > static_cast<unsigned>(Severity::error)) {
            return std::nullopt;
        }
        out.push_back({{.severity = static_cast<Severity>(severity),
                        .code = known->code,
                        .span = span_from(json),
                        .message = json.at("message"),
                        .hint = json.at("hint")},
                       json.at("path")});
    }
    return out;
}

std::vector<Placed<document::Waiver>> comments_from(const Json& list) {
    std::vector<Placed<document::Waiver>> out;
    for (const Json& json : list) {
        out.push_back({{.code = json.at("code"),
                        .until = json.at("until"),
                        .reason = json.at("reason"),
                        .span = span_from(json)},
                       json.at("path")});
    }
    return out;
}

}  // namespace

std::optional<std::string> to_text(const EditionRecord& record) {
    const auto& [facts, preview, outdated, findings, comparison, comments] = record;
    const std::string edition = site::write_edition(facts);
    const Result<site::Edition> back = site::read_edition(edition);
    if (!back || *back != facts) return std::nullopt;
    const Json out = {{"edition", edition},
                      {"preview", preview},
                      {"outdated", outdated},
                      {"findings", list_of(findings)},
                      {"comparison", list_of(comparison)},
                      {"comments", list_of(comments)}};
    try {
        return out.dump();
    } catch (const Json::type_error&) {
        return std::nullopt;
    }
}

std::optional<EditionRecord> edition_record(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        Result<site::Edition> facts = site::read_edition(json.at("edition").get<std::string>());
        auto findings = findings_from(json.at("findings"));
        auto comparison = findings_from(json.at("comparison"));
        if (!facts || !findings || !comparison) return std::nullopt;
        return EditionRecord{.facts = *std::move(facts),
                             .preview = json.at("preview"),
                             .outdated = json.at("outdated"),
                             .findings = *std::move(findings),
                             .comparison = *std::move(comparison),
                             .comments = comments_from(json.at("comments"))};
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace bifolium::app
