#include "app/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;

auto order_of(const KnownFinding& finding) {
    return std::tie(finding.file, finding.code, finding.fingerprint);
}

std::optional<std::string> text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

class Reader {
public:
    Reader(const Sources& sources, SourceId source, Diagnostics& diagnostics)
        : text_(sources.text(source)), source_(source), diagnostics_(diagnostics) {}

    Baseline read() {
        const Json json = Json::parse(text_, nullptr, false);
        if (!json.is_object()) fault("it is no JSON object");
        for (auto item = json.begin(); sound_ && item != json.end(); ++item) {
            if (item.key() == "findings") {
                read_findings(item.value());
            } else if (item.key() == "readability") {
                read_readability(item.value());
            } else {
                fault("its key '" + item.key() + "' is not known");
            }
        }
        return sound_ ? std::move(out_) : Baseline();
    }

private:
    void read_findings(const Json& list) {
        if (!list.is_array()) return fault("'findings' is no list");
        for (const Json& item : list) {
            if (!item.is_object()) return fault("a finding is no object");
            const auto code = text_at(item, "code"), file = text_at(item, "file"),
                       fingerprint = text_at(item, "fingerprint"),
                       message = text_at(item, "message");
            const auto count = item.find("count");
            const bool counted =
                count != item.end() && count->is_number_unsigned() && count->get<std::size_t>() > 0;
            if (!code || !file || !fingerprint || !message || !counted) {
                return fault("a finding lacks its code, file, fingerprint, count or message");
            }
            out_.findings.push_back({.code = *code,
                                     .file = *file,
                                     .fingerprint = *fingerprint,
                                     .count = count->get<std::size_t>(),
                                     .message = *message,
                                     .span = span_of(*fingerprint)});
        }
    }

    void read_readability(const Json& sections) {
        if (!sections.is_object()) return fault("'readability' is no object");
        for (auto section = sections.begin(); section != sections.end(); ++section) {
            if (!section->is_object()) return fault("a section of 'readability' is no object");
            for (auto measure = section->begin(); measure != section->end(); ++measure) {
                if (!measure->is_number()) return fault("a measure of 'readability' is no number");
                out_.readability[section.key()][measure.key()] = measure->get<double>();
            }
        }
    }

    /// Entries stand in the order of the text, so one search from the last place finds each.
    Span span_of(std::string_view fingerprint) {
        const std::size_t at = text_.find(fingerprint, searched_);
        if (at == std::string_view::npos) return {source_, 0, 0};  // written with an escape
        searched_ = at + fingerprint.size();
        return {source_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(searched_)};
    }

    void fault(const std::string& why) {
        if (!std::exchange(sound_, false)) return;
        diagnostics_.report({Severity::error,
                             "baseline.unreadable",
                             {source_, 0, 0},
                             "the baseline cannot be read: " + why,
                             "write it anew with 'bifolium check --write-baseline', or take the "
                             "last good one from the history"});
    }

    std::string_view text_;
    SourceId source_;
    Diagnostics& diagnostics_;
    Baseline out_;
    std::size_t searched_ = 0;
    bool sound_ = true;
};

std::string json_text(std::string_view text) {
    return Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Baseline read_baseline(const Sources& sources, SourceId source, Diagnostics& diagnostics) {
    return Reader(sources, source, diagnostics).read();
}

std::string write_baseline(const Baseline& baseline) {
    std::vector<KnownFinding> findings = baseline.findings;
    std::ranges::sort(findings,
                      [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
    std::string out = "{\n  \"findings\": [";
    const char* before = "\n";
    for (const KnownFinding& finding : findings) {
        out += fmt::format(
            "{}    {{\"code\": {}, \"file\": {}, \"fingerprint\": {}, \"count\": {}, "
            "\"message\": {}}}",
            std::exchange(before, ",\n"), json_text(finding.code), json_text(finding.file),
            json_text(finding.fingerprint), finding.count, json_text(finding.message));
    }
    out += findings.empty() ? "],\n" : "\n  ],\n";
    out += "  \"readability\": {";
    before = "\n";
    for (const auto& [section, measures] : baseline.readability) {
        out += fmt::format("{}    {}: {{", std::exchange(before, ",\n"), json_text(section));
        const char* between = "";
        for (const auto& [measure, value] : measures) {
            out += fmt::format("{}{}: {}", std::exchange(between, ", "), json_text(measure),
                               Json(value).dump());
        }
        out += "}";
    }
    return out + (baseline.readability.empty() ? "}\n}\n" : "\n  }\n}\n");
}

}  // namespace bifolium::app
