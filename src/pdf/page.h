// PageWriter: one sheet of marks as a page: its content stream, its resources, and what it adds to
// the structure tree. Sees a sheet once and keeps nothing of it.
//
// Marks are written in painting order. Neighbours that are read together share one piece of
// marked content; a cluster that only ActualText can say gets a piece of its own, because readers
// lose the rest of a paragraph when it is nested there.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "paint/marks.h"
#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/store.h"
#include "pdf/structure.h"

namespace bifolium::pdf {

/// What pages share.
struct PageServices {
    Store& store;
    StructureTree& structure;
    Fonts& fonts;
    const font::Library& font_library;
    Images& images;
    HPDF_Dict graphics_states;             ///< All pages' one dictionary.
    std::set<std::string> opacities = {};  ///< Names that stand in it.
};

/// Pictures and shadings of one page, by name; fonts and opacities are shared by all.
struct PageResources {
    std::map<std::string, HPDF_Dict> pictures, shadings, patterns;
};

class PageWriter {
public:
    PageWriter(const paint::Sheet&, PageServices&);

    /// Needs StructureTree::begin_page before. The stream, uncompressed.
    std::string write();
    const PageResources& resources() const { return resources_; }

private:
    /// What must hold before a mark is drawn: artifact or content, and whose.
    struct Wrapping {
        bool artifact = true;
        ElementId element;
        ReadingPlace place;
        paint::Furniture furniture = paint::Furniture::none;
        std::uint32_t rank = 0;  ///< Among all content of the sheet, as read.
    };
    std::vector<Wrapping> wrappings();
    void enter_scope(paint::ScopeId);
    std::vector<paint::ScopeId> chain(paint::ScopeId) const;
    void open(const Wrapping&);
    void close();
    void draw(const paint::Fill&);
    void draw(const paint::Stroke&);
    void draw(const paint::Picture&);
    void draw(const paint::Glyphs&, const Wrapping&);
    /// What is no text.
    void draw(const std::variant<paint::Fill, paint::Stroke, paint::Glyphs, paint::Picture>&);
    void opacity(double);

    const paint::Sheet& sheet_;
    PageServices& services_;
    ContentWriter content_;
    PageResources resources_;
    std::vector<paint::ScopeId> scopes_;  ///< Those open, outermost first.
    std::vector<Transform> transforms_;   ///< Theirs.
    double scope_opacity_ = 1;
    const Wrapping* open_ = nullptr;
};

}  // namespace bifolium::pdf
