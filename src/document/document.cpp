#include "document/document.h"

#include <utility>

#include "base/overloaded.h"
#include "document/markup.h"

namespace bifolium::document {

namespace {

std::string extent(const CellSpan& span) {
    std::string out;
    if (span.columns > 1) out += " colspan " + std::to_string(span.columns);
    if (span.rows > 1) out += " rowspan " + std::to_string(span.rows);
    return out;
}

/// What a dump shows besides the node's name; most nodes have nothing more to say.
std::string particulars(const Content& content) {
    return std::visit(Overloaded{
                          [](const Heading& h) { return " " + std::to_string(h.level); },
                          [](const Image& i) { return " " + i.path; },
                          [](const Text& t) { return " \"" + t.text + "\""; },
                          [](const Link& l) { return " " + l.target; },
                          [](const ContentsLink& l) { return " " + l.target; },
                          [](const Note& n) { return " " + std::to_string(n.number); },
                          [](const NoteReference& r) { return " " + std::to_string(r.number); },
                          [](const Cell& c) { return extent(c.span); },
                          [](const HeaderCell& c) {
                              return (c.scope == Scope::row ? " row" : "") + extent(c.span);
                          },
                          [](const auto&) { return std::string(); },
                      },
                      content);
}

NodeId after(NodeId id) {
    return NodeId(id.index() + 1);
}

}  // namespace

NodeId Document::first_child(NodeId id) const {
    const NodeId child = after(id);
    return child < (*this)[id].end ? child : NodeId();
}

NodeId Document::next_sibling(NodeId id) const {
    const Node& node = (*this)[id];
    if (!node.parent.valid()) return NodeId();
    return node.end < (*this)[node.parent].end ? node.end : NodeId();
}

Builder::Builder(Metadata metadata) {
    document_.metadata_ = std::move(metadata);
    open(Root{}, Span{});
}

NodeId Builder::open(Content content, Span span) {
    const NodeId id(static_cast<std::uint32_t>(document_.nodes_.size()));
    const NodeId parent = open_.empty() ? NodeId() : open_.back();
    document_.nodes_.push_back(Node{.content = std::move(content),
                                    .span = span,
                                    .language = document_.metadata_.language,
                                    .identifier = {},
                                    .direction = {},
                                    .classes = {},
                                    .parent = parent,
                                    .end = {},
                                    .origin = {},
                                    .severity = Weight::normal});
    open_.push_back(id);
    return id;
}

void Builder::close() {
    const NodeId end(static_cast<std::uint32_t>(document_.nodes_.size()));
    document_.nodes_.at(open_.back().index()).end = end;
    open_.pop_back();
}

NodeId Builder::leaf(Content content, Span span) {
    const NodeId id = open(std::move(content), span);
    close();
    return id;
}

Node& Builder::operator[](NodeId id) {
    return document_.nodes_.at(id.index());
}

Document Builder::finish() && {
    while (!open_.empty()) close();
    return std::move(document_);
}

std::string dump(const Document& document) {
    std::string out;
    std::vector<NodeId> enclosing;  // ends of the open ancestors; its size is the depth
    std::uint32_t index = 0;
    for (const Node& node : document.nodes()) {
        while (!enclosing.empty() && enclosing.back().index() == index) enclosing.pop_back();
        out.append(enclosing.size() * 2, ' ').append(markup(node.content).name);
        out.append(particulars(node.content)).push_back('\n');
        enclosing.push_back(node.end);
        ++index;
    }
    return out;
}

std::string text_of(const Document& document, NodeId id) {
    std::string out;
    for (std::uint32_t i = id.index(); i < document[id].end.index(); ++i) {
        const Content& content = document[NodeId(i)].content;
        if (const auto* text = std::get_if<Text>(&content)) out.append(text->text);
        if (std::holds_alternative<LineBreak>(content)) out.push_back(' ');
    }
    return out;
}

NodeId find_identifier(const Document& document, Atom identifier) {
    if (!identifier.valid()) return NodeId();
    std::uint32_t index = 0;
    for (const Node& node : document.nodes()) {
        if (node.identifier == identifier) return NodeId(index);
        ++index;
    }
    return NodeId();
}

bool leads_to_other_text(const Link& link) {
    const std::string_view start =
        std::string_view(link.target).substr(0, link.target.find_first_of("/?#:"));
    const bool has_scheme = link.target.substr(start.size()).starts_with(':');
    return !link.target.empty() && link.target.front() != '#' && !has_scheme;
}

}  // namespace bifolium::document
