// Elements: the document as selectors see it, the XHTML of document/markup.h, in one flat
// pre-order array with every count that a selector asks for. An `html` stands above the body, and
// a node that is two elements there ("pre>code", "nav>ol") is two here: the node's own style is
// the outer one's, its children and its text hang on the inner one. Private to style.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/atom.h"
#include "document/document.h"

namespace bifolium::style {

using ElementIndex = std::uint32_t;
inline constexpr ElementIndex no_element = std::numeric_limits<ElementIndex>::max();

struct Element {
    Atom type;  ///< Lower case.
    Atom identifier;
    document::NodeId node;  ///< Invalid for html.
    bool inner = false;
    bool empty = true;  ///< No elements and no text in it.
    ElementIndex parent = no_element, previous = no_element;
    ElementIndex first_child = no_element, next = no_element;
    ElementIndex end = 0;  ///< One past the last descendant.
    /// Among its siblings, from 1; and how many there are.
    std::uint32_t position = 1, siblings = 1;
    std::uint32_t type_position = 1, type_siblings = 1;
    std::uint32_t class_begin = 0, class_end = 0;
};

/// Borrows its document and the names.
class Elements {
public:
    Elements(const document::Document&, AtomTable&);

    const Element& operator[](ElementIndex i) const { return elements_[i]; }
    ElementIndex size() const { return static_cast<ElementIndex>(elements_.size()); }
    std::span<const Atom> classes(const Element& e) const {
        return std::span(classes_).subspan(e.class_begin, e.class_end - e.class_begin);
    }
    bool has_class(const Element&, Atom) const;
    /// Of a node; no_element for text.
    ElementIndex outer(document::NodeId node) const { return of_node_[node.index()]; }
    ElementIndex inner(document::NodeId node) const;

    /// As the e-book writes it; nothing if it does not. Of the inner of two elements: none.
    std::optional<std::string> attribute(ElementIndex, std::string_view name) const;
    std::string_view language(ElementIndex) const;
    /// Of the document: what `dir` says here or above, else the language's script.
    Direction direction(ElementIndex) const;

    const document::Document& document() const { return document_; }
    const AtomTable& atoms() const { return atoms_; }

private:
    struct Open;
    ElementIndex add(Element);
    void number(ElementIndex);
    void add_classes(Element&, const document::Node&);
    void add_node(document::NodeId);

    const document::Document& document_;
    AtomTable& atoms_;
    std::vector<Element> elements_;
    std::vector<ElementIndex> of_node_;
    std::vector<Atom> classes_;
    std::vector<Direction> directions_;
};

/// Of the script that a language is written in: its subtag's if there is one.
/// https://www.rfc-editor.org/rfc/rfc5646
Direction script_direction(std::string_view language);

}  // namespace bifolium::style
