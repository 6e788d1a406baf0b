#include "epub/content.h"

#include <algorithm>
#include <cmath>

#include "base/overloaded.h"
#include "document/markup.h"
#include "epub/href.h"
#include "epub/semantics.h"
#include "epub/words.h"

namespace bifolium::epub {

namespace {

using namespace document;

template <class... Kinds>
bool is_any(const Content& content) {
    return (std::holds_alternative<Kinds>(content) || ...);
}

std::string_view name_of(CalloutKind kind) {
    switch (kind) {
        case CalloutKind::note:
            return "note";
        case CalloutKind::tip:
            return "tip";
        case CalloutKind::important:
            return "important";
        case CalloutKind::warning:
            return "warning";
        case CalloutKind::caution:
            return "caution";
    }
    return {};
}

std::string_view name_of(Alignment alignment) {
    switch (alignment) {
        case Alignment::start:
            return "";
        case Alignment::centre:
            return "align-centre";
        case Alignment::end:
            return "align-end";
    }
    return {};
}

/// Between their children a line end is no text.
bool holds_blocks(const Content& content) {
    return is_any<Root, Section, List, DefinitionList, Table, TableHead, TableBody, TableFoot>(
        content);
}

/// BCP 47 in form: what else an author wrote would make the file invalid.
bool is_language_tag(std::string_view tag) {
    std::size_t size = 0;
    for (const char c : tag) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-' ? size == 0 : !(letter || (c >= '0' && c <= '9'))) return false;
        size = c == '-' ? 0 : size + 1;
        if (size > 8) return false;
    }
    return size > 0;
}

}  // namespace

ContentWriter::ContentWriter(const Edition& edition, const Plan& plan, Diagnostics& diagnostics)
    : edition_(&edition), plan_(&plan), diagnostics_(&diagnostics) {
    std::uint32_t index = 0;
    for (const Node& node : edition.document.nodes()) {
        const auto* reference = std::get_if<NoteReference>(&node.content);
        if (reference != nullptr) first_reference_.emplace(reference->note, NodeId(index));
        ++index;
    }
}

void ContentWriter::write(const Part& part, xml::XhtmlWriter& out) {
    out_ = &out;
    for (NodeId id = part.begin; id < part.end; id = NodeId(id.index() + 1)) {
        while (!open_.empty() && open_.back().end <= id) close();
        open(id);
    }
    while (!open_.empty()) close();
    out_ = nullptr;
}

void ContentWriter::close() {
    const Open last = open_.back();
    open_.pop_back();
    for (int i = 0; i < last.elements; ++i) out_->close();
    if (last.line_after) out_->line();
}

void ContentWriter::open(NodeId id) {
    const Content& content = node(id).content;
    if (const auto* text = std::get_if<Text>(&content)) words(id, text->text);
    const std::string element = element_of(content);
    if (element.empty()) return;
    const std::size_t parted = element.find('>');
    int elements = 1;
    if (const auto* picture = std::get_if<Image>(&content)) {
        image(id, *picture);
    } else if (const auto* mark = std::get_if<NoteReference>(&content)) {
        reference(id, *mark);
    } else {
        begin(id, element.substr(0, parted));
        particulars(id);
    }
    if (parted != std::string::npos) {
        out_->open(element.substr(parted + 1));
        elements = 2;
    }
    const bool line = holds_blocks(node(node(id).parent).content);
    open_.push_back({node(id).end, elements, line});
    if (is_any<Heading, Title>(content)) needs_.headings = true;
    marker(id);
}

/// Words in another language than their element's (a label that the catalogue lacks) say so.
void ContentWriter::words(NodeId id, std::string_view text) {
    const std::string_view tag = edition_->atoms.text(node(id).language);
    const bool foreign =
        node(id).language != node(node(id).parent).language && is_language_tag(tag);
    if (foreign) {
        out_->open("span");
        out_->attribute("class", "words");
        language(id);
    }
    out_->text(text);
    if (foreign) out_->close();
}

/// The start tag with what any element may have.
void ContentWriter::begin(NodeId id, std::string_view element) {
    const Document& document = edition_->document;
    out_->open(element);
    if (const std::string& identifier = plan_->identifier(id); !identifier.empty()) {
        out_->attribute("id", identifier);
    }
    classes(id);
    language(id);
    const Semantics meaning = semantics_of(document, id, edition_->atoms);
    if (!meaning.type.empty()) out_->attribute("epub:type", meaning.type);
    if (!meaning.role.empty()) out_->attribute("role", meaning.role);
    if (!meaning.labelled) return;
    for (NodeId child = document.first_child(id); child.valid();
         child = document.next_sibling(child)) {
        if (!is_any<Heading, Title, CalloutLabel>(node(child).content)) continue;
        out_->attribute("aria-labelledby", plan_->identifier(child));
        return;
    }
}

