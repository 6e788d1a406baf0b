#include "app/shard_manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/render.h"
#include "site/manifest.h"

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t most_lines = 20;  // of one finding: no format shows more

Json as_json(const KeptFinding& finding) {
    Json out = {{"edition", finding.edition},
                {"severity", name_of(finding.severity)},
                {"code", finding.code},
                {"message", finding.message},
                {"help", finding.hint}};
    if (finding.standing != Standing::stands) {
        out["standing"] = name_of(finding.standing);
        out["excuse"] = finding.excuse;
    }
    if (finding.path.empty()) return out;
    out["file"] = finding.path;
    out["begin"] = {finding.begin.line, finding.begin.column};
    out["end"] = {finding.end.line, finding.end.column};
    return out;
}

Json as_json(const std::vector<site::Input>& inputs) {
    Json out = Json::array();
    for (const site::Input& input : inputs) out.push_back({input.path, input.sha256});
    return out;
}

std::vector<site::Input> inputs_of(const Json& json) {
    std::vector<site::Input> out;
    for (const Json& item : json) {
        out.push_back({item.at(0).get<std::string>(), item.at(1).get<std::string>()});
    }
    return out;
}

LineColumn place_of(const Json& json) {
    return {json.at(0).get<std::uint32_t>(), json.at(1).get<std::uint32_t>()};
}

Severity severity_named(const std::string& name) {
    for (const Severity severity : {Severity::note, Severity::warning}) {
        if (name == name_of(severity)) return severity;
    }
    return Severity::error;
}

Standing standing_named(const std::string& name) {
    for (const Standing standing : {Standing::known, Standing::waived}) {
        if (name == name_of(standing)) return standing;
    }
    return Standing::stands;
}

KeptFinding finding_of(const Json& json) {
    KeptFinding out{.edition = json.at("edition").get<std::size_t>(),
                    .severity = severity_named(json.at("severity").get<std::string>()),
                    .code = json.at("code").get<std::string>(),
                    .message = json.at("message").get<std::string>(),
                    .hint = json.at("help").get<std::string>(),
                    .path = json.value("file", std::string()),
                    .begin = {},
                    .end = {},
                    .standing = standing_named(json.value("standing", std::string())),
                    .excuse = json.value("excuse", std::string())};
    if (out.path.empty()) return out;
    out.begin = place_of(json.at("begin"));
    out.end = place_of(json.at("end"));
    return out;
}

void keep_lines(const KeptFinding& finding, const Sources& sources, SourceId source,
                ShardManifest& out) {
    std::map<std::uint32_t, std::string>& lines = out.lines[finding.path];
    const std::uint32_t last = std::min(finding.end.line, finding.begin.line + most_lines);
    for (std::uint32_t line = finding.begin.line; line <= last; ++line) {
        lines.try_emplace(line, sources.line(source, line));
    }
}

KeptFinding kept(const Diagnostic& d, std::size_t edition, const Sources& sources,
                 ShardManifest& out) {
    KeptFinding finding{.edition = edition,
                        .severity = d.severity,
                        .code = std::string(d.code),
                        .message = d.message,
                        .hint = d.hint,
                        .path = {},
                        .begin = {},
                        .end = {},
                        .standing = d.standing,
                        .excuse = d.excuse};
    if (!d.span.source.valid()) return finding;
    finding.path = sources.path(d.span.source);
    finding.begin = sources.locate(d.span.source, d.span.begin);
    finding.end = sources.locate(d.span.source, d.span.end);
    keep_lines(finding, sources, d.span.source, out);
    return finding;
}

/// `made`: editions of this shard, with the one that told the finding.
std::size_t first_teller(const ShardManifest& manifest, std::size_t made) {
    if (made == 0) return 0;
    if (made > manifest.editions.size()) return manifest.planned + 1;  // the run, after them all
    return manifest.editions[made - 1].index + 1;
}

}  // namespace

