#include "l10n/units.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>
#include <utility>

#include "l10n/inline_markdown.h"
#include "l10n/translate.h"

namespace bifolium::l10n {

using namespace document;

namespace {

/// Something to say: a letter, a digit, or anything beyond ASCII.
bool says_something(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

/// The role of a node that holds inlines; false for all that hold blocks, or no words.
bool role_of(const Document& document, NodeId id, Role& role) {
    const Node& node = document[id];
    const Content& parent = document[node.parent.valid() ? node.parent : id].content;
    if (std::holds_alternative<Heading>(node.content)) {
        role = std::holds_alternative<Question>(parent) ? Role::question : Role::heading;
    } else if (std::holds_alternative<Paragraph>(node.content)) {
        role = std::holds_alternative<Item>(parent)         ? Role::list_item
               : std::holds_alternative<Definition>(parent) ? Role::definition
               : std::holds_alternative<Note>(parent)       ? Role::note
                                                            : Role::paragraph;
    } else if (std::holds_alternative<Term>(node.content)) {
        role = Role::term;
    } else if (std::holds_alternative<HeaderCell>(node.content)) {
        role = Role::header_cell;
    } else if (std::holds_alternative<Cell>(node.content)) {
        role = Role::cell;
    } else if (std::holds_alternative<Caption>(node.content)) {
        role = Role::caption;
    } else if (std::holds_alternative<TableCaption>(node.content)) {
        role = Role::table_caption;
    } else {
        return false;
    }
    return true;
}

/// Does the node hold inlines itself, not blocks that do?
bool holds_inlines(const Document& document, NodeId id) {
    const NodeId first = document.first_child(id);
    if (!first.valid()) return false;
    Role role = Role::paragraph;
    const Content& content = document[first].content;
    return !role_of(document, first, role) && !std::holds_alternative<List>(content) &&
           !std::holds_alternative<DefinitionList>(content) &&
           !std::holds_alternative<CodeBlock>(content) && !std::holds_alternative<Quote>(content) &&
           !std::holds_alternative<Container>(content);
}

/// `{{name}}` in an alternative text is a variable.
std::string alternative_markdown(std::string_view text, Escapes escapes) {
    std::string out = escaped_text(text, escapes);
    const std::string_view escaped = escapes == Escapes::fully ? "\\{\\{" : "\\{{";
    for (std::size_t at = out.find(escaped); at != std::string::npos; at = out.find(escaped, at)) {
        out.replace(at, escaped.size(), "{{");
    }
    return out;
}

class Cutter {
public:
    Cutter(const Document& document, const AtomTable& atoms) : document_(document), atoms_(atoms) {}

    std::vector<Unit> run() {
        front_matter();
        const auto nodes = document_.nodes();
        for (std::uint32_t i = 1; i < nodes.size();) i = visit(NodeId(i));
        return std::move(units_);
    }

private:
    void front_matter() {
        const Metadata& facts = document_.metadata();
        if (!facts.title_is_derived) fact(Role::title, facts.title);
        fact(Role::subtitle, facts.subtitle);
        fact(Role::kicker, facts.kicker);
        fact(Role::description, facts.description);
        for (std::uint32_t i = 0; i < facts.keywords.size(); ++i) {
            fact(Role::keyword, facts.keywords[i], i);
        }
        fact(Role::contact, facts.contact);
        fact(Role::rights, facts.rights);
    }

    void fact(Role role, const std::string& text, std::uint32_t index = 0) {
        if (!says_something(text)) return;
        units_.push_back({.role = role,
                          .node = document_.root(),
                          .index = index,
                          .id = escaped_text(text, Escapes::sparing),
                          .context = {},
                          .section = {},
                          .severity = Weight::normal,
                          .note = {},
                          .span = document_.metadata().span});
    }

    /// The node after this unit, or after this node if it is none.
    std::uint32_t visit(NodeId id) {
        const Node& node = document_[id];
        while (!sections_.empty() && sections_.back().first <= id.index()) sections_.pop_back();
        Role role = Role::paragraph;
        if (role_of(document_, id, role) && holds_inlines(document_, id)) {
            std::string words = inline_markdown(document_, id, atoms_, Escapes::sparing);
            if (role == Role::heading) enter(node);
            if (says_something(text_of(document_, id)) || has_picture(id)) {
                add(role, id, std::move(words));
            }
            return node.end.index();
        }
        if (const auto* image = std::get_if<Image>(&node.content)) {
            if (says_something(image->alternative)) {
                add(Role::alternative, id,
                    alternative_markdown(image->alternative, Escapes::sparing));
            }
        }
        return id.index() + 1;
    }

    bool has_picture(NodeId id) const {
        for (std::uint32_t i = id.index(); i < document_[id].end.index(); ++i) {
            const auto* image = std::get_if<Image>(&document_[NodeId(i)].content);
            if (image != nullptr && says_something(image->alternative)) return true;
        }
        return false;
    }

    /// A heading names its section for what follows it, until its section ends.
    void enter(const Node& heading) {
        const NodeId section = heading.parent;
        const NodeId id(static_cast<std::uint32_t>(&heading - document_.nodes().data()));
        sections_.emplace_back(document_[section].end.index(), text_of(document_, id));
    }

    void add(Role role, NodeId id, std::string words) {
        std::string section;
        const bool is_heading = role == Role::heading;
        for (std::size_t i = 0; i + (is_heading ? 1 : 0) < sections_.size(); ++i) {
            section.append(section.empty() ? "" : " > ").append(sections_[i].second);
        }
        const Node& node = document_[id];
        units_.push_back({.role = role,
                          .node = id,
                          .index = 0,
                          .id = std::move(words),
                          .context = {},
                          .section = std::move(section),
                          .severity = node.severity,
                          .note = {},
                          .span = node.span});
    }

    const Document& document_;
    const AtomTable& atoms_;
    std::vector<Unit> units_;
    std::vector<std::pair<std::uint32_t, std::string>> sections_;  // where it ends, its words
};

bool is_fact(Role role) {
    return role < Role::heading;
}

bool reads_back(const Document& document, const Unit& unit, const Document& read, NodeId passage) {
    if (!is_fact(unit.role) && unit.role != Role::alternative) {
        return same_inlines(document, unit.node, read, passage);
    }
    return plain_words(read, passage) == words_of(document, unit);
}

std::string written(const Document& document, const Unit& unit, const AtomTable& atoms,
                    Escapes escapes) {
    if (unit.role == Role::alternative) {
        return alternative_markdown(words_of(document, unit), escapes);
    }
    if (is_fact(unit.role)) return escaped_text(words_of(document, unit), escapes);
    return inline_markdown(document, unit.node, atoms, escapes);
}

/// Marks the units whose ids do not read back.
std::vector<bool> unlike(const Document& document, const std::vector<Unit>& units,
                         const ReadPassages& read_passages) {
    std::vector<std::string> ids;
    for (const Unit& unit : units) ids.push_back(unit.id);
    const Document read = read_passages(ids);
    std::vector<bool> out(units.size(), false);
    NodeId passage = read.first_child(read.root());
    for (std::size_t i = 0; i < units.size(); ++i) {
        out[i] = !passage.valid() || !reads_back(document, units[i], read, passage);
        if (passage.valid()) passage = read.next_sibling(passage);
    }
    return out;
}

/// Each note to the unit that it stands in, or to the next one of its source.
void give_notes(const std::vector<TranslatorNote>& notes, std::vector<Unit>& units) {
    const auto in_order = [](const Span& a, const Span& b) {
        return std::pair(a.source, a.begin) < std::pair(b.source, b.begin);
    };
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (!is_fact(units[i].role)) order.push_back(i);
    }
    // Notes at a page's foot are read where they are, not where they are called.
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return in_order(units[a].span, units[b].span);
    });
    for (const TranslatorNote& note : notes) {
        auto at = std::partition_point(order.begin(), order.end(), [&](std::size_t i) {
            return in_order(units[i].span, note.span);
        });
        if (at != order.begin()) {
            const Span& before = units[*(at - 1)].span;
            if (before.source == note.span.source && before.end >= note.span.end) --at;
        }
        if (at == order.end() || units[*at].span.source != note.span.source) continue;
        Unit& unit = units[*at];
        if (!note.text.empty()) unit.note.append(unit.note.empty() ? "" : " ").append(note.text);
        if (note.max_length != 0) unit.max_length = note.max_length;
    }
}

