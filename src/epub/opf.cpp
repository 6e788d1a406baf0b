#include "epub/opf.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/digest.h"
#include "epub/navigation.h"
#include "epub/page.h"
#include "epub/words.h"
#include "xml/element.h"

namespace bifolium::epub {

namespace {

using xml::Element;

/// RFC 9562's name space of URLs.
constexpr std::string_view url_name_space{
    "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16};

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A year, a month or a day of ISO 8601.
bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    if (!is_digits(text.substr(0, 4))) return false;
    const auto part = [&](std::size_t at, std::string_view last) {
        const std::string_view two = text.substr(at + 1, 2);
        return text[at] == '-' && is_digits(two) && two >= "01" && two <= last;
    };
    return (text.size() < 7 || part(4, "12")) && (text.size() < 10 || part(7, "31"));
}

class Metadata {
public:
    Metadata(const Edition& edition, Element& out) : edition_(edition), out_(out) {}

    void element(std::string name, std::string_view text, std::string id = {}) {
        Element element{std::move(name), {}, {std::string(text)}};
        if (!id.empty()) element.attributes.emplace_back("id", std::move(id));
        out_.children.emplace_back(std::move(element));
    }
    void optional(std::string name, std::string_view text) {
        if (const std::string said = trimmed(text); !said.empty()) element(std::move(name), said);
    }
    void property(std::string name, std::string_view value) {
        out_.children.emplace_back(
            Element{"meta", {{"property", std::move(name)}}, {std::string(value)}});
    }
    void refine(const std::string& id, std::string name, std::string_view value) {
        out_.children.emplace_back(Element{
            "meta", {{"refines", "#" + id}, {"property", std::move(name)}}, {std::string(value)}});
    }
    void role(const std::string& id, std::string_view code) {
        out_.children.emplace_back(
            Element{"meta",
                    {{"refines", "#" + id}, {"property", "role"}, {"scheme", "marc:relators"}},
                    {std::string(code)}});
    }
    void sentence(std::string name, std::string_view text, bool foreign) {
        const std::string language(foreign ? "en" : book_language(edition_));
        const std::string direction(foreign ? "ltr" : book_direction(edition_));
        out_.children.emplace_back(
            Element{"meta",
                    {{"property", std::move(name)}, {"xml:lang", language}, {"dir", direction}},
                    {std::string(text)}});
    }
    void legacy(std::string name, std::string content) {
        out_.children.emplace_back(
            Element{"meta", {{"name", std::move(name)}, {"content", std::move(content)}}, {}});
    }

private:
    const Edition& edition_;
    Element& out_;
};

void describe(const Edition& edition, const Options& options, Metadata& out) {
    const document::Metadata& said = edition.document.metadata();
    out.element("dc:identifier", identifier_of(edition), "identifier");
    out.element("dc:title", title_of(edition), "title");
    out.refine("title", "title-type", "main");
    if (const std::string subtitle = trimmed(said.subtitle); !subtitle.empty()) {
        out.element("dc:title", subtitle, "subtitle");
        out.refine("subtitle", "title-type", "subtitle");
    }
    out.element("dc:language", book_language(edition));
    std::size_t number = 0;
    for (const std::string& author : said.authors) {
        const std::string name = trimmed(author);
        if (name.empty()) continue;
        const std::string id = "creator-" + std::to_string(++number);
        out.element("dc:creator", name, id);
        out.role(id, "aut");
        out.refine(id, "file-as", name);
    }
    out.optional("dc:publisher", said.publisher);
    if (is_date(said.date)) out.element("dc:date", said.date);
    out.property("dcterms:modified", time_stamp(options.time));
    out.optional("dc:description", said.description);
    out.optional("dc:rights", said.rights);
    for (const std::string& keyword : said.keywords) out.optional("dc:subject", keyword);
}

/// What holds for every book made here, and what this one's content bears out.
void describe_access(const Edition& edition, const Needs& needs, Metadata& out) {
    const bool told = needs.all_pictures_told;
    const bool cover_told = !edition.cover_jpeg.empty() && !edition.cover_alternative.empty();
    out.property("schema:accessMode", "textual");
    if (needs.pictures) out.property("schema:accessMode", "visual");
    if (told) out.property("schema:accessModeSufficient", "textual");
    if (needs.pictures) out.property("schema:accessModeSufficient", "textual,visual");
    std::vector<std::string_view> features;
    if (told && (needs.pictures || cover_told)) features.emplace_back("alternativeText");
    features.insert(features.end(), {"ARIA", "displayTransformability", "readingOrder"});
    if (needs.headings) features.emplace_back("structuralNavigation");
    features.insert(features.end(), {"tableOfContents", "unlocked"});
    for (const std::string_view feature : features) {
        out.property("schema:accessibilityFeature", feature);
    }
    for (const std::string_view hazard : {"noFlashingHazard", "noMotionSimulationHazard",
                                          "noSoundHazard"}) {  // there is no script, sound or film
        out.property("schema:accessibilityHazard", hazard);
    }
    std::vector<std::string_view> keys{"accessible-text"};
    if (needs.headings) keys.emplace_back("accessible-headings");
    if (needs.pictures && told) keys.emplace_back("accessible-images");
    std::string summary;
    bool foreign = false;  // one sentence without a translation: all in English
    for (const std::string_view key : keys) foreign = foreign || word(edition, key).foreign;
    Edition english = edition;
    if (foreign) english.label = {};
    for (const std::string_view key : keys) {
        summary.append(summary.empty() ? "" : " ").append(word(english, key).text);
    }
    out.sentence("schema:accessibilitySummary", summary, foreign);
}

std::string item_of(std::string_view file) {
    std::string out = "item-";
    for (const char c : file) out.push_back(c == '/' || c == '.' ? '-' : c);
    return out;
}

Element metadata(const Edition& edition, const Needs& needs, const Inventory& inventory,
                 const Options& options) {
    Element out{"metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}}, {}};
    Metadata writer(edition, out);
    describe(edition, options, writer);
    describe_access(edition, needs, writer);
    if (inventory.has_fonts) writer.property("ibooks:specified-fonts", "true");
    if (!edition.cover_jpeg.empty()) {
        writer.legacy("cover", item_of("images/cover.jpg"));
    }
    if (!options.generator.empty()) writer.legacy("generator", options.generator);
    return out;
}

Element manifest(const Inventory& inventory) {
    Element out{"manifest", {}, {}};
    for (const Resource& resource : inventory.resources) {
        Element item{"item",
                     {{"id", item_of(resource.file)},
                      {"href", resource.file},
                      {"media-type", resource.media_type}},
                     {}};
        if (!resource.properties.empty()) {
            item.attributes.emplace_back("properties", resource.properties);
        }
        out.children.emplace_back(std::move(item));
    }
    return out;
}

Element spine(const Edition& edition, const Inventory& inventory) {
    Element out{"spine",
                {{"toc", item_of("toc.ncx")},
                 {"page-progression-direction", std::string(book_direction(edition))}},
                {}};
    for (const std::string& file : inventory.spine) {
        out.children.emplace_back(Element{"itemref", {{"idref", item_of(file)}}, {}});
    }
    return out;
}

/// For readers of EPUB 2. https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm#Section2.6
Element guide(const Edition& edition, const Plan& plan) {
    Element out{"guide", {}, {}};
    const auto add = [&](std::string type, std::string_view key, std::string_view file) {
        out.children.emplace_back(Element{"reference",
                                          {{"type", std::move(type)},
                                           {"title", std::string(word(edition, key).text)},
                                           {"href", std::string("text/").append(file)}},
                                          {}});
    };
    if (!edition.cover_jpeg.empty()) add("cover", "cover", cover_file);
    add("toc", "contents", navigation_file);
    add("text", "start-of-content", first_body_file(plan));
    return out;
}

}  // namespace

std::string identifier_of(const Edition& edition) {
    const document::Metadata& said = edition.document.metadata();
    const std::string work = said.identifier.empty() ? title_of(edition) : said.identifier;
    const std::string name = "urn:bifolium:" + work + "#" + std::string(book_language(edition));
    return "urn:uuid:" + uuid_v5(url_name_space, name);
}

std::string title_of(const Edition& edition) {
    const std::string said = trimmed(edition.document.metadata().title);
    if (!said.empty()) return said;
    for (const document::Node& node : edition.document.nodes()) {
        if (!std::holds_alternative<document::Heading>(node.content)) continue;
        const NodeId id(static_cast<std::uint32_t>(&node - edition.document.nodes().data()));
        if (const std::string words = words_of(edition.document, id); !words.empty()) return words;
    }
    return std::string(word(edition, "untitled").text);
}

std::string time_stamp(std::int64_t seconds) {
    constexpr std::int64_t day = 86400;
    const std::int64_t days = seconds >= 0 ? seconds / day : -((day - 1 - seconds) / day);
    const std::int64_t rest = seconds - days * day;
    // Years that begin in March, in eras of 400 years: leap days come last.
    const std::int64_t z = days + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t of_era = z - era * 146097;
    const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    const std::int64_t shifted = (5 * of_year + 2) / 153;
    const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    const auto padded = [](std::int64_t value, std::size_t width) {
        std::string text = std::to_string(value);
        return text.size() < width ? std::string(width - text.size(), '0') + text : text;
    };
    return padded(year + era * 400 + (month <= 2 ? 1 : 0), 4) + "-" + padded(month, 2) + "-" +
           padded(of_year - (153 * shifted + 2) / 5 + 1, 2) + "T" + padded(rest / 3600, 2) + ":" +
           padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2) + "Z";
}

std::string package_document(const Edition& edition, const Plan& plan, const Needs& needs,
                             const Inventory& inventory, const Options& options) {
    Element root{"package",
                 {{"xmlns", "http://www.idpf.org/2007/opf"},
                  {"version", "3.0"},
                  {"unique-identifier", "identifier"},
                  {"xml:lang", std::string(book_language(edition))},
                  {"dir", std::string(book_direction(edition))}},
                 {}};
    if (inventory.has_fonts) {
        root.attributes.emplace_back(
            "prefix",
            "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/");
    }
    root.children.emplace_back(metadata(edition, needs, inventory, options));
    root.children.emplace_back(manifest(inventory));
    root.children.emplace_back(spine(edition, inventory));
    root.children.emplace_back(guide(edition, plan));
    return xml::write(root);
}

}  // namespace bifolium::epub
