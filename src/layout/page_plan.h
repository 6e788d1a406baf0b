// The plan of the pages: runs of pages between forced breaks, each optimized whole where its pages
// are of one inline size, else page by page. What a page is called and which side it is on chooses
// its box; its number never does. Private to pagination.
#pragma once

#include <vector>

#include "layout/paginate.h"

namespace bifolium::layout {

/// Without margins, border and padding.
Size page_area(const style::PageBox&);

std::vector<PagePlan> plan_pages(const Context&, const BoxTree&);

/// The first thing after a token, in reading order.
document::Place place_of(const Box& root, const BreakToken&);

}  // namespace bifolium::layout
