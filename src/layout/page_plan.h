// The plan of the pages: runs of pages between forced breaks, each optimized whole where its pages
// are of one inline size, else page by page. What a page is called and which side it is on chooses
// its box; its number never does. Private to pagination.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "layout/choose.h"
#include "layout/flow.h"
#include "layout/paginate.h"

namespace bifolium::layout {

/// Page boxes by what chooses them: asked of the cascade once.
class PageBoxes {
public:
    explicit PageBoxes(const Context& context) : document_(&context.document) {}
    const style::PageBox& of(const style::PageContext&);

private:
    using Key = std::tuple<Atom, style::PageSide, bool, bool>;
    const style::StyledDocument* document_;
    std::map<Key, style::PageBox> boxes_;
};

/// Without the margins.
Size page_area(const style::PageBox&);

/// A stretch of the flow that begins on a new page.
struct Run {
    BreakToken from, until;
    Force force = Force::none;  ///< Of its beginning.
    Atom name;
};
std::vector<Run> runs_of(const Context&, const Box& root);

std::vector<PagePlan> plan_pages(const Context&, const BoxTree&, PageBoxes&);

/// The first thing after a token, in reading order.
document::Place place_of(const Box& root, const BreakToken&);

}  // namespace bifolium::layout
