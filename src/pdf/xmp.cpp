#include "pdf/xmp.h"

#include <array>
#include <utility>
#include <vector>

#include "xml/element.h"

namespace bifolium::pdf {

namespace {

using xml::Element;

struct Moment {
    std::int64_t year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
};

/// Proleptic Gregorian, after the civil-from-days arithmetic of shifted eras of 400 years.
Moment moment(std::int64_t seconds) {
    const auto floored = [](std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); };
    const std::int64_t days = floored(seconds, 86400);
    const std::int64_t rest = seconds - days * 86400;
    const std::int64_t shifted = days + 719468;  // from 0000-03-01
    const std::int64_t era = floored(shifted, 146097);
    const std::int64_t of_era = shifted - era * 146097;
    const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    const std::int64_t march = (5 * of_year + 2) / 153;
    const std::int64_t month = march < 10 ? march + 3 : march - 9;
    return {.year = year + era * 400 + (month <= 2 ? 1 : 0),
            .month = month,
            .day = of_year - (153 * march + 2) / 5 + 1,
            .hour = rest / 3600,
            .minute = rest / 60 % 60,
            .second = rest % 60};
}

std::string padded(std::int64_t value, std::size_t digits) {
    std::string out = std::to_string(value);
    return std::string(out.size() < digits ? digits - out.size() : 0, '0') + out;
}

Element simple(std::string name, std::string text) {
    return {.name = std::move(name), .attributes = {}, .children = {std::move(text)}};
}

Element around(std::string name, Element child) {
    return {.name = std::move(name), .attributes = {}, .children = {std::move(child)}};
}

/// `container`: "rdf:Seq", "rdf:Bag".
Element listed(std::string name, std::string container, const std::vector<std::string>& texts) {
    Element list{.name = std::move(container), .attributes = {}, .children = {}};
    for (const std::string& text : texts) list.children.emplace_back(simple("rdf:li", text));
    return around(std::move(name), std::move(list));
}

Element in_default_language(std::string name, std::string text) {
    Element item = simple("rdf:li", std::move(text));
    item.attributes.emplace_back("xml:lang", "x-default");
    return around(std::move(name), around("rdf:Alt", std::move(item)));
}

Element resource(std::vector<xml::Child> children) {
    return {.name = "rdf:li",
            .attributes = {{"rdf:parseType", "Resource"}},
            .children = std::move(children)};
}

/// Describes pdfuaid:part, which PDF/A does not know by itself.
Element extension_schema() {
    Element property = resource({simple("pdfaProperty:category", "internal"),
                                 simple("pdfaProperty:description", "Part of ISO 14289"),
                                 simple("pdfaProperty:name", "part"),
                                 simple("pdfaProperty:valueType", "Integer")});
    Element schema =
        resource({simple("pdfaSchema:namespaceURI", "http://www.aiim.org/pdfua/ns/id/"),
                  simple("pdfaSchema:prefix", "pdfuaid"),
                  simple("pdfaSchema:schema", "PDF/UA identification schema"),
                  around("pdfaSchema:property", around("rdf:Seq", std::move(property)))});
    return {.name = "rdf:Description",
            .attributes = {{"rdf:about", ""},
                           {"xmlns:pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"},
                           {"xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"},
                           {"xmlns:pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"}},
            .children = {around("pdfaExtension:schemas", around("rdf:Bag", std::move(schema)))}};
}

Element description(const Description& facts) {
    const document::Metadata& metadata = facts.metadata;
    Element out{.name = "rdf:Description",
                .attributes = {{"rdf:about", ""},
                               {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                               {"xmlns:xmp", "http://ns.adobe.com/xap/1.0/"},
                               {"xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"},
                               {"xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
                               {"xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/"}},
                .children = {}};
    const auto add = [&](Element element) { out.children.emplace_back(std::move(element)); };
    add(simple("dc:format", "application/pdf"));
    add(in_default_language("dc:title", metadata.title));
    if (!metadata.authors.empty()) add(listed("dc:creator", "rdf:Seq", metadata.authors));
    if (!metadata.description.empty()) {
        add(in_default_language("dc:description", metadata.description));
    }
    if (!metadata.keywords.empty()) add(listed("dc:subject", "rdf:Bag", metadata.keywords));
    if (!metadata.publisher.empty()) add(listed("dc:publisher", "rdf:Bag", {metadata.publisher}));
    if (!metadata.rights.empty()) add(in_default_language("dc:rights", metadata.rights));
    if (!facts.language.empty()) add(listed("dc:language", "rdf:Bag", {facts.language}));
    add(simple("xmp:CreatorTool", facts.producer));
    add(simple("xmp:CreateDate", iso_date(facts.time)));
    add(simple("xmp:ModifyDate", iso_date(facts.time)));
    add(simple("xmp:MetadataDate", iso_date(facts.time)));
    add(simple("pdf:Producer", facts.producer));
    add(simple("pdfaid:part", "2"));
    add(simple("pdfaid:conformance", "A"));
    add(simple("pdfuaid:part", "1"));
    return out;
}

}  // namespace

std::string iso_date(std::int64_t seconds) {
    const Moment m = moment(seconds);
    return padded(m.year, 4) + "-" + padded(m.month, 2) + "-" + padded(m.day, 2) + "T" +
           padded(m.hour, 2) + ":" + padded(m.minute, 2) + ":" + padded(m.second, 2) + "+00:00";
}

std::string pdf_date(std::int64_t seconds) {
    const Moment m = moment(seconds);
    return "D:" + padded(m.year, 4) + padded(m.month, 2) + padded(m.day, 2) + padded(m.hour, 2) +
           padded(m.minute, 2) + padded(m.second, 2) + "+00'00'";
}

std::string xmp_packet(const Description& facts) {
    Element rdf{.name = "rdf:RDF",
                .attributes = {{"xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}},
                .children = {description(facts), extension_schema()}};
    Element meta{.name = "x:xmpmeta",
                 .attributes = {{"xmlns:x", "adobe:ns:meta/"}},
                 .children = {std::move(rdf)}};
    std::string text = xml::write(meta);
    text.erase(0, text.find("<x:xmpmeta"));  // the packet's own head stands for the declaration
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + text +
           "<?xpacket end=\"r\"?>\n";
}

}  // namespace bifolium::pdf
