#include "epub/navigation.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "epub/page.h"
#include "epub/semantics.h"
#include "epub/words.h"
#include "xml/element.h"

namespace bifolium::epub {

namespace {

using xml::Element;
using xml::XhtmlWriter;

void write_entry(XhtmlWriter& out, std::string_view type, std::string_view href,
                 const Word& label) {
    out.open("li");
    out.open("a");
    if (!type.empty()) out.attribute("epub:type", type);
    mark_language(label, out);
    out.attribute("href", href);
    out.text(label.text);
    out.close();
    out.close();
    out.line();
}

void open_navigation(const Edition& edition, std::string_view type, std::string_view role,
                     XhtmlWriter& out) {
    const std::string identifier = "bf-" + std::string(type);  // no author's id begins so
    const std::string heading = identifier + "-heading";
    const Word name = word(edition, type == "toc" ? "contents" : "landmarks");
    out.open("nav");
    out.attribute("epub:type", type);
    if (!role.empty()) out.attribute("role", role);
    out.attribute("id", identifier);
    out.attribute("aria-labelledby", heading);
    if (type == "landmarks") out.attribute("hidden", "hidden");
    out.line();
    out.open(type == "toc" ? "h1" : "h2");
    out.attribute("id", heading);
    mark_language(name, out);
    out.text(name.text);
    out.close();
    out.line();
    out.open("ol");
    out.line();
}

/// Nested lists; the plan has closed up the depths, so each opens one list at most.
void write_outline(const Plan& plan, XhtmlWriter& out) {
    int depth = 0;
    for (const Outline& entry : plan.outline) {
        if (entry.depth > depth && depth > 0) {
            out.line();
            out.open("ol");
            out.line();
        }
        for (; depth >= entry.depth; --depth) {
            out.close();  // li
            out.line();
            if (depth > entry.depth) out.close();  // ol
        }
        depth = entry.depth;
        out.open("li");
        out.open("a");
        out.attribute("href", plan.href(entry.place));
        out.text(entry.label);
        out.close();
    }
    for (; depth > 0; --depth) {
        out.close();
        out.line();
        if (depth > 1) out.close();
    }
}

const Part* find_part(const Plan& plan, const Edition& edition, std::string_view class_name) {
    const auto found = std::find_if(plan.parts.begin(), plan.parts.end(), [&](const Part& part) {
        for (NodeId id = part.begin; id < part.end; id = edition.document[id].end) {
            if (in_section(edition.document, id, class_name, edition.atoms)) return true;
        }
        return false;
    });
    return found == plan.parts.end() ? nullptr : &*found;
}

std::string contents_href(const Plan& plan) {
    if (!plan.contents.valid()) return std::string(navigation_file) + "#bf-toc";
    return plan.href(Place{plan.part_of(plan.contents), plan.identifier(plan.contents)});
}

Element text_element(std::string name, std::string_view text) {
    return {std::move(name), {}, {Element{"text", {}, {std::string(text)}}}};
}

Element head_meta(std::string name, std::string content) {
    return {"meta", {{"name", std::move(name)}, {"content", std::move(content)}}, {}};
}

/// The outline as nested points; `open` holds the branch that the next one may join.
Element navigation_map(const Plan& plan) {
    std::vector<Element> open{Element{"navMap", {}, {}}};
    const auto close = [&] {
        Element last = std::move(open.back());
        open.pop_back();
        open.back().children.emplace_back(std::move(last));
    };
    std::size_t order = 0;
    for (const Outline& entry : plan.outline) {
        while (open.size() > static_cast<std::size_t>(entry.depth)) close();
        const std::string number = std::to_string(++order);
        Element point{"navPoint", {{"id", "point-" + number}, {"playOrder", number}}, {}};
        point.children.emplace_back(text_element("navLabel", entry.label));
        point.children.emplace_back(
            Element{"content", {{"src", "text/" + plan.href(entry.place)}}, {}});
        open.push_back(std::move(point));
    }
    while (open.size() > 1) close();
    return std::move(open.front());
}

}  // namespace

const std::string& first_body_file(const Plan& plan) {
    const auto found = std::find_if(plan.parts.begin(), plan.parts.end(),
                                    [](const Part& p) { return p.kind == PartKind::body; });
    return found == plan.parts.end() ? plan.parts.front().file : found->file;
}

void write_landmarks(const Edition& edition, const Plan& plan, XhtmlWriter& out) {
    open_navigation(edition, "landmarks", "", out);
    if (!edition.cover_jpeg.empty()) {
        write_entry(out, "cover", cover_file, word(edition, "cover"));
    }
    write_entry(out, "toc", contents_href(plan), word(edition, "contents"));
    write_entry(out, "bodymatter", first_body_file(plan), word(edition, "start-of-content"));
    if (const Part* glossary = find_part(plan, edition, "glossary")) {
        write_entry(out, "glossary", glossary->file, {glossary->title, false});
    }
    out.close();
    out.close();
    out.line();
}

std::string navigation_page(const Edition& edition, const Plan& plan) {
    XhtmlWriter out = open_page(edition, word(edition, "contents").text);
    open_navigation(edition, "toc", "doc-toc", out);
    write_outline(plan, out);
    out.close();
    out.line();
    out.close();
    out.line();
    write_landmarks(edition, plan, out);
    return finish_page(std::move(out));
}

std::string ncx(const Edition& edition, const Plan& plan, std::string_view identifier,
                std::string_view title) {
    int depth = 1;
    for (const Outline& entry : plan.outline) depth = std::max(depth, entry.depth);
    Element head{"head", {}, {}};
    head.children.emplace_back(head_meta("dtb:uid", std::string(identifier)));
    head.children.emplace_back(head_meta("dtb:depth", std::to_string(depth)));
    head.children.emplace_back(head_meta("dtb:totalPageCount", "0"));
    head.children.emplace_back(head_meta("dtb:maxPageNumber", "0"));
    const std::string language(book_language(edition));
    Element root{"ncx",
                 {{"xmlns", "http://www.daisy.org/z3986/2005/ncx/"},
                  {"version", "2005-1"},
                  {"xml:lang", language},
                  {"dir", std::string(book_direction(edition))}},
                 {}};
    root.children.emplace_back(std::move(head));
    root.children.emplace_back(text_element("docTitle", title));
    root.children.emplace_back(navigation_map(plan));
    return xml::write(root);
}

}  // namespace bifolium::epub