ShardManifest shard_manifest(const BuildResult& result, const Plan& plan, const Shard& shard,
                             const Sources& sources) {
    ShardManifest out{.shard = shard,
                      .plan = plan.hash,
                      .planned = plan.editions.size(),
                      .exit_code = result.exit_code,
                      .folder = result.folder,
                      .is_project = result.is_project,
                      .whole = result.whole,
                      .inputs = result.inputs,
                      .resources = result.resources,
                      .editions = {},
                      .findings = {},
                      .unmet = {},
                      .looked_at = result.looked_at,
                      .fail_on = result.fail_on,
                      .lines = {}};
    for (std::size_t i = 0; i < plan.editions.size(); ++i) {
        if (plan.editions[i].shard != shard.index) continue;
        const std::size_t at = out.editions.size();
        out.editions.push_back({i, result.editions.at(at), result.withdrawn.at(at)});
    }
    std::size_t number = 0, made = 0;
    for (const Diagnostic& d : result.diagnostics.all()) {
        while (made < result.told.size() && number >= result.told[made]) ++made;
        ++number;
        out.findings.push_back(kept(d, first_teller(out, made), sources, out));
    }
    for (const Diagnostic& d : result.unmet.all()) {
        out.unmet.push_back(kept(d, out.planned + 1, sources, out));
    }
    return out;
}

std::string write(const ShardManifest& manifest) {
    Json editions = Json::array(), findings = Json::array(), lines = Json::object();
    for (const ShardManifest::Made& made : manifest.editions) {
        editions.push_back({{"index", made.index},
                            {"withdrawn", made.withdrawn},
                            {"edition", Json::parse(site::write_edition(made.edition))}});
    }
    for (const KeptFinding& finding : manifest.findings) findings.push_back(as_json(finding));
    Json unmet = Json::array();
    for (const KeptFinding& finding : manifest.unmet) unmet.push_back(as_json(finding));
    for (const auto& [path, texts] : manifest.lines) {
        for (const auto& [number, text] : texts) lines[path][std::to_string(number)] = text;
    }
    const Json out = {{"bifolium", BIFOLIUM_VERSION},
                      {"plan", manifest.plan},
                      {"shard", manifest.shard.index},
                      {"shards", manifest.shard.count},
                      {"planned", manifest.planned},
                      {"exit-code", static_cast<int>(manifest.exit_code)},
                      {"folder", manifest.folder},
                      {"project", manifest.is_project},
                      {"language", manifest.whole.language},
                      {"publications", manifest.whole.publications},
                      {"of-project", manifest.whole.editions},
                      {"inputs", as_json(manifest.inputs)},
                      {"resources", as_json(manifest.resources)},
                      {"editions", std::move(editions)},
                      {"findings", std::move(findings)},
                      {"unmet", std::move(unmet)},
                      {"looked-at", manifest.looked_at},
                      {"fail-on", name_of(manifest.fail_on)},
                      {"lines", std::move(lines)}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ShardManifest> read_shard_manifest(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        ShardManifest out;
        const std::string version = json.at("bifolium").get<std::string>();
        if (version != BIFOLIUM_VERSION) {
            return Failure{"it is of bifolium " + version + ", and this is " BIFOLIUM_VERSION};
        }
        out.plan = json.at("plan").get<std::string>();
        out.shard = {json.at("shard").get<unsigned>(), json.at("shards").get<unsigned>()};
        out.planned = json.at("planned").get<std::size_t>();
        out.exit_code = static_cast<ExitCode>(json.at("exit-code").get<int>());
        out.folder = json.at("folder").get<std::string>();
        out.is_project = json.at("project").get<bool>();
        out.whole.language = json.at("language").get<std::string>();
        out.whole.publications = json.at("publications").get<std::vector<std::string>>();
        out.whole.editions = json.at("of-project").get<std::set<site::EditionName>>();
        out.inputs = inputs_of(json.at("inputs"));
        out.resources = inputs_of(json.at("resources"));
        for (const Json& item : json.at("editions")) {
            auto edition = site::read_edition(item.at("edition").dump());
            if (!edition) return edition.failure();
            out.editions.push_back({item.at("index").get<std::size_t>(), *std::move(edition),
                                    item.at("withdrawn").get<std::vector<std::string>>()});
        }
        for (const Json& item : json.at("findings")) out.findings.push_back(finding_of(item));
        for (const Json& item : json.at("unmet")) out.unmet.push_back(finding_of(item));
        out.looked_at = json.at("looked-at").get<std::set<std::string>>();
        out.fail_on = severity_named(json.at("fail-on").get<std::string>());
        for (const auto& [path, texts] : json.at("lines").items()) {
            for (const auto& [number, line] : texts.items()) {
                const auto at = static_cast<std::uint32_t>(std::stoul(number));
                out.lines[path].emplace(at, line.get<std::string>());
            }
        }
        return out;
    } catch (const std::exception& error) {
        return Failure{std::string("it is damaged: ") + error.what()};
    }
}

}  // namespace bifolium::app
