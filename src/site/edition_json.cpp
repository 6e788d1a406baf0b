#include "site/edition_json.h"

#include <utility>

namespace bifolium::site {

namespace {

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

std::size_t number_at(const Json& object, const char* key) {
    const Json& value = at(object, key);
    return value.is_number_unsigned() ? value.get<std::size_t>() : 0;
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

Json to_json(const Readability::Section& section) {
    return {{"title", section.title},
            {"sentences", section.sentences},
            {"words", section.words},
            {"values", section.values}};
}

Json to_json(const Readability& readability) {
    Json formulas = Json::array(), sections = Json::array(), sentences = Json::array();
    for (const Readability::Formula& formula : readability.formulas) {
        formulas.push_back({{"name", formula.name}, {"scale", formula.scale}});
    }
    for (const auto& section : readability.sections) sections.push_back(to_json(section));
    for (const Readability::Sentence& sentence : readability.sentences) {
        sentences.push_back({{"text", sentence.text},
                             {"place", sentence.place},
                             {"words", sentence.words},
                             {"parts", sentence.parts},
                             {"before", sentence.before},
                             {"after", sentence.after}});
    }
    return {{"formulas", std::move(formulas)},
            {"all", to_json(readability.all)},
            {"sections", std::move(sections)},
            {"sentences", std::move(sentences)}};
}

Readability::Section section_of(const Json& json) {
    return {.title = text_at(json, "title"),
            .sentences = number_at(json, "sentences"),
            .words = number_at(json, "words"),
            .values = texts_at(json, "values")};
}

Readability readability_of(const Json& json) {
    Readability out;
    for (const Json& item : at(json, "formulas")) {
        out.formulas.push_back({text_at(item, "name"), text_at(item, "scale")});
    }
    out.all = section_of(at(json, "all"));
    for (const Json& item : at(json, "sections")) out.sections.push_back(section_of(item));
    for (const Json& item : at(json, "sentences")) {
        out.sentences.push_back({.text = text_at(item, "text"),
                                 .place = text_at(item, "place"),
                                 .words = number_at(item, "words"),
                                 .parts = number_at(item, "parts"),
                                 .before = text_at(item, "before"),
                                 .after = text_at(item, "after")});
    }
    return out;
}

}  // namespace

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
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
    return {{"outline", std::move(outline)},
            {"pictures", std::move(pictures)},
            {"readability", to_json(details.readability)}};
}

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

std::vector<std::string> texts_at(const Json& object, const char* key) {
    std::vector<std::string> out;
    for (const Json& value : at(object, key)) {
        if (value.is_string()) out.push_back(value.get<std::string>());
    }
    return out;
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
    out.readability = readability_of(at(json, "readability"));
    return out;
}

}  // namespace bifolium::site
