// PageWriter: one sheet of marks as a page: its content stream, its resources, and what it adds to
// the structure tree. Sees a sheet once and keeps nothing of it.
//
// Marks are written in painting order. Neighbours that are read together share one piece of
// marked content; a cluster that only ActualText can say gets a piece of its own, because readers
// lose the rest of a paragraph when it is nested there.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "paint/marks.h"
#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/shading.h"
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
    HPDF_Dict shared_fonts;                ///< All pages' one dictionary, filled at the end.
    HPDF_Dict graphics_states;             ///< All pages' one dictionary.
    std::set<std::string> opacities = {};  ///< Names that stand in it.
    std::vector<HPDF_Dict> forms = {};     ///< Groups' streams: text is shown in them too.
};

/// Pictures, groups and shadings of one page or form, by name; fonts and opacities are shared.
struct PageResources {
    std::map<std::string, HPDF_Dict> pictures, shadings, patterns;
    std::map<std::string, HPDF_Dict> states;  ///< Of a form that has its own; else the shared ones.
};
/// The dictionary for a page or a form.
HPDF_Dict resource_dictionary(const PageResources&, PageServices&);

class PageWriter {
public:
    PageWriter(const paint::Sheet&, PageServices&);
    /// Of marks that lie on a page of that height.
    PageWriter(const paint::Sheet&, PageServices&, double height_pt);

    /// Needs StructureTree::begin_page before. The stream, uncompressed.
    std::string write();
    const PageResources& resources() const { return layers_.front().resources; }

private:
    /// What must hold before a mark is drawn: artifact or content, and whose.
    struct Wrapping {
        bool artifact = true;
        ElementId element;
        ReadingPlace place;
        paint::Furniture furniture = paint::Furniture::none;
        std::uint32_t rank = 0;  ///< Among all content of the sheet, as read.
    };
    /// The page, or a group on it that fades as a whole: a form of its own.
    /// ISO 32000-1, 11.6.6.
    struct Layer {
        ContentWriter content;
        HPDF_Dict form = nullptr;  ///< None: the page.
        std::size_t scopes = 0;    ///< How many are open around it.
        PageResources resources = {};
    };
    void draw_all();
    std::vector<Wrapping> wrappings();

    // page_scopes.cpp
    void find_groups();
    void enter_scope(paint::ScopeId);
    void leave_scope();
    void begin_group();
    void end_group();
    void finish_form(Layer&, std::optional<Name> space);
    // page_gradients.cpp
    void show_shading(const image::Ink&, Channel, Layer&);
    /// Draws into a form that the mask's form masks, and shows it.
    void draw_masked(HPDF_Dict mask, std::string_view kind,
                     const std::function<void(Layer&)>& draw);
    void draw_gradient(const image::Ink&, const std::function<void(Layer&)>& draw);
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
    ContentWriter& content() { return layers_.back().content; }
    PageResources& own() { return layers_.back().resources; }
    double scope_opacity() const;               ///< Of the scopes that are open in the layer.
    std::vector<Transform> transforms() const;  ///< From the layer's space to the mark's.

    const paint::Sheet& sheet_;
    PageServices& services_;
    std::vector<Layer> layers_;
    std::vector<bool> is_group_;          ///< By scope: does it fade several marks together?
    std::vector<paint::ScopeId> scopes_;  ///< Those open, outermost first.
    const Wrapping* open_ = nullptr;
};

}  // namespace bifolium::pdf
