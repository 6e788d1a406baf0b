#include "readability/prose.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/matching.h"

namespace bifolium::readability {

namespace {

using namespace document;

template <class Kind>
bool is(const Node& node) {
    return std::holds_alternative<Kind>(node.content);
}

bool has_class(const Node& node, const AtomTable& atoms, std::span<const std::string_view> names) {
    return std::any_of(node.classes.begin(), node.classes.end(), [&](Atom one) {
        return std::find(names.begin(), names.end(), atoms.text(one)) != names.end();
    });
}

bool is_reference(const Node& node, const AtomTable& atoms) {
    static constexpr std::array<std::string_view, 4> names = {"references", "bibliography",
                                                              "sources", "literature"};
    return has_class(node, atoms, names);
}

/// With all that is in it.
bool is_left_out(const Node& node, const AtomTable& atoms) {
    return is<Cover>(node) || is<Title>(node) || is<Kicker>(node) || is<Subtitle>(node) ||
           is<Contents>(node) || is<CodeBlock>(node) || is<Table>(node) || is<Notes>(node) ||
           is<Note>(node) || is<BackMatter>(node) || is<Term>(node) || is<CalloutLabel>(node) ||
           is_reference(node, atoms);
}

std::string_view primary(std::string_view tag) {
    return tag.substr(0, tag.find_first_of("-_"));
}

class Reader {
public:
    Reader(const Document& document, const AtomTable& atoms, const Sources& sources)
        : document_(document),
          atoms_(atoms),
          sources_(sources),
          language_(document.metadata().language) {
        prose_.language = language_;
        prose_.sections.emplace_back();
    }

    Prose read() && {
        const auto nodes = document_.nodes();
        for (std::uint32_t at = 1; at < nodes.size();) {
            const Node& node = nodes[at];
            const bool is_holder = is<Paragraph>(node) || is<Caption>(node);
            if (is<Heading>(node)) {
                begin_section(NodeId(at));
            } else if (is_holder && is_own(node.language)) {
                read_passage(NodeId(at));
            }
            const bool done = is<Heading>(node) || is_holder || is_left_out(node, atoms_);
            at = done ? node.end.index() : at + 1;
        }
        std::erase_if(prose_.sections, [](const ProseSection& section) {
            return section.identifier.empty() && section.passages.empty();
        });
        return std::move(prose_);
    }

private:
    bool is_own(Atom language) const {
        return language == language_ ||
               primary(atoms_.text(language)) == primary(atoms_.text(language_));
    }

    void begin_section(NodeId heading) {
        const Node& node = document_[heading];
        // A section's identifier stands on its heading, or on the section around it.
        Atom identifier = node.identifier;
        if (!identifier.valid() && node.parent.valid()) {
            identifier = document_[node.parent].identifier;
        }
        prose_.sections.push_back(
            {std::string(atoms_.text(identifier)), own_words(heading), node.span, {}, false});
    }

    void read_passage(NodeId holder) {
        const Node& node = document_[holder];
        ProsePassage out;
        out.node = holder;
        look_around(node, out);
        for (std::uint32_t at = holder.index() + 1; at < node.end.index();) {
            at = read_inline(NodeId(at), out.passage);
            const bool first = document_[NodeId(holder.index() + 1)].end.index() == at;
            if (first) out.label = label_of(NodeId(holder.index() + 1), out.passage);
        }
        ProseSection& section = prose_.sections.back();
        if (!section.span.source.valid()) section.span = node.span;
        section.passages.push_back(std::move(out));
    }

    /// Without the notice that it is not translated.
    std::string own_words(NodeId heading) const {
        std::string out;
        for (std::uint32_t at = heading.index(); at < document_[heading].end.index(); ++at) {
            const Node& node = document_[NodeId(at)];
            const auto* text = std::get_if<Text>(&node.content);
            if (text != nullptr && !node.origin.generated) out += text->text;
            if (is<LineBreak>(node)) out += ' ';
        }
        return out;
    }

    /// What the passage is part of. Depth is limited (base/limits.h).
    void look_around(const Node& node, ProsePassage& out) const {
        if (is<Caption>(node)) out.place = Place::caption;
        out.instructs = node.severity == Weight::critical;
        for (NodeId up = node.parent; up.valid(); up = document_[up].parent) {
            const Node& outer = document_[up];
            const bool is_item = is<Item>(outer) || is<Definition>(outer);
            if (is_item && out.place == Place::text) out.place = Place::item;
            out.instructs = out.instructs || is<Item>(outer) || is<Callout>(outer);
            if (is<Section>(outer)) break;
        }
    }

