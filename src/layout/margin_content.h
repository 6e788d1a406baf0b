// What a margin box says on a page: running heads, folios, counters, pictures; and what is to be
// told of boxes that a page shows. Private to pagination.
// https://www.w3.org/TR/css-page-3/#populating-margin-boxes
#pragma once

#include "layout/page_facts.h"

namespace bifolium::layout {

/// A paragraph; its inlines are empty where there is nothing to say.
Box margin_content(const Context&, const Pages&, std::size_t page, const style::MarginBoxStyle&);

/// Low contrast is told of boxes alone that stand on a page, with words in them.
void report_margins(const Context&, const Pages&);

}  // namespace bifolium::layout
