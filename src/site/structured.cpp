#include "site/structured.h"

#include <nlohmann/json.hpp>

namespace bifolium::site {

namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

std::string name_of_edition(const Edition& edition) {
    return "#" + edition.publication + "-" + edition.language;
}

Json encoding(const File& file, std::string_view to_root) {
    return {{"@type", "MediaObject"},
            {"contentUrl", std::string(to_root) + reference(file.path).substr(2)},
            {"encodingFormat", file.role == Role::pdf ? "application/pdf" : "application/epub+zip"},
            {"contentSize", std::to_string(file.size) + " B"},
            {"sha256", file.sha256}};
}

/// What every edition made here bears out, and what this one's pictures do. A preview says nothing.
void add_access(Json& out, const Edition& edition) {
    if (edition.standing != Verdict::publishable) return;
    const Evidence& seen = edition.evidence;
    const bool pictures = seen.pictures > seen.decorative;
    const bool told = seen.undescribed == 0;
    out["accessMode"] = Json::array({"textual"});
    if (pictures) out["accessMode"].push_back("visual");
    if (told) {
        out["accessModeSufficient"] = {{"@type", "ItemList"}, {"itemListElement", {"textual"}}};
    }
    Json features = Json::array();
    if (pictures && told) features.push_back("alternativeText");
    features.push_back("readingOrder");
    if (seen.headings > 0) features.push_back("structuralNavigation");
    if (file_of(edition, Role::pdf) != nullptr) features.push_back("taggedPDF");
    features.push_back("unlocked");
    out["accessibilityFeature"] = std::move(features);
    out["accessibilityHazard"] = {"noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"};
}

Json work(const Publication& publication, const Tongue& tongue, std::string_view original,
          std::string_view to_root) {
    const Edition& first = *tongue.variants.front();
    Json out = {{"@type", "DigitalDocument"}, {"@id", name_of_edition(first)}};
    put(out, "identifier", first.identifier);
    put(out, "name", first.title.empty() ? first.publication : first.title);
    put(out, "alternativeHeadline", first.subtitle);
    put(out, "description", first.description);
    out["inLanguage"] = first.language;
    if (!first.authors.empty()) out["creditText"] = first.authors;
    if (!first.publisher.empty()) {
        out["publisher"] = {{"@type", "Organization"}, {"name", first.publisher}};
    }
    if (!first.keywords.empty()) out["keywords"] = first.keywords;
    put(out, "copyrightNotice", first.rights);
    put(out, "version", first.version);
    put(out, "datePublished", first.date);
    if (first.standing == Verdict::preview) out["creativeWorkStatus"] = "Draft";
    if (first.translation && !original.empty()) {
        out["translationOfWork"] = {{"@id", std::string(original)}};
    }
    if (const File* cover = file_of(first, Role::cover)) {
        out["thumbnailUrl"] = std::string(to_root) + reference(cover->path).substr(2);
    }
    add_access(out, first);
    if (!publication.has_cards()) {
        out["url"] = first.language + "/index.html#" + publication.place();
        return out;
    }
    for (const Edition* edition : tongue.variants) {
        for (const Role role : {Role::pdf, Role::epub}) {
            if (const File* file = file_of(*edition, role)) {
                out["encoding"].push_back(encoding(*file, to_root));
            }
        }
    }
    return out;
}

/// Inside HTML no text of ours may end the element, or be read otherwise as XML.
std::string escaped(std::string_view json) {
    std::string out;
    for (const char c : json) {
        switch (c) {
            case '<':
                out += "\\u003c";
                break;
            case '>':
                out += "\\u003e";
                break;
            case '&':
                out += "\\u0026";
                break;
            default:
                out.push_back(c);
        }
    }
    return out;
}

}  // namespace

std::string structured(const std::vector<Publication>& publications, std::string_view to_root) {
    Json parts = Json::array();
    for (const Publication& publication : publications) {
        const Edition& first = *publication.tongues.front().variants.front();
        const std::string original = first.translation ? std::string() : name_of_edition(first);
        for (const Tongue& tongue : publication.tongues) {
            Json one = work(publication, tongue, original, to_root);
            if (one.contains("encoding") || one.contains("url")) parts.push_back(std::move(one));
        }
    }
    const Json all = {{"@context", "https://schema.org"},
                      {"@type", "CollectionPage"},
                      {"hasPart", std::move(parts)}};
    return escaped(all.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace bifolium::site