void give_contexts(std::vector<Unit>& units) {
    std::unordered_map<std::string_view, std::uint32_t> roles;  // a bit each; looked up only
    for (const Unit& unit : units) roles[unit.id] |= 1U << static_cast<unsigned>(unit.role);
    for (Unit& unit : units) {
        if (!std::has_single_bit(roles[unit.id])) unit.context = name_of(unit.role);
    }
}

}  // namespace

std::string_view name_of(Role role) {
    constexpr std::array<std::string_view, 19> names{
        "title",     "subtitle",      "kicker",     "description",     "keyword",
        "contact",   "rights",        "heading",    "question",        "paragraph",
        "list item", "term",          "definition", "table head",      "table cell",
        "caption",   "table caption", "note",       "alternative text"};
    return names.at(static_cast<std::size_t>(role));
}

std::string words_of(const Document& document, const Unit& unit) {
    const Metadata& facts = document.metadata();
    switch (unit.role) {
        case Role::title:
            return facts.title;
        case Role::subtitle:
            return facts.subtitle;
        case Role::kicker:
            return facts.kicker;
        case Role::description:
            return facts.description;
        case Role::keyword:
            return facts.keywords[unit.index];
        case Role::contact:
            return facts.contact;
        case Role::rights:
            return facts.rights;
        case Role::alternative:
            return std::get<Image>(document[unit.node].content).alternative;
        case Role::heading:
        case Role::question:
        case Role::paragraph:
        case Role::list_item:
        case Role::term:
        case Role::definition:
        case Role::header_cell:
        case Role::cell:
        case Role::caption:
        case Role::table_caption:
        case Role::note:
            return {};
    }
    return {};
}

std::vector<Unit> units_of(const Document& document, const AtomTable& atoms,
                           const ReadPassages& read_passages, Diagnostics& diagnostics) {
    std::vector<Unit> units = Cutter(document, atoms).run();
    give_notes(document.metadata().translator_notes, units);
    std::vector<bool> wrong = unlike(document, units, read_passages);
    if (std::find(wrong.begin(), wrong.end(), true) == wrong.end()) {
        give_contexts(units);
        return units;
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (!wrong[i]) continue;
        units[i].id = written(document, units[i], atoms, Escapes::fully);
    }
    wrong = unlike(document, units, read_passages);
    std::vector<Unit> out;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (!wrong[i]) {
            out.push_back(std::move(units[i]));
            continue;
        }
        diagnostics.report({Severity::warning, "l10n.unwritable", units[i].span,
                            "no Markdown says this " + std::string(name_of(units[i].role)) +
                                " again: it cannot be translated",
                            "write it in a simpler way"});
    }
    give_contexts(out);
    return out;
}

}  // namespace bifolium::l10n
