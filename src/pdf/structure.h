// StructureTree: the tags, walked from the Document by document/markup.h and never from geometry.
// Every node with a role gets its element here before the first page is seen; pages then hang
// their marked content under them, in any order: kids are put into the order of the text at the
// end. ISO 32000-1, 14.7 and 14.8; ISO 14289-1.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/atom.h"
#include "base/geometry.h"
#include "base/id.h"
#include "document/document.h"
#include "pdf/store.h"

namespace bifolium::pdf {

using ElementId = Id<struct ElementTag>;

/// What the tree needs of an edition.
struct StructureSource {
    const document::Document& document;
    const AtomTable& atoms;
    /// "disc", "decimal", "none" …: of a list. May be empty.
    std::function<std::string(document::NodeId)> list_style;
    std::vector<bool> unseen = {};  ///< By node; empty: none is.
};

/// Where a piece of marked content stands in the order of reading.
struct ReadingPlace {
    document::NodeId node;
    std::uint32_t text_begin = 0;
};

/// Edges as in PDF: left, bottom, right, top.
struct Box {
    double left = 0, bottom = 0, right = 0, top = 0;
};

class StructureTree {
public:
    StructureTree(const StructureSource&, Store&);

    /// Invalid if what the node shows is an artifact.
    ElementId element_of(document::NodeId) const;
    /// The Lbl of the item or note that the node is or is in; element_of() where there is none.
    ElementId label_of(document::NodeId);
    const std::string& type_of(ElementId id) const { return elements_.at(id.index()).type; }
    /// The outer element of a node, for destinations; nothing for nodes without one.
    HPDF_Dict object_of(document::NodeId) const;

    /// Pages in order; what follows belongs to it.
    void begin_page(HPDF_Dict page);
    /// What follows stands in a stream of its own that the page shows (a form), until the end.
    void begin_form(HPDF_Dict form);
    void end_form();
    /// The new content's MCID in the page or form at hand.
    std::uint32_t add_content(ElementId, ReadingPlace);
    /// The StructParents of the page or form at hand; nothing if none of its content is read.
    std::optional<std::int32_t> key() const;
    /// The annotation's StructParent. Needs all pages.
    std::int32_t add_annotation(document::NodeId, HPDF_Dict annotation, HPDF_Dict page);
    /// The first place holds: an attribute has room for one.
    void set_box(document::NodeId, const Box&);

    /// Writes the root into the catalog. Nothing may be added after.
    void finish();

private:
    enum class Part : std::uint8_t { outer, inner, label, group };
    struct Element {
        document::NodeId node;
        ElementId parent;
        Part part = Part::outer;
        std::string type;
        HPDF_Dict object = nullptr;
        std::uint32_t first_kid = 0, kids = 0;
    };
    enum class KidKind : std::uint8_t { element, content, annotation };
    struct Kid {
        ElementId parent;
        ReadingPlace place;  ///< Kids of one element are sorted by it.
        KidKind kind = KidKind::element;
        std::uint32_t page = 0;   ///< The object of the page, for content and annotations.
        std::uint32_t form = 0;   ///< The object of the form that content stands in, if any.
        std::uint32_t value = 0;  ///< An element, an MCID, or the object of an annotation.
    };
    /// A page or a form.
    struct Stream {
        std::uint32_t page = 0, form = 0;  ///< Objects.
        std::vector<ElementId> parents;    ///< By MCID.
    };
    struct Frame;

    void build();
    void enter(document::NodeId, std::vector<Frame>&);
    ElementId group_for(document::NodeId, std::string_view around, Frame&);
    ElementId add(document::NodeId, ElementId parent, Part, std::string type, ReadingPlace);
    void sort_kids();
    std::string spell(ElementId) const;
    std::string spell_kid(const Kid&) const;
    std::string spell_attributes(const Element&) const;
    std::string list_numbering(document::NodeId) const;
    std::string alternative(document::NodeId) const;
    HPDF_Dict role_map();
    HPDF_Dict parent_tree();
    void add_identifiers(HPDF_Dict root);

    const StructureSource source_;
    Store& store_;
    std::vector<Element> elements_;
    std::vector<ElementId> outer_, inner_, label_;  ///< By node.
    std::vector<std::optional<Box>> boxes_;         ///< By node.
    std::vector<Kid> kids_;
    std::vector<Stream> streams_;
    std::vector<std::size_t> open_;  ///< Of streams_: the page and the forms that are being made.
    std::vector<ElementId> annotations_;
    HPDF_Dict root_ = nullptr;
};

}  // namespace bifolium::pdf
