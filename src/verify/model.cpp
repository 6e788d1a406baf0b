#include "verify/outline.h"

#include <vector>

#include "document/markup.h"

namespace bifolium::verify {

namespace {

using document::Content;
using document::Document;
using document::Node;
using document::NodeId;

bool is_artifact(const Content& content) {
    const auto* image = std::get_if<document::Image>(&content);
    return image != nullptr && image->decorative;
}

/// "LI>LBody" is LI alone: what stands inside stands in both.
std::vector<std::string> roles_of(const Content& content) {
    const document::Markup& markup = document::markup(content);
    const std::string role = document::role_of(content);
    if (role.empty() || is_artifact(content)) return {};
    if (!markup.own.empty()) return {std::string(markup.own)};
    const std::size_t parted = role.find('>');
    if (parted == std::string::npos) return {role};
    const std::string inner = role.substr(parted + 1);
    if (inner == "LBody") return {role.substr(0, parted)};
    return {role.substr(0, parted), inner};
}

void add_words(const Content& content, Outline& outline) {
    if (const auto* text = std::get_if<document::Text>(&content)) outline.text(text->text);
    if (std::holds_alternative<document::LineBreak>(content)) outline.text(" ");
    if (const auto* reference = std::get_if<document::NoteReference>(&content)) {
        outline.text(std::to_string(reference->number));
    }
}

}  // namespace

Structure structure_of(const Document& document, const AtomTable& atoms,
                       const std::vector<bool>& unseen) {
    struct Open {
        NodeId end;
        std::size_t rows;
    };
    Outline outline;
    std::vector<Open> open;
    const std::size_t count = document.nodes().size();
    for (std::uint32_t index = 1; index < count; ++index) {  // the root is no row: a book has many
        const NodeId id(index);
        while (!open.empty() && open.back().end <= id) {
            for (std::size_t i = 0; i < open.back().rows; ++i) outline.close();
            open.pop_back();
        }
        const Node& node = document[id];
        if (!unseen.empty() && unseen[index]) {
            index = node.end.index() - 1;
            continue;
        }
        const std::vector<std::string> roles = roles_of(node.content);
        for (const std::string& role : roles) {
            Element element;
            element.role = role;
            element.language = atoms.text(node.language);
            element.node = id;
            if (const auto* image = std::get_if<document::Image>(&node.content)) {
                element.alternative = image->alternative;
            }
            if (const auto* cell = std::get_if<document::HeaderCell>(&node.content)) {
                element.scope = cell->scope == document::Scope::row ? "Row" : "Column";
            }
            element.span = document::span_of(node.content);
            outline.open(std::move(element));
        }
        add_words(node.content, outline);
        open.push_back({node.end, roles.size()});
    }
    return std::move(outline).finish();
}

}  // namespace bifolium::verify
