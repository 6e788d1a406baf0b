// Pagination: chooses among all breaks of a run of pages at once, by least cost.
//
// A run is a row of pages of one inline size; where the size changes a run ends and the optimizer
// goes on page by page. There is no loop to a fixed point: no size depends on a page number. A page
// is a stretch of the flow until somebody asks for it, so a long book is never whole in memory.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/page_map.h"
#include "layout/algorithm.h"
#include "layout/looseness.h"
#include "layout/note_part.h"
#include "layout/slices.h"
#include "style/page_box.h"

namespace bifolium::layout {

struct PagePlan {
    style::PageContext context;
    BreakToken from, until;
    std::vector<NotePart> notes;     ///< At its foot, in the order of their marks.
    std::vector<const Box*> floats;  ///< At its top and bottom, in order.
    bool forced = false;             ///< Its text begins at a forced break.
    /// Of a stretch that is too high for one page; all of its pages have the same `from`.
    struct Part {
        Slice slice;
        Size page_area;  ///< Of the first of them.
    };
    std::optional<Part> part = std::nullopt;
    std::vector<Loosened> loosened{};  ///< So that it ends where others do.
    bool is_further_part() const { return part && part->slice.has_earlier(); }
};

struct PageFacts;

struct Bookmark {
    document::NodeId node;
    int level = 1;
    std::string label;
    bool closed = false;
};

struct Pages {
    std::vector<PagePlan> plans;
    document::PageMap map;
    std::vector<Bookmark> bookmarks;  ///< In reading order.
    /// Page label of each target that a reference names, by identifier.
    std::map<std::string, std::string, std::less<>> references;
    /// Named strings and counters as margin boxes see them, by page: paginate.cpp's business.
    std::shared_ptr<const PageFacts> facts;
};

struct Page {
    Size trim;
    Length bleed;
    bool crop_marks = false, cross_marks = false;
    Colour background;
    style::StyleId ground;  ///< Its background pictures; mostly invalid.
    Child frame;            ///< Border of the page area, from the trim's top left; mostly none.
    Point origin;           ///< Of the body: the page area's top left in the trim.
    FragmentRef body;
    Child foot;                 ///< Its notes, from the trim's top left; mostly none.
    std::vector<Child> floats;  ///< At its top and bottom, from the trim's top left.
    /// position: fixed, from the trim's top left; on all pages but the first they are artifacts.
    std::vector<Child> fixed;
    bool first = true;
    double scale = 1;  ///< Of body, foot and floats: less where they are larger than the page.
    Point scale_origin;
    std::vector<Child> margins;  ///< Running heads and folios, from the trim's top left; artifacts.
    std::string label;
};

/// Page references hold room for as many 8s as an upper bound of pages has digits (roman: viii);
/// the numbers put in afterwards space their lines again, and never break them again.
Pages paginate(const Context&, const BoxTree&);

/// Sets one page. Pure: pages may be asked for in any order, by any worker.
Page set_page(const Context&, const BoxTree&, const Pages&, std::size_t index);

/// Page, box, line, text: one a line, with positions in points.
std::string dump(const Page&, const Context&);

}  // namespace bifolium::layout
