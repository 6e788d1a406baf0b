#include "site/manifest.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "site/edition_json.h"

namespace bifolium::site {

namespace {

Json to_json(const Input& input) {
    return {{"path", input.path}, {"sha256", input.sha256}};
}

std::vector<Input> inputs_of(const Json& list) {
    std::vector<Input> out;
    for (const Json& input : list) {
        out.push_back({text_at(input, "path"), text_at(input, "sha256")});
    }
    return out;
}

/// One entry a line: a change of one edition is one line in a comparison of two manifests.
template <class T>
void append_list(std::string& out, std::string_view key, const std::vector<T>& list) {
    out.append("\"").append(key).append("\": [");
    for (std::size_t i = 0; i < list.size(); ++i) {
        out.append(i == 0 ? "\n  " : ",\n  ").append(dump(to_json(list[i])));
    }
    out.append(list.empty() ? "]" : "\n]");
}

std::vector<Input> merged(const std::vector<Input>& before, const std::vector<Input>& now) {
    std::map<std::string, std::string> all;
    for (const Input& input : before) all[input.path] = input.sha256;
    for (const Input& input : now) all[input.path] = input.sha256;
    std::vector<Input> out;
    for (auto& [path, digest] : all) out.push_back({path, digest});
    return out;
}

/// What an error withholds is not taken away: the last good files stay, and what was said of them.
Edition keep_standing(Edition before, const Edition& now) {
    const auto is_report = [](const File& file) { return file.role == Role::report; };
    std::erase_if(before.files, is_report);
    if (now.verdict != Verdict::withheld || now.outdated || before.files.empty()) return now;
    std::copy_if(now.files.begin(), now.files.end(), std::back_inserter(before.files), is_report);
    before.verdict = Verdict::withheld;
    before.outdated = false;
    before.findings = now.findings;
    before.reasons = now.reasons;
    return before;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::publishable:
            return "publishable";
        case Verdict::preview:
            return "preview";
        case Verdict::withheld:
            return "withheld";
    }
    return "";
}

std::string_view name_of(Role role) {
    switch (role) {
        case Role::pdf:
            return "pdf";
        case Role::epub:
            return "epub";
        case Role::cover:
            return "cover";
        case Role::report:
            return "report";
    }
    return "";
}

std::string write_edition(const Edition& edition) {
    Json json = to_json(edition);
    json["details"] = to_json(edition.details);
    return dump(json);
}

Result<Edition> read_edition(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return Failure{"an edition's entry is no JSON object"};
    Edition out = edition_of(json);
    out.details = details_of(at(json, "details"));
    return out;
}

std::string write_manifest(const Manifest& manifest) {
    std::string out = "{\n\"bifolium\": " + dump(Json(manifest.bifolium)) + ",\n";
    out += "\"language\": " + dump(Json(manifest.language)) + ",\n";
    out += "\"publications\": " + dump(Json(manifest.publications)) + ",\n";
    append_list(out, "editions", manifest.editions);
    append_list(out.append(",\n"), "inputs", manifest.inputs);
    append_list(out.append(",\n"), "resources", manifest.resources);
    if (!manifest.left_over.empty()) {
        append_list(out.append(",\n"), "left-over", manifest.left_over);
    }
    return out + "\n}\n";
}

Result<Manifest> read_manifest(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return Failure{"the manifest is no JSON object"};
    Manifest out;
    out.bifolium = text_at(json, "bifolium");
    out.language = text_at(json, "language");
    out.publications = texts_at(json, "publications");
    for (const Json& edition : at(json, "editions")) out.editions.push_back(edition_of(edition));
    out.inputs = inputs_of(at(json, "inputs"));
    out.resources = inputs_of(at(json, "resources"));
    out.left_over = inputs_of(at(json, "left-over"));
    return out;
}

Manifest merged(Manifest before, const Manifest& now) {
    std::map<EditionName, Edition> editions;
    for (Edition& edition : before.editions) {
        EditionName name = name_of(edition);
        editions.insert_or_assign(std::move(name), std::move(edition));
    }
    for (const Edition& edition : now.editions) {
        Edition& stood = editions[name_of(edition)];
        stood = keep_standing(std::move(stood), edition);
    }
    Manifest out{.bifolium = now.bifolium,
                 .language = now.language,
                 .publications = now.publications,
                 .editions = {},
                 .inputs = merged(before.inputs, now.inputs),
                 .resources = merged(before.resources, now.resources),
                 .left_over = std::move(before.left_over)};
    for (auto& [name, edition] : editions) out.editions.push_back(std::move(edition));
    return out;
}

std::vector<Input> files_without_edition(const Manifest& before, const Manifest& now) {
    std::set<std::string_view> listed;
    for (const Edition& edition : now.editions) {
        for (const File& file : edition.files) listed.insert(file.path);
    }
    std::map<std::string, std::string> out;
    const auto add = [&](const std::string& path, const std::string& sha256) {
        if (!listed.contains(path)) out.insert_or_assign(path, sha256);
    };
    for (const Input& left : before.left_over) add(left.path, left.sha256);
    for (const Edition& edition : before.editions) {
        for (const File& file : edition.files) add(file.path, file.sha256);
    }
    std::vector<Input> list;
    for (auto& [path, sha256] : out) list.push_back({path, sha256});
    return list;
}

}  // namespace bifolium::site
