#include "docx/facts.h"

#include <string_view>

#include "xml/reader.h"

namespace bifolium::docx {

namespace {

const xml::Limits limits{.bytes = std::size_t{64} << 20, .depth = 200};

/// Whatever its namespace: "{…/main}val" is "val".
std::string_view local(std::string_view name) {
    return name.substr(name.rfind('}') + 1);
}

std::string value(const xml::Opened& opened, std::string_view name) {
    for (const auto& [key, text] : opened.attributes) {
        if (local(key) == name) return std::string(text);
    }
    return {};
}

std::string* fact_named(Facts& facts, std::string_view name) {
    if (name == "title") return &facts.title;
    if (name == "creator") return &facts.creator;
    if (name == "description") return &facts.description;
    if (name == "keywords") return &facts.keywords;
    if (name == "language") return &facts.language;
    if (name == "modified") return &facts.modified;
    return nullptr;
}

/// The part that the package, or its document, names as being of this type.
std::string part_of_type(const Package& package, const std::string& from, std::string_view type) {
    for (const auto& [id, relationship] : package.relationships(from)) {
        if (relationship.type == type) return relationship.target;
    }
    return {};
}

bool is_plain(std::string_view id) {
    return !id.empty() && id.size() < 100 &&
           id.find_first_of("<>&\"'\t\n") == std::string_view::npos;
}

/// Stands in for styles that are missing.
std::string repaired(std::string_view xml, const Styles& styles,
                     const std::map<std::string, std::string>& bases) {
    const std::size_t end = xml.rfind("</");
    if (end == std::string_view::npos) return {};
    const std::string_view root = xml.substr(end + 2);
    const std::size_t colon = root.find(':');
    const std::string prefix(colon < root.find('>') ? root.substr(0, colon + 1)
                                                    : std::string_view());
    std::string added;
    for (const auto& [id, kind] : bases) {
        if (styles.names.contains(id) || !is_plain(id) || !is_plain(kind)) continue;
        added += "<" + prefix + "style " + prefix + "type=\"" + kind + "\" " + prefix +
                 "styleId=\"" + id + "\"><" + prefix + "name " + prefix + "val=\"" + id + "\"/></" +
                 prefix + "style>";
    }
    if (added.empty()) return {};
    return std::string(xml.substr(0, end)) + added + std::string(xml.substr(end));
}

}  // namespace

Facts facts_of(const Package& package) {
    Facts facts;
    const auto xml = package.part(part_of_type(package, "", "core-properties"));
    if (!xml) return facts;
    std::string* open = nullptr;
    const auto read = xml::read(*xml, limits, [&](const xml::Event& event) {
        if (const auto* opened = std::get_if<xml::Opened>(&event)) {
            open = fact_named(facts, opened->name);
        } else if (const auto* characters = std::get_if<xml::Characters>(&event)) {
            if (open != nullptr) *open += characters->text;
        } else {
            open = nullptr;
        }
    });
    return read ? facts : Facts{};
}

Styles styles_of(const Package& package) {
    Styles styles;
    styles.part = part_of_type(package, package.document_name(), "styles");
    const auto xml = package.part(styles.part);
    if (!xml) return styles;
    std::string id;
    std::map<std::string, std::string> bases;  // what is based on, and the kind of style
    std::string kind;
    bool in_defaults = false;
    const auto read = xml::read(*xml, limits, [&](const xml::Event& event) {
        const auto* opened = std::get_if<xml::Opened>(&event);
        if (opened == nullptr) return;
        if (opened->name == "docDefaults") in_defaults = true;
        if (opened->name == "style") {
            id = value(*opened, "styleId");
            kind = value(*opened, "type");
            in_defaults = false;
        }
        if (opened->name == "name" && !id.empty()) {
            std::string name = value(*opened, "val");
            for (char& c : name) {
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
            }
            styles.names[id] = std::move(name);
        }
        if (opened->name == "basedOn") bases.emplace(value(*opened, "val"), kind);
        if (opened->name == "lang" && in_defaults) {
            styles.language = value(*opened, "val");
            styles.asian_language = value(*opened, "eastAsia");
            styles.complex_language = value(*opened, "bidi");
        }
    });
    if (!read) return {};
    styles.repaired = repaired(*xml, styles, bases);
    return styles;
}

}  // namespace bifolium::docx
