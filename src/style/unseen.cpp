#include "style/unseen.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "base/utf8.h"
#include "document/markup.h"

namespace bifolium::style {

namespace {

using document::NodeId;

bool is_leaf(const document::Content& content) {
    return std::holds_alternative<document::Text>(content) ||
           std::holds_alternative<document::LineBreak>(content) ||
           std::holds_alternative<document::NoteReference>(content) ||
           std::holds_alternative<document::Image>(content);
}

/// The first words in the nodes from `begin` to `end`; empty if there are none.
std::string first_words(const document::Document& document, NodeId begin, NodeId end) {
    constexpr std::size_t longest = 30;
    for (NodeId id = begin; id < end; id = NodeId(id.index() + 1)) {
        const auto* text = std::get_if<document::Text>(&document[id].content);
        if (text == nullptr) continue;
        const std::size_t first = text->text.find_first_not_of(" \t\r\n");
        if (first == std::string::npos) continue;
        std::string words = beginning_of(std::string_view(text->text).substr(first), longest);
        std::replace(words.begin(), words.end(), '\n', ' ');
        return words;
    }
    return {};
}

/// "p.remark": what a sheet would call it.
std::string name_of(const document::Document& document, const AtomTable& atoms, NodeId id) {
    std::string name(document::markup(document[id].content).element);
    for (const Atom c : document[id].classes) name.append(".").append(atoms.text(c));
    return name;
}

}  // namespace

std::vector<bool> unseen(const StyledDocument& styled) {
    const document::Document& document = styled.document();
    std::vector<bool> all(document.nodes().size(), false);
    std::uint32_t until = 0;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const NodeId id(i);
        const StyleId style = styled.style({id});
        if (i >= until && styled.box(style).display == Display::none) {
            until = document[id].end.index();
        }
        const bool hidden = styled.text(style).visibility != Visibility::visible;
        all[i] = i < until || (hidden && is_leaf(document[id].content));
    }
    return all;
}

void report_unseen(const StyledDocument& styled, const std::vector<bool>& unseen, Medium medium,
                   Diagnostics& diagnostics) {
    const document::Document& document = styled.document();
    std::set<std::string> said;
    std::uint32_t until = 0;
    for (std::uint32_t i = 0; i < unseen.size(); ++i) {
        if (i < until || !unseen[i]) continue;
        const document::Node& node = document[NodeId(i)];
        until = node.end.index();
        const std::string words = first_words(document, NodeId(i), node.end);
        if (node.origin.generated || words.empty()) continue;
        const bool is_text = std::holds_alternative<document::Text>(node.content);
        const std::string name =
            name_of(document, styled.atoms(), is_text ? node.parent : NodeId(i));
        const bool print = medium == Medium::print;
        const std::string what = "'" + name + "' \u201C" + words + "\u201D is hidden " +
                                 (print ? "in print" : "in the e-book");
        if (node.severity == document::Weight::critical) {
            diagnostics.report({Severity::error, "css.hides-critical", node.span, what,
                                "it is critical: no edition goes without it"});
            continue;
        }
        if (!said.insert(name).second) continue;
        diagnostics.report({Severity::warning, "css.hides-text", node.span, what,
                            std::string("text for one medium alone is best marked in the "
                                        "manuscript: '::: ") +
                                (print ? "ebook-only'" : "print-only'")});
    }
}

}  // namespace bifolium::style
