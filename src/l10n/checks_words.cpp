#include "l10n/checks_words.h"

#include <utility>
#include <variant>

#include "text/matching.h"

namespace bifolium::l10n {

using namespace document;

namespace {

/// Takes `{{name}}` out of a text that cannot hold variables as nodes.
std::string without_variables(std::string_view text, Said& out) {
    std::string rest;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find("{{", at);
        const std::size_t close = open == text.npos ? open : text.find("}}", open);
        rest.append(
            text.substr(at, open == text.npos || close == text.npos ? text.npos : open - at));
        if (open == text.npos || close == text.npos) break;
        ++out.marks[{Mark::variable, std::string(text.substr(open + 2, close - open - 2))}];
        rest += hole;
        at = close + 2;
    }
    return rest;
}

bool is_letters_only(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!text::is_letter(text::next(text, at))) return false;
    }
    return text.size() <= 8;
}

class Reader {
public:
    Reader(const Document& document, const AtomTable& atoms) : document_(document), atoms_(atoms) {}

    Said read(NodeId holder) {
        const std::uint32_t end = document_[holder].end.index();
        for (std::uint32_t i = holder.index() + 1; i < end;) {
            close_before(i);
            i = node(NodeId(i));
        }
        close_before(end);
        said_.text = text::plain(text_);
        count_raised();
        return std::move(said_);
    }

private:
    void close_before(std::uint32_t i) {
        while (!raised_.empty() && raised_.back() <= i) {
            text_ += hole;
            raised_.pop_back();
        }
    }

    /// Runs of characters that are superior or inferior by themselves.
    void count_raised() {
        int before = 0;
        for (std::size_t at = 0; at < said_.text.size();) {
            const char32_t c = text::next(said_.text, at);
            const bool digit = text::lone_digit(c) >= 0;
            const bool inferior = digit && c >= 0x2080 && c <= 0x2089;
            const bool superior = digit && (c <= 0x00B9 || (c >= 0x2070 && c <= 0x2079));
            const int now = superior ? 1 : inferior ? 2 : 0;
            said_.superior += now == 1 && before != 1;
            said_.inferior += now == 2 && before != 2;
            before = now;
        }
    }

    void count(Mark mark, std::string what = {}) { ++said_.marks[{mark, std::move(what)}]; }

    std::uint32_t node(NodeId id) {
        const Node& node = document_[id];
        const Content& content = node.content;
        if (const auto* words = std::get_if<Text>(&content)) {
            text_ += without_variables(words->text, said_);
        } else if (const auto* variable = std::get_if<Variable>(&content)) {
            count(Mark::variable, variable->name);
            text_ += hole;
        } else if (std::holds_alternative<LineBreak>(content)) {
            text_ += '\n';
        } else if (const auto* note = std::get_if<NoteReference>(&content)) {
            // the source's notes are numbered by the book, the passage's by their order
            count(Mark::note, std::to_string(note->note.valid() ? ++notes_ : note->number));
            text_ += hole;
        } else if (const auto* image = std::get_if<Image>(&content)) {
            count(Mark::picture, image->path);
            text_ += " " + without_variables(image->alternative, said_) + " ";
        } else if (std::holds_alternative<Code>(content)) {
            count(Mark::code, text_of(document_, id));
            text_ += hole;
            return node.end.index();
        } else if (const auto* link = std::get_if<Link>(&content)) {
            return enter_link(*link, id);
        } else {
            enter(node, id);
        }
        return id.index() + 1;
    }

    std::uint32_t enter_link(const Link& link, NodeId id) {
        const std::string words = text_of(document_, id);
        if (link.target == words || link.target == "mailto:" + words) {
            count(Mark::address, link.target);
            text_ += hole;
            return document_[id].end.index();
        }
        count(Mark::link, link.target);
        return id.index() + 1;
    }

    void enter(const Node& node, NodeId id) {
        const Content& content = node.content;
        const bool superior = std::holds_alternative<Superscript>(content);
        if (superior || std::holds_alternative<Subscript>(content)) {
            // letters of an ordinal ("1er") come and go with the language
            const std::string words = text_of(document_, id);
            if (!superior || !is_letters_only(words)) {
                count(superior ? Mark::superscript : Mark::subscript);
            }
            text_ += hole;
            raised_.push_back(node.end.index());
        }
        if (std::holds_alternative<Strong>(content)) count(Mark::strong);
        if (std::holds_alternative<Emphasis>(content)) count(Mark::emphasis);
        if (std::holds_alternative<Strikethrough>(content)) count(Mark::strikethrough);
        if (std::holds_alternative<Keyboard>(content)) count(Mark::keyboard);
        if (std::holds_alternative<Underline>(content)) count(Mark::underline);
        if (std::holds_alternative<InlineSpan>(content)) {
            for (const Atom name : node.classes) count(Mark::span, std::string(atoms_.text(name)));
        }
    }

    const Document& document_;
    const AtomTable& atoms_;
    Said said_;
    std::string text_;
    std::vector<std::uint32_t> raised_;
    int notes_ = 0;
};

}  // namespace

Said said(const Document& document, NodeId holder, const AtomTable& atoms) {
    return Reader(document, atoms).read(holder);
}

Said said(const Document& document, const Unit& unit, const AtomTable& atoms) {
    const bool has_nodes = unit.role >= Role::heading && unit.role != Role::alternative;
    if (has_nodes) return said(document, unit.node, atoms);
    Said out;
    out.text = text::plain(without_variables(words_of(document, unit), out));
    return out;
}

void Pair::report(Severity severity, std::string_view code, std::string message,
                  std::string hint) const {
    diagnostics.report({severity, code, of.span, std::move(message), std::move(hint)});
}

}  // namespace bifolium::l10n
