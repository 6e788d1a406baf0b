#include "l10n/translate.h"

#include <algorithm>
#include <set>
#include <utility>

namespace bifolium::l10n {

using namespace document;

namespace {

std::string& fact(Metadata& facts, Role role, std::uint32_t index) {
    switch (role) {
        case Role::title:
            return facts.title;
        case Role::subtitle:
            return facts.subtitle;
        case Role::kicker:
            return facts.kicker;
        case Role::description:
            return facts.description;
        case Role::keyword:
            return facts.keywords[index];
        case Role::contact:
            return facts.contact;
        case Role::rights:
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
        case Role::alternative:
            break;
    }
    return facts.rights;
}

class Translator {
public:
    Translator(const Document& source, const std::vector<Unit>& units,
               const std::vector<Shown>& shown, const Document& passages, const Translating& wanted,
               AtomTable& atoms)
        : source_(source),
          units_(units),
          shown_(shown),
          passages_(passages),
          wanted_(wanted),
          atoms_(atoms),
          builder_(facts()),
          copies_(source.nodes().size()) {
        for (const Node& node : source.nodes()) {
            if (const auto* image = std::get_if<Image>(&node.content))
                pictures_.insert(image->path);
        }
    }

    Document run() {
        std::size_t next = 0;
        while (next < units_.size() && units_[next].role < Role::heading) ++next;
        copies_[0] = NodeId(0);
        settle(NodeId(0), source_[NodeId(0)], true);
        for (std::uint32_t i = 1; i < source_.nodes().size();) {
            close_before(i);
            const bool is_unit = next < units_.size() && units_[next].node.index() == i;
            i = is_unit ? unit(next++) : node(i);
        }
        close_before(static_cast<std::uint32_t>(source_.nodes().size()));
        for (const auto& [reference, note] : references_) {
            std::get<NoteReference>(builder_[reference].content).note = copies_[note.index()];
        }
        return std::move(builder_).finish();
    }

private:
    NodeId passage(std::size_t unit) const { return passage_of_[unit]; }

    Metadata facts() {
        passage_of_.resize(units_.size());
        NodeId at = passages_.first_child(passages_.root());
        for (NodeId& place : passage_of_) {
            place = at;
            if (at.valid()) at = passages_.next_sibling(at);
        }
        Metadata facts = source_.metadata();
        for (std::size_t i = 0; i < units_.size() && units_[i].role < Role::heading; ++i) {
            if (shown_[i] == Shown::source) continue;
            fact(facts, units_[i].role, units_[i].index) = plain_words(passages_, passage(i));
        }
        if (facts.title_is_derived) facts.title = derived_title(facts.title);
        facts.language = wanted_.to;
        return facts;
    }

    /// The first heading's words, where the title was made of them.
    std::string derived_title(const std::string& title) const {
        for (std::size_t i = 0; i < units_.size(); ++i) {
            if (units_[i].role != Role::heading) continue;
            if (shown_[i] == Shown::source || text_of(source_, units_[i].node) != title) break;
            return text_of(passages_, passage(i));
        }
        return title;
    }

    void close_before(std::uint32_t i) {
        while (!ends_.empty() && ends_.back() <= i) {
            builder_.close();
            ends_.pop_back();
        }
    }

    /// The fields beside the content, of a node of the source.
    void settle(NodeId copy, const Node& node, bool translated) {
        Node& out = builder_[copy];
        const bool own = node.language != wanted_.from;
        out.language = own || !translated ? node.language : wanted_.to;
        out.identifier = node.identifier;
        out.direction = node.direction;
        out.classes = node.classes;
        out.severity = node.severity;
        out.origin = {NodeId(static_cast<std::uint32_t>(&node - source_.nodes().data())), false};
    }

    /// Copies one node and goes on to the next.
    std::uint32_t node(std::uint32_t i, bool translated = true) {
        const Node& node = source_[NodeId(i)];
        copies_[i] = builder_.open(node.content, node.span);
        settle(copies_[i], node, translated);
        const auto* reference = std::get_if<NoteReference>(&node.content);
        if (reference != nullptr && reference->note.valid()) {
            references_.emplace_back(copies_[i], reference->note);
        }
        ends_.push_back(node.end.index());
        return i + 1;
    }

