#include <algorithm>
#include <string_view>
#include <utility>

#include "base/digest.h"
#include "l10n/xliff.h"
#include "xml/element.h"

namespace bifolium::l10n {

namespace {

using xml::Element;

Element element(std::string name, std::vector<std::pair<std::string, std::string>> attributes = {},
                std::vector<xml::Child> children = {}) {
    return {std::move(name), std::move(attributes), std::move(children)};
}

/// A child on a line of its own: people compare these files line by line.
void add_line(Element& parent, Element child) {
    parent.children.emplace_back(std::move(child));
    parent.children.emplace_back("\n");
}

Element context(std::string type, std::string words) {
    return element("context", {{"context-type", std::move(type)}}, {std::move(words)});
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out.append(out.empty() ? "" : "\n").append(line);
    return out;
}

/// https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html#state
std::string_view state_of(const PoEntry& entry, std::string_view words) {
    if (words.empty()) return "needs-translation";
    return entry.fuzzy() ? "needs-review-translation" : "translated";
}

class XliffWriter {
public:
    explicit XliffWriter(const XliffLanguages& languages) : languages_(languages) {}

    Element unit(const PoEntry& entry, std::string id, std::string_view source,
                 std::string_view words) const {
        Element out = element("trans-unit", {{"id", std::move(id)}, {"xml:space", "preserve"}});
        add_length(entry, out);
        out.children.emplace_back("\n");
        add_line(out, element("source", {{"xml:lang", languages_.source}}, {std::string(source)}));
        Element target = element("target", {{"xml:lang", languages_.target},
                                            {"state", std::string(state_of(entry, words))}});
        const bool by_machine =
            std::find(entry.comments.begin(), entry.comments.end(), "mt") != entry.comments.end();
        if (by_machine && !words.empty()) {
            target.attributes.emplace_back("state-qualifier", "leveraged-mt");
        }
        if (!words.empty()) target.children.emplace_back(std::string(words));
        add_line(out, std::move(target));
        add_contexts(entry, out);
        add_notes(entry, out);
        if (entry.fuzzy() && !entry.previous_id.empty() && !words.empty()) {
            Element before = element("alt-trans", {{"alttranstype", "previous-version"}});
            before.children.emplace_back(
                element("source", {{"xml:lang", languages_.source}}, {entry.previous_id}));
            before.children.emplace_back(
                element("target", {{"xml:lang", languages_.target}}, {std::string(words)}));
            add_line(out, std::move(before));
        }
        return out;
    }

    /// As the OASIS representation guide for PO has it: a group, a unit for each form.
    Element plural(const PoEntry& entry) const {
        const std::string id = xliff_id(entry);
        Element group = element("group", {{"id", id}, {"restype", "x-gettext-plurals"}}, {"\n"});
        for (std::size_t i = 0; i < entry.texts.size(); ++i) {
            add_line(group, unit(entry, id + "[" + std::to_string(i) + "]",
                                 i == 0 ? entry.id : *entry.id_plural, entry.texts[i]));
        }
        return group;
    }

private:
    /// "#. max-length: 60"
    static void add_length(const PoEntry& entry, Element& unit) {
        constexpr std::string_view name = "max-length: ";
        for (const std::string_view line : entry.extracted) {
            if (!line.starts_with(name)) continue;
            const std::string_view digits = line.substr(name.size());
            const bool is_number =
                !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
            if (!is_number) continue;
            unit.attributes.emplace_back("maxwidth", digits);
            unit.attributes.emplace_back("size-unit", "char");
            return;
        }
    }
    static void add_contexts(const PoEntry& entry, Element& unit) {
        for (const std::string& place : entry.references) {
            const std::size_t digits = place.find_last_not_of("0123456789") + 1;
            const bool has_line = digits > 0 && digits < place.size() && place[digits - 1] == ':';
            Element group = element("context-group", {{"purpose", "location"}});
            group.children.emplace_back(
                context("sourcefile", has_line ? place.substr(0, digits - 1) : place));
            if (has_line) group.children.emplace_back(context("linenumber", place.substr(digits)));
            add_line(unit, std::move(group));
        }
        if (!entry.context) return;
        add_line(unit, element("context-group", {{"name", "po-entry"}, {"purpose", "information"}},
                               {context("x-po-msgctxt", *entry.context)}));
    }
    static void add_notes(const PoEntry& entry, Element& unit) {
        const auto add = [&](std::string from, const std::vector<std::string>& lines) {
            if (lines.empty()) return;
            add_line(unit, element("note", {{"from", std::move(from)}}, {joined(lines)}));
        };
        add("developer", entry.extracted);
        add("translator", entry.comments);
    }

    const XliffLanguages& languages_;
};

}  // namespace

std::string xliff_id(const PoEntry& entry) {
    return hexadecimal(sha256(po_key(entry.context, entry.id)), 16);
}

std::string write_xliff(const PoFile& catalogue, const std::string& original,
                        const XliffLanguages& languages) {
    const XliffWriter writer(languages);
    Element body = element("body", {}, {"\n"});
    for (const PoEntry& entry : catalogue.entries) {
        if (entry.obsolete) continue;
        const std::string_view words =
            entry.texts.empty() ? std::string_view() : std::string_view(entry.texts.front());
        add_line(body, entry.id_plural ? writer.plural(entry)
                                       : writer.unit(entry, xliff_id(entry), entry.id, words));
    }
    Element file = element("file",
                           {{"original", original},
                            {"source-language", languages.source},
                            {"target-language", languages.target},
                            {"datatype", "x-markdown"}},
                           {"\n"});
    add_line(file, std::move(body));
    Element root = element(
        "xliff", {{"version", "1.2"}, {"xmlns", "urn:oasis:names:tc:xliff:document:1.2"}}, {"\n"});
    add_line(root, std::move(file));
    return xml::write(root);
}

}  // namespace bifolium::l10n
