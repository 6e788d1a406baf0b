// Oversize: the last resort against loss. Where text reaches over the edge of the sheet, or notes
// and floats are higher than the page, all that stands on the page area is made smaller.
#pragma once

#include <string>

#include "layout/paginate.h"

namespace bifolium::layout {

/// "12.5", for findings.
std::string in_points(Length);

/// Sets the page's scale, and reports what is too large. `area`: in the trim.
void shrink_oversize(const Context&, const BoxTree&, const PagePlan&, const Rect& area, Page&);

}  // namespace bifolium::layout
