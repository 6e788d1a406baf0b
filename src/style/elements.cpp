#include "style/elements.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/overloaded.h"
#include "document/markup.h"

namespace bifolium::style {

namespace {

using document::NodeId;

std::string_view callout_class(document::CalloutKind kind) {
    switch (kind) {
        case document::CalloutKind::note:
            return "note";
        case document::CalloutKind::tip:
            return "tip";
        case document::CalloutKind::important:
            return "important";
        case document::CalloutKind::warning:
            return "warning";
        case document::CalloutKind::caution:
            return "caution";
    }
    return "note";
}

/// What the e-book writes for particulars that XHTML has no element for.
std::vector<std::string_view> classes_of_kind(const document::Content& content) {
    const auto aligned = [](document::Alignment alignment) -> std::vector<std::string_view> {
        if (alignment == document::Alignment::start) return {};
        return {alignment == document::Alignment::centre ? "align-centre" : "align-end"};
    };
    if (const auto* cell = std::get_if<document::Cell>(&content)) return aligned(cell->alignment);
    if (const auto* cell = std::get_if<document::HeaderCell>(&content)) {
        return aligned(cell->alignment);
    }
    if (const auto* list = std::get_if<document::List>(&content)) {
        if (list->tight) return {"tight"};
    }
    if (const auto* item = std::get_if<document::Item>(&content);
        item != nullptr && item->checked) {
        if (*item->checked) return {"task", "done"};
        return {"task"};
    }
    return {};
}

bool is_generated_empty(const document::Node& node) {
    return std::holds_alternative<document::NoteReference>(node.content);  // its number is text
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
std::string lower_case(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

}  // namespace

Elements::Elements(const document::Document& document, AtomTable& atoms)
    : document_(document), atoms_(atoms) {
    const auto nodes = document.nodes();
    of_node_.assign(nodes.size(), no_element);
    elements_.reserve(nodes.size() / 2 + 2);
    Element html;
    html.type = atoms.intern("html");
    html.empty = false;
    add(html);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) add_node(NodeId(i));
    for (ElementIndex i = size(); i-- > 0;) {  // descendants first
        Element& e = elements_[i];
        e.end = std::max(e.end, i + 1);
        if (e.parent != no_element) {
            Element& parent = elements_[e.parent];
            parent.end = std::max(parent.end, e.end);
            parent.empty = false;
        }
    }
    for (ElementIndex i = 0; i < size(); ++i) number(i);
    directions_.reserve(elements_.size());
    for (const Element& e : elements_) {
        const bool root = e.parent == no_element;
        const document::Node& node = document[e.node.valid() ? e.node : document.root()];
        const ElementIndex above = e.parent;
        if (e.node.valid() && node.direction) {
            directions_.push_back(*node.direction);
        } else if (root || (e.node.valid() && !e.inner && e.parent != 0 &&
                            node.language != document[elements_[above].node].language)) {
            directions_.push_back(script_direction(atoms.text(node.language)));
        } else {
            directions_.push_back(directions_[above]);
        }
    }
}

ElementIndex Elements::add(Element element) {
    const ElementIndex index = size();
    elements_.push_back(element);
    return index;
}

void Elements::add_classes(Element& element, const document::Node& node) {
    element.class_begin = static_cast<std::uint32_t>(classes_.size());
    std::string_view fixed = document::markup(node.content).classes;
    while (!fixed.empty()) {
        const std::size_t end = std::min(fixed.find(' '), fixed.size());
        if (end != 0) classes_.push_back(atoms_.intern(fixed.substr(0, end)));
        fixed.remove_prefix(std::min(end + 1, fixed.size()));
    }
    if (const auto* callout = std::get_if<document::Callout>(&node.content)) {
        classes_.push_back(atoms_.intern(callout_class(callout->kind)));
    }
    if (const auto* container = std::get_if<document::Container>(&node.content)) {
        if (container->name.valid()) classes_.push_back(container->name);
    }
    classes_.insert(classes_.end(), node.classes.begin(), node.classes.end());
    for (const std::string_view word : classes_of_kind(node.content)) {
        classes_.push_back(atoms_.intern(word));
    }
    element.class_end = static_cast<std::uint32_t>(classes_.size());
}

void Elements::add_node(NodeId id) {
    const document::Node& node = document_[id];
    const ElementIndex parent = node.parent.valid() ? inner(node.parent) : 0;
    const std::string names = document::element_of(node.content);
    if (names.empty()) {
        const auto* text = std::get_if<document::Text>(&node.content);
        if (text == nullptr || !text->text.empty()) elements_[parent].empty = false;
        return;
    }
    const std::size_t inner_name = names.find('>');
    Element outer;
    outer.type = atoms_.intern(std::string_view(names).substr(0, inner_name));
    outer.identifier = node.identifier;
    outer.node = id;
    outer.parent = parent;
    outer.empty = !is_generated_empty(node);
    add_classes(outer, node);
    const ElementIndex index = add(outer);
    of_node_[id.index()] = index;
    if (inner_name == std::string::npos) return;
    Element inside;
    inside.type = atoms_.intern(std::string_view(names).substr(inner_name + 1));
    inside.node = id;
    inside.inner = true;
    inside.parent = index;
    add(inside);
}

/// Links the children of one element and counts them, by type as well.
void Elements::number(ElementIndex parent) {
    std::vector<std::pair<Atom, std::uint32_t>> types;  // no more than the markup table has
    const auto count_of = [&](Atom type) -> std::uint32_t& {
        const auto found = std::find_if(types.begin(), types.end(),
                                        [&](const auto& entry) { return entry.first == type; });
        if (found != types.end()) return found->second;
        return types.emplace_back(type, 0).second;
    };
    ElementIndex last = no_element;
    std::uint32_t count = 0;
    for (ElementIndex i = parent + 1; i < elements_[parent].end; i = elements_[i].end) {
        Element& e = elements_[i];
        e.previous = last;
        if (last == no_element) {
            elements_[parent].first_child = i;
        } else {
            elements_[last].next = i;
        }
        last = i;
        e.position = ++count;
        e.type_position = ++count_of(e.type);
    }
    for (ElementIndex i = elements_[parent].first_child; i != no_element; i = elements_[i].next) {
        elements_[i].siblings = count;
        elements_[i].type_siblings = count_of(elements_[i].type);
    }
}

ElementIndex Elements::inner(NodeId node) const {
    const ElementIndex outer = of_node_[node.index()];
    if (outer == no_element) return no_element;
    const ElementIndex next = outer + 1;
    const bool two = next < size() && elements_[next].inner && elements_[next].node == node;
    return two ? next : outer;
}

bool Elements::has_class(const Element& element, Atom name) const {
    const auto all = classes(element);
    return std::find(all.begin(), all.end(), name) != all.end();
}

std::string_view Elements::language(ElementIndex i) const {
    const NodeId node = elements_[i].node;
    return atoms_.text(document_[node.valid() ? node : document_.root()].language);
}

Direction Elements::direction(ElementIndex i) const {
    return directions_[i];
}

namespace {

using Attribute = std::optional<std::string>;

Attribute fixed_attribute(const document::Content& content, std::string_view name) {
    struct Row {
        std::size_t kind;
        std::string_view type, role;
    };
    constexpr Row rows[] = {
        {document::kind_of<document::Cover>(), "titlepage", ""},
        {document::kind_of<document::Subtitle>(), "subtitle", "doc-subtitle"},
        {document::kind_of<document::Contents>(), "toc", "doc-toc"},
        {document::kind_of<document::NoteReference>(), "noteref", "doc-noteref"},
        {document::kind_of<document::Note>(), "footnote", "doc-footnote"},
    };
    for (const Row& row : rows) {
        if (row.kind != content.index()) continue;
        const std::string_view value =
            name == "epub:type" ? row.type : (name == "role" ? row.role : std::string_view());
        return value.empty() ? Attribute() : Attribute(value);
    }
    return {};
}

Attribute span_attribute(const document::CellSpan& span, std::string_view name) {
    if (name == "colspan" && span.columns > 1) return Attribute(std::to_string(span.columns));
    if (name == "rowspan" && span.rows > 1) return Attribute(std::to_string(span.rows));
    return {};
}

Attribute own_attribute(const document::Content& content, std::string_view name) {
    const auto none = [](const auto&) { return Attribute(); };
    const auto is = [&](std::string_view wanted, const std::string& value) {
        return name == wanted ? Attribute(value) : Attribute();
    };
    return std::visit(
        Overloaded{
            [&](const document::Link& l) {
                if (name == "title" && !l.title.empty()) return Attribute(l.title);
                return is("href", l.target);
            },
            [&](const document::ContentsLink& l) { return is("href", l.target); },
            [&](const document::Image& image) {
                return name == "alt" ? Attribute(image.alternative) : is("src", image.path);
            },
            [&](const document::Abbreviation& a) { return is("title", a.expansion); },
            [&](const document::List& list) {
                if (!list.ordered || list.start == 1) return Attribute();
                return is("start", std::to_string(list.start));
            },
            [&](const document::HeaderCell& cell) {
                if (name == "scope") {
                    return Attribute(cell.scope == document::Scope::row ? "row" : "col");
                }
                return span_attribute(cell.span, name);
            },
            [&](const document::Cell& cell) { return span_attribute(cell.span, name); },
            none,
        },
        content);
}

}  // namespace

Attribute Elements::attribute(ElementIndex i, std::string_view name) const {
    const Element& e = elements_[i];
    if (e.inner) return {};
    if (name == "lang" || name == "xml:lang") {
        const bool said = e.parent == no_element || language(i) != language(e.parent);
        return said ? Attribute(language(i)) : Attribute();
    }
    if (!e.node.valid()) return {};
    const document::Node& node = document_[e.node];
    if (name == "id") {
        return node.identifier.valid() ? Attribute(atoms_.text(node.identifier)) : Attribute();
    }
    if (name == "dir") {
        if (!node.direction) return {};
        return *node.direction == Direction::right_to_left ? "rtl" : "ltr";
    }
    if (name == "class") {
        std::string all;
        for (const Atom word : classes(e)) {
            if (!all.empty()) all += ' ';
            all += atoms_.text(word);
        }
        return all.empty() ? Attribute() : Attribute(all);
    }
    if (const auto* reference = std::get_if<document::NoteReference>(&node.content)) {
        if (name == "href" && reference->note.valid()) {
            return "#" + std::string(atoms_.text(document_[reference->note].identifier));
        }
    }
    if (Attribute found = own_attribute(node.content, name)) return found;
    return fixed_attribute(node.content, name);
}

Direction script_direction(std::string_view language) {
    constexpr std::string_view scripts[] = {"adlm", "arab", "aran", "hebr", "mand", "mend",
                                            "nkoo", "rohg", "samr", "syrc", "thaa", "yezi",
                                            "cprt", "lydi", "phnx", "armi", "avst", "sarb"};
    constexpr std::string_view languages[] = {
        "ar",  "arc", "ary", "arz", "azb", "bal", "ckb", "dv",  "fa",  "glk", "he",
        "iw",  "ji",  "khw", "ks",  "lrc", "mzn", "nqo", "pnb", "prs", "ps",  "sd",
        "skr", "syr", "ug",  "ur",  "yi",  "aeb", "apc", "arq", "acm", "bgn", "sdh"};
    const std::string tag = lower_case(language);
    std::string_view rest = tag;
    const std::size_t first = std::min(rest.find('-'), rest.size());
    const std::string_view primary = rest.substr(0, first);
    rest.remove_prefix(std::min(first + 1, rest.size()));
    const auto known = [](const auto& list, std::string_view word) {
        return std::find(std::begin(list), std::end(list), word) != std::end(list);
    };
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('-'), rest.size());
        const std::string_view part = rest.substr(0, end);
        if (part.size() == 1) break;  // extensions say nothing of scripts
        if (part.size() == 4 && !(part[0] >= '0' && part[0] <= '9')) {
            return known(scripts, part) ? Direction::right_to_left : Direction::left_to_right;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return known(languages, primary) ? Direction::right_to_left : Direction::left_to_right;
}

}  // namespace bifolium::style