void ContentWriter::classes(NodeId id) {
    const Content& content = node(id).content;
    std::vector<std::string> names;
    const auto add = [&](std::string_view name) {
        if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
        names.emplace_back(name);
    };
    add(markup(content).classes);
    if (const auto* callout = std::get_if<Callout>(&content)) add(name_of(callout->kind));
    if (const auto* container = std::get_if<Container>(&content)) {
        add(edition_->atoms.text(container->name));
    }
    for (const Atom name : node(id).classes) add(edition_->atoms.text(name));
    if (const auto* item = std::get_if<Item>(&content); item != nullptr && item->checked) {
        add("task");
        if (*item->checked) add("done");
    }
    if (const auto* list = std::get_if<List>(&content); list != nullptr && list->tight) {
        add("tight");
    }
    if (const auto* cell = std::get_if<Cell>(&content)) add(name_of(cell->alignment));
    if (const auto* cell = std::get_if<HeaderCell>(&content)) add(name_of(cell->alignment));
    if (const auto* picture = std::get_if<Image>(&content)) add(size_class(*picture));
    std::string joined;
    for (const std::string& name : names) joined.append(joined.empty() ? "" : " ").append(name);
    if (!joined.empty()) out_->attribute("class", joined);
}

/// The way a subtree runs: what the author said, or what its language does.
Direction ContentWriter::direction(NodeId id) {
    for (NodeId at = id; node(at).parent.valid(); at = node(at).parent) {
        if (node(at).direction) return *node(at).direction;
        const Atom language = node(at).language;
        if (language == node(node(at).parent).language) continue;
        const auto known = directions_.find(language);
        if (known != directions_.end()) return known->second;
        const Direction found =
            text::locale(edition_->atoms.text(language)).direction;  // milliseconds: remembered
        directions_.emplace(language, found);
        return found;
    }
    return edition_->locale.direction;
}

void ContentWriter::language(NodeId id) {
    const NodeId parent = node(id).parent;
    const std::string_view tag = edition_->atoms.text(node(id).language);
    const bool changes = node(id).language != node(parent).language && is_language_tag(tag);
    if (changes) {
        out_->attribute("lang", tag);
        out_->attribute("xml:lang", tag);
    }
    if (!node(id).direction && (!changes || direction(id) == direction(parent))) return;
    out_->attribute("dir", direction(id) == Direction::right_to_left ? "rtl" : "ltr");
}

/// Attributes of single kinds.
void ContentWriter::particulars(NodeId id) {
    std::visit(Overloaded{
                   [&](const List& list) {
                       if (list.ordered && list.start != 1) {
                           out_->attribute("start", std::to_string(list.start));
                       }
                   },
                   [&](const HeaderCell& cell) {
                       out_->attribute("scope", cell.scope == Scope::row ? "row" : "col");
                       spans(cell.span);
                   },
                   [&](const Cell& cell) { spans(cell.span); },
                   [&](const Abbreviation& abbreviation) {
                       if (!abbreviation.expansion.empty()) {
                           out_->attribute("title", abbreviation.expansion);
                       }
                   },
                   [&](const Link& target) { link(id, target); },
                   [&](const ContentsLink& target) {
                       const std::string href = plan_->href(target.target);
                       if (!href.empty()) out_->attribute("href", href);
                   },
                   [](const auto&) {},
               },
               node(id).content);
}

void ContentWriter::spans(const CellSpan& span) {
    if (span.columns > 1) out_->attribute("colspan", std::to_string(span.columns));
    if (span.rows > 1) out_->attribute("rowspan", std::to_string(span.rows));
}

void ContentWriter::link(NodeId id, const Link& link) {
    const bool inward = link.target.starts_with('#');
    const std::string href =
        inward ? plan_->href(std::string_view(link.target)) : outward_href(link.target);
    if (!href.empty()) out_->attribute("href", href);
    if (!link.title.empty()) out_->attribute("title", link.title);
    if (!href.empty() || inward) return;  // a dead #target is a finding already
    diagnostics_->report({Severity::warning, "epub.link-left-out", node(id).span,
                          "the link to '" + link.target + "' cannot stand in an e-book",
                          "its words stay; link to an address with https:, mailto: or tel:, or to "
                          "a place in this book"});
}

