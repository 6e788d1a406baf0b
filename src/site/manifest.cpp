#include "site/manifest.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace bifolium::site {

namespace {

using Json = nlohmann::ordered_json;

/// Text that may hold any bytes becomes valid JSON: damage is replaced, never thrown about.
std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

void put(Json& object, const char* key, std::size_t number) {
    if (number > 0) object[key] = number;
}

void put(Json& object, const char* key, const std::vector<std::string>& texts) {
    if (!texts.empty()) object[key] = texts;
}

Json to_json(const File& file) {
    Json out = {{"path", file.path},
                {"role", name_of(file.role)},
                {"size", file.size},
                {"sha256", file.sha256}};
    put(out, "pages", file.pages);
    put(out, "width", file.width);
    put(out, "height", file.height);
    return out;
}

Json to_json(const Translation& said) {
    return {{"from", said.from},
            {"units", said.units},
            {"translated", said.translated},
            {"stale", said.stale},
            {"missing", said.missing},
            {"machine", said.machine},
            {"reviewed", said.reviewed},
            {"critical", said.critical},
            {"critical-open", said.critical_open}};
}

Json to_json(const Evidence& seen) {
    return {{"formats", seen.formats},        {"compared", seen.compared},
            {"elements", seen.elements},      {"headings", seen.headings},
            {"tables", seen.tables},          {"links", seen.links},
            {"pictures", seen.pictures},      {"decorative", seen.decorative},
            {"undescribed", seen.undescribed}};
}

Json to_json(const Findings& found) {
    return {{"errors", found.errors},
            {"warnings", found.warnings},
            {"notes", found.notes},
            {"waived", found.waived},
            {"known", found.known}};
}

Json to_json(const Brand& brand) {
    Json out = Json::object();
    put(out, "primary", brand.primary);
    put(out, "primary-dark", brand.primary_dark);
    put(out, "accent", brand.accent);
    put(out, "tint", brand.tint);
    return out;
}

Json to_json(const Reason& reason) {
    Json out = {{"code", reason.code}, {"message", reason.message}};
    put(out, "file", reason.file);
    put(out, "line", reason.line);
    return out;
}

Json to_json(const Edition& edition) {
    Json out = {{"publication", edition.publication},
                {"language", edition.language},
                {"variant", edition.variant},
                {"verdict", name_of(edition.verdict)}};
    if (edition.outdated) out["outdated"] = true;
    if (edition.standing != edition.verdict) out["standing"] = name_of(edition.standing);
    put(out, "identifier", edition.identifier);
    put(out, "title", edition.title);
    put(out, "subtitle", edition.subtitle);
    put(out, "description", edition.description);
    put(out, "authors", edition.authors);
    put(out, "publisher", edition.publisher);
    put(out, "rights", edition.rights);
    put(out, "keywords", edition.keywords);
    put(out, "version", edition.version);
    put(out, "date", edition.date);
    put(out, "reviewed", edition.reviewed);
    put(out, "next-review", edition.next_review);
    put(out, "language-name", edition.language_name);
    out["direction"] = edition.direction == Direction::right_to_left ? "rtl" : "ltr";
    if (edition.brand != Brand()) out["brand"] = to_json(edition.brand);
    if (edition.translation) out["translation"] = to_json(*edition.translation);
    out["evidence"] = to_json(edition.evidence);
    out["findings"] = to_json(edition.findings);
    for (const Reason& reason : edition.reasons) out["reasons"].push_back(to_json(reason));
    out["files"] = Json::array();
    for (const File& file : edition.files) out["files"].push_back(to_json(file));
    return out;
}

Json to_json(const Details& details) {
    Json outline = Json::array(), pictures = Json::array();
    for (const Heading& heading : details.outline) outline.push_back({heading.level, heading.text});
    for (const Picture& picture : details.pictures) {
        pictures.push_back({picture.path, picture.alternative, picture.decorative});
    }
    return {{"outline", std::move(outline)}, {"pictures", std::move(pictures)}};
}

Json to_json(const Input& input) {
    return {{"path", input.path}, {"sha256", input.sha256}};
}

/// What is missing or of another type is as if it had not been said: a manifest may be older.
const Json& at(const Json& object, const char* key) {
    static const Json nothing;
    if (!object.is_object()) return nothing;
    const auto found = object.find(key);
    return found == object.end() ? nothing : *found;
}

std::string text_at(const Json& object, const char* key) {
    const Json& value = at(object, key);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::size_t number_at(const Json& object, const char* key) {
    const Json& value = at(object, key);
    return value.is_number_unsigned() ? value.get<std::size_t>() : 0;
}

std::vector<std::string> texts_at(const Json& object, const char* key) {
    std::vector<std::string> out;
    for (const Json& value : at(object, key)) {
        if (value.is_string()) out.push_back(value.get<std::string>());
    }
    return out;
}

bool flag_at(const Json& object, const char* key) {
    return at(object, key) == Json(true);
}

Verdict verdict_of(std::string_view name, Verdict otherwise) {
    for (const Verdict verdict : {Verdict::publishable, Verdict::preview, Verdict::withheld}) {
        if (name == name_of(verdict)) return verdict;
    }
    return otherwise;
}

Role role_of(const Json& file) {
    const std::string name = text_at(file, "role");
    for (const Role role : {Role::pdf, Role::epub, Role::cover, Role::report}) {
        if (name == name_of(role)) return role;
    }
    return text_at(file, "path").ends_with(".epub") ? Role::epub : Role::pdf;
}

File file_of(const Json& json) {
    return {.path = text_at(json, "path"),
            .size = number_at(json, "size"),
            .pages = number_at(json, "pages"),
            .sha256 = text_at(json, "sha256"),
            .role = role_of(json),
            .width = static_cast<std::uint32_t>(number_at(json, "width")),
            .height = static_cast<std::uint32_t>(number_at(json, "height"))};
}

Translation translation_of(const Json& json) {
    return {.from = text_at(json, "from"),
            .units = number_at(json, "units"),
            .translated = number_at(json, "translated"),
            .stale = number_at(json, "stale"),
            .missing = number_at(json, "missing"),
            .machine = number_at(json, "machine"),
            .reviewed = number_at(json, "reviewed"),
            .critical = number_at(json, "critical"),
            .critical_open = number_at(json, "critical-open")};
}

Evidence evidence_of(const Json& json) {
    return {.formats = texts_at(json, "formats"),
            .compared = flag_at(json, "compared"),
            .elements = number_at(json, "elements"),
            .headings = number_at(json, "headings"),
            .tables = number_at(json, "tables"),
            .links = number_at(json, "links"),
            .pictures = number_at(json, "pictures"),
            .decorative = number_at(json, "decorative"),
            .undescribed = number_at(json, "undescribed")};
}

Edition edition_of(const Json& json) {
    Edition out;
    out.publication = text_at(json, "publication");
    out.language = text_at(json, "language");
    out.variant = text_at(json, "variant");
    out.verdict = verdict_of(text_at(json, "verdict"), Verdict::withheld);
    out.outdated = flag_at(json, "outdated");
    out.standing = verdict_of(text_at(json, "standing"), out.verdict);
    out.identifier = text_at(json, "identifier");
    out.title = text_at(json, "title");
    out.subtitle = text_at(json, "subtitle");
    out.description = text_at(json, "description");
    out.authors = texts_at(json, "authors");
    out.publisher = text_at(json, "publisher");
    out.rights = text_at(json, "rights");
    out.keywords = texts_at(json, "keywords");
    out.version = text_at(json, "version");
    out.date = text_at(json, "date");
    out.reviewed = text_at(json, "reviewed");
    out.next_review = text_at(json, "next-review");
    out.language_name = text_at(json, "language-name");
    if (text_at(json, "direction") == "rtl") out.direction = Direction::right_to_left;
    const Json& brand = at(json, "brand");
    out.brand = {.primary = text_at(brand, "primary"),
                 .primary_dark = text_at(brand, "primary-dark"),
                 .accent = text_at(brand, "accent"),
                 .tint = text_at(brand, "tint")};
    if (const Json& said = at(json, "translation"); said.is_object()) {
        out.translation = translation_of(said);
    }
    out.evidence = evidence_of(at(json, "evidence"));
    const Json& found = at(json, "findings");
    out.findings = {.errors = number_at(found, "errors"),
                    .warnings = number_at(found, "warnings"),
                    .notes = number_at(found, "notes"),
                    .waived = number_at(found, "waived"),
                    .known = number_at(found, "known")};
    for (const Json& reason : at(json, "reasons")) {
        out.reasons.push_back({.code = text_at(reason, "code"),
                               .message = text_at(reason, "message"),
                               .file = text_at(reason, "file"),
                               .line = number_at(reason, "line")});
    }
    for (const Json& file : at(json, "files")) out.files.push_back(file_of(file));
    return out;
}

Details details_of(const Json& json) {
    const auto is_tuple = [](const Json& item, std::size_t size) {
        return item.is_array() && item.size() == size;
    };
    Details out;
    for (const Json& item : at(json, "outline")) {
        if (!is_tuple(item, 2) || !item[0].is_number_integer() || !item[1].is_string()) continue;
        out.outline.push_back({item[0].get<int>(), item[1].get<std::string>()});
    }
    for (const Json& item : at(json, "pictures")) {
        if (!is_tuple(item, 3) || !item[0].is_string() || !item[1].is_string()) continue;
        out.pictures.push_back(
            {item[0].get<std::string>(), item[1].get<std::string>(), item[2] == Json(true)});
    }
    return out;
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