    /// Goes on behind what it has read.
    std::uint32_t read_inline(NodeId id, Passage& out) {
        const Node& node = document_[id];
        const bool notice = node.origin.generated;  // l10n::translate's: what follows is not ours
        if (notice) prose_.sections.back().untranslated = true;
        if (notice || !is_own(node.language) || is<NoteReference>(node) || is<Image>(node))
            return node.end.index();
        if (is<Code>(node) || is<Keyboard>(node) || shows_target(id)) {
            out.append_symbol(text_of(document_, id), node.span);
            return node.end.index();
        }
        if (const auto* variable = std::get_if<Variable>(&node.content)) {
            out.append_symbol("{{" + variable->name + "}}", node.span);
        } else if (const auto* text = std::get_if<Text>(&node.content)) {
            out.append(text->text, node.span, written_at(node.span));
        } else if (is<LineBreak>(node)) {
            out.append(" ", node.span);
        }
        return id.index() + 1;
    }

    std::string_view written_at(Span span) const {
        if (!span.source.valid()) return {};
        return sources_.text(span.source).substr(span.begin, span.end - span.begin);
    }

    /// A link whose words are its address.
    bool shows_target(NodeId id) const {
        const auto* link = std::get_if<Link>(&document_[id].content);
        if (link == nullptr) return false;
        const std::string words = text_of(document_, id);
        return !words.empty() && link->target.ends_with(words);
    }

    /// "**Dose:** One a day.": bytes of the bold words before the sentence.
    std::uint32_t label_of(NodeId first, const Passage& passage) const {
        const std::string& text = passage.text();
        if (!is<Strong>(document_[first]) || text.empty()) return 0;
        const bool more = document_[first].end != document_[document_[first].parent].end;
        const char end = text.back();
        return more && (end == ':' || end == '.') ? static_cast<std::uint32_t>(text.size()) : 0;
    }

    const Document& document_;
    const AtomTable& atoms_;
    const Sources& sources_;
    Atom language_;
    Prose prose_;
};

}  // namespace

void Passage::append(std::string_view text, Span span, std::string_view written) {
    if (written.size() == text.size() || !append_lines(text, span, written)) {
        pieces_.push_back({static_cast<std::uint32_t>(text_.size()),
                           static_cast<std::uint32_t>(text.size()), span});
    }
    for (const char c : text) text_.push_back(c == '\n' ? ' ' : c);
}

/// A line that goes on in a list or a quotation is indented, or has a mark before it.
bool Passage::append_lines(std::string_view text, Span span, std::string_view written) {
    const std::size_t pieces = pieces_.size();
    std::size_t at = 0, there = 0;
    while (at < text.size()) {
        std::size_t size = 0;
        while (at + size < text.size() && there + size < written.size() &&
               text[at + size] == written[there + size] && text[at + size] != '\n') {
            ++size;
        }
        const auto begin = span.begin + static_cast<std::uint32_t>(there);
        // The space for the line's end belongs to the line.
        const bool more = at + size < text.size();
        const bool at_line_end = more && (text[at + size] == ' ' || text[at + size] == '\n') &&
                                 there + size < written.size() && written[there + size] == '\n';
        if (more && !at_line_end) {
            pieces_.resize(pieces);
            return false;
        }
        const std::size_t taken = size + (at_line_end ? 1 : 0);
        pieces_.push_back({static_cast<std::uint32_t>(text_.size() + at),
                           static_cast<std::uint32_t>(taken),
                           {span.source, begin, begin + static_cast<std::uint32_t>(taken)}});
        at += taken;
        there = written.find_first_not_of(" \t\n>", there + size);
        if (there == std::string_view::npos) there = written.size();
    }
    return true;
}

void Passage::append_symbol(std::string_view text, Span span) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    append(text, span);
    symbols_.push_back({begin, static_cast<std::uint32_t>(text_.size())});
}

Span Passage::span(Range range) const {
    const auto piece_of = [&](std::uint32_t offset) {
        auto found =
            std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                             [](std::uint32_t at, const Piece& p) { return at < p.begin; });
        return found == pieces_.begin() ? found : found - 1;
    };
    if (pieces_.empty()) return {};
    const auto first = piece_of(range.begin);
    const auto last = piece_of(range.end > range.begin ? range.end - 1 : range.end);
    Span out = first->span;
    if (first->span.end - first->span.begin == first->size) out.begin += range.begin - first->begin;
    out.end = last->span.end;
    if (last->span.end - last->span.begin == last->size) {
        out.end = last->span.begin + (range.end - last->begin);
    }
    if (last->span.source != first->span.source || out.end < out.begin) return first->span;
    return out;
}

Prose prose_of(const Document& document, const AtomTable& atoms, const Sources& sources) {
    return Reader(document, atoms, sources).read();
}

}  // namespace bifolium::readability