bool ContentWriter::inside_link(NodeId id) const {
    for (NodeId at = node(id).parent; at.valid(); at = node(at).parent) {
        if (is_any<Link, ContentsLink>(node(at).content)) return true;
    }
    return false;
}

void ContentWriter::reference(NodeId id, const NoteReference& reference) {
    const bool link = !inside_link(id) && reference.note.valid();  // HTML has no link in a link
    begin(id, link ? "a" : "span");
    if (link) {
        out_->attribute("href", plan_->href(Place{plan_->part_of(reference.note),
                                                  plan_->identifier(reference.note)}));
    }
    out_->text(std::to_string(reference.number));
}

void ContentWriter::image(NodeId id, const Image& image) {
    const image::ImageId found = edition_->images.find(image.path);
    if (!image.decorative) {
        needs_.pictures = true;
        needs_.all_pictures_told = needs_.all_pictures_told && !image.alternative.empty();
    }
    if (!found.valid()) {  // a finding already; its words shall not be lost as well
        begin(id, "span");
        if (image.decorative) return;
        out_->attribute("role", "img");
        out_->attribute("aria-label", image.alternative);
        return;
    }
    const std::string name = edition_->images.file_name(found);
    needs_.images.emplace(name, found);
    begin(id, "img");
    out_->attribute("src", "../images/" + name);
    out_->attribute("alt", image.decorative ? "" : image.alternative);
    const image::Info& info = edition_->images.info(found);
    if (edition_->images.is_painted(found)) {  // browsers know no resolution: the drawing's px
        const double width = info.width / info.pixels_per_inch * 96;
        out_->attribute("width", std::to_string(std::max(1L, std::lround(width))));
    }
}

std::string ContentWriter::size_class(const Image& image) {
    if (image.width.empty() && image.height.empty()) return {};
    const auto [at, fresh] = needs_.sizes.try_emplace({image.width, image.height});
    if (fresh) at->second = "bf-size-" + std::to_string(needs_.sizes.size());
    return at->second;
}

/// A note's number and a task's box stand at the start of the first paragraph, or alone.
void ContentWriter::marker(NodeId id) {
    const Document& document = edition_->document;
    const auto marked = [&](NodeId at) {
        const auto* item = std::get_if<Item>(&node(at).content);
        return (item != nullptr && item->checked) || is_any<Note>(node(at).content);
    };
    NodeId owner = id;
    if (is_any<Paragraph>(node(id).content)) {
        owner = node(id).parent;
        if (document.first_child(owner) != id) return;
    } else {
        const NodeId first = document.first_child(id);
        if (first.valid() && is_any<Paragraph>(node(first).content)) return;
    }
    if (!marked(owner)) return;
    if (const auto* note = std::get_if<Note>(&node(owner).content)) note_marker(owner, *note);
    if (const auto* item = std::get_if<Item>(&node(owner).content)) task_marker(*item->checked);
}

/// The number leads back to the text: no arrow is needed, and no word is added.
void ContentWriter::note_marker(NodeId id, const Note& note) {
    const std::string number = std::to_string(note.number);
    const auto reference = first_reference_.find(id);
    out_->open("span");
    out_->attribute("class", "marker");
    if (reference != first_reference_.end()) {
        const Word word = epub::word(*edition_, "back-to-text");
        out_->open("a");
        out_->attribute("epub:type", "backlink");
        out_->attribute("role", "doc-backlink");
        out_->attribute("href", plan_->href(Place{plan_->part_of(reference->second),
                                                  plan_->identifier(reference->second)}));
        mark_language(word, *out_);
        out_->attribute("aria-label", std::string(word.text) + " " + number);
        out_->text(number + ".");
        out_->close();
    } else {
        out_->text(number + ".");
    }
    out_->text(" ");
    out_->close();
}

void ContentWriter::task_marker(bool done) {
    const Word word = epub::word(*edition_, done ? "task-done" : "task-open");
    out_->open("span");
    out_->attribute("class", "marker");
    out_->attribute("role", "img");
    mark_language(word, *out_);
    out_->attribute("aria-label", word.text);
    out_->text(done ? "☑ " : "☐ ");
    out_->close();
}

}  // namespace bifolium::epub
