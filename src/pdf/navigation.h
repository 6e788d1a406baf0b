// Navigation: outline, links and page labels. Every jump inside the file names a place on a page
// and the structure element there, so that eyes and screen readers arrive at the same spot.
// ISO 32000-1, 12.3 and 12.6; SD as in ISO 32000-2, 12.6.4.2, which older readers pass over.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "layout/paginate.h"
#include "paint/marks.h"
#include "pdf/store.h"
#include "pdf/structure.h"

namespace bifolium::pdf {

class Navigation {
public:
    Navigation(const document::Document& document, const AtomTable& atoms, Store& store,
               StructureTree& structure)
        : document_(document), atoms_(atoms), store_(store), structure_(structure) {}

    /// Takes what the sheet knows of places, links and its label.
    void add_page(const paint::Sheet&, HPDF_Dict page);
    /// All pages are known: the catalog gets the outline and the labels, pages get their links.
    void finish(std::span<const layout::Bookmark>, Diagnostics&);

private:
    struct Place {
        std::size_t page = 0;
        double x = 0, y = 0;
    };
    struct Link {
        std::size_t page = 0;
        Box area;
        document::NodeId node;
    };
    void add_links(Diagnostics&);
    HPDF_Dict annotation(const Link&, Diagnostics&);
    std::string contents_of(document::NodeId) const;
    HPDF_Dict action(const document::Node&, Diagnostics&);
    HPDF_Dict jump(document::NodeId);
    std::optional<Place> place_of(document::NodeId) const;
    void add_outline(std::span<const layout::Bookmark>);
    void add_page_labels();
    void add_destinations();

    const document::Document& document_;
    const AtomTable& atoms_;
    Store& store_;
    StructureTree& structure_;
    std::vector<HPDF_Dict> pages_;
    std::vector<std::string> labels_;
    std::vector<Link> links_;
    std::map<document::NodeId, Place> places_;
    std::map<std::string, document::NodeId, std::less<>> identifiers_;
};

/// A label as PDF numbers pages: a style, a start and what stands before it.
struct LabelStyle {
    char style = 0;  ///< 'D', 'r', 'R', or 0 where the prefix is all.
    std::int32_t number = 0;
    std::string prefix;
};
LabelStyle label_style(const std::string& label);

}  // namespace bifolium::pdf