    std::uint32_t unit(std::size_t which) {
        const Unit& unit = units_[which];
        const std::uint32_t begin = unit.node.index();
        const std::uint32_t end = source_[unit.node].end.index();
        const bool translated = shown_[which] != Shown::source;
        if (unit.role == Role::alternative) {
            node(begin, translated);
            if (translated) {
                std::get<Image>(builder_[copies_[begin]].content).alternative =
                    plain_words(passages_, passage(which));
            }
            return begin + 1;
        }
        node(begin, translated);
        notice(which);
        if (translated) {
            words(which);
            return end;
        }
        for (std::uint32_t i = begin + 1; i < end;) {
            close_before(i);
            i = node(i, false);
        }
        return end;
    }

    /// A span that says what is not as it should be, in the language of the edition.
    void notice(std::size_t which) {
        const std::string& text = shown_[which] == Shown::source  ? wanted_.untranslated_notice
                                  : shown_[which] == Shown::stale ? wanted_.stale_notice
                                                                  : none_;
        if (text.empty()) return;
        const Span span = units_[which].span;
        const NodeId box = builder_.open(InlineSpan{}, span);
        builder_[box].classes.push_back(atoms_.intern("translation-notice"));
        mark_generated(box);
        mark_generated(builder_.leaf(Text{"[" + text + "] "}, span));
        builder_.close();
    }

    void mark_generated(NodeId node) {
        builder_[node].language = wanted_.to;
        builder_[node].origin = {NodeId(), true};
    }

    /// The passage's inlines, with what belongs to the source's: notes.
    void words(std::size_t which) {
        const Unit& unit = units_[which];
        std::vector<const NoteReference*> notes;
        for (std::uint32_t i = unit.node.index(); i < source_[unit.node].end.index(); ++i) {
            const auto* note = std::get_if<NoteReference>(&source_[NodeId(i)].content);
            if (note != nullptr) notes.push_back(note);
        }
        const NodeId holder = passage(which);
        const std::uint32_t end = passages_[holder].end.index();
        std::vector<std::uint32_t> ends;
        const auto close_until = [&](std::uint32_t i) {
            while (!ends.empty() && ends.back() <= i) {
                builder_.close();
                ends.pop_back();
            }
        };
        for (std::uint32_t i = holder.index() + 1; i < end; ++i) {
            close_until(i);
            const Node& node = passages_[NodeId(i)];
            Content content = node.content;
            NodeId note;
            if (auto* reference = std::get_if<NoteReference>(&content)) {
                const auto number = static_cast<std::size_t>(reference->number);
                if (number == 0 || number > notes.size()) continue;
                *reference = *notes[number - 1];
                note = reference->note;
            }
            const auto* image = std::get_if<Image>(&content);
            if (image != nullptr && !pictures_.contains(image->path)) continue;
            const NodeId copy = builder_.open(std::move(content), node.span);
            if (note.valid()) references_.emplace_back(copy, note);
            Node& out = builder_[copy];
            out.language = node.language.valid() ? node.language : language_of(unit);
            out.identifier = node.identifier;
            out.direction = node.direction;
            out.classes = node.classes;
            out.severity = unit.severity;
            out.origin = {unit.node, false};
            ends.push_back(node.end.index());
        }
        close_until(end);
    }

    Atom language_of(const Unit& unit) const {
        const Atom own = source_[unit.node].language;
        return own == wanted_.from ? wanted_.to : own;
    }

    const Document& source_;
    const std::vector<Unit>& units_;
    const std::vector<Shown>& shown_;
    const Document& passages_;
    const Translating& wanted_;
    AtomTable& atoms_;
    std::vector<NodeId> passage_of_;
    Builder builder_;
    std::vector<NodeId> copies_;
    std::vector<std::uint32_t> ends_;
    std::vector<std::pair<NodeId, NodeId>> references_;  // copy, and the note in the source
    std::set<std::string, std::less<>> pictures_;
    const std::string none_;
};

}  // namespace

std::string plain_words(const Document& passages, NodeId passage) {
    std::string out;
    for (std::uint32_t i = passage.index(); i < passages[passage].end.index(); ++i) {
        const Content& content = passages[NodeId(i)].content;
        if (const auto* text = std::get_if<Text>(&content)) out += text->text;
        if (const auto* variable = std::get_if<Variable>(&content)) {
            out += "{{" + variable->name + "}}";
        }
        if (std::holds_alternative<LineBreak>(content)) out += ' ';
    }
    return out;
}

Document translate(const Document& source, const std::vector<Unit>& units,
                   const std::vector<Shown>& shown, const Document& passages,
                   const Translating& wanted, AtomTable& atoms) {
    return Translator(source, units, shown, passages, wanted, atoms).run();
}

}  // namespace bifolium::l10n
