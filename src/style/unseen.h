// What the sheets hide: display: none, and visibility other than visible. It is no part of a
// finished PDF, so neither the PDF's tags nor the comparison with the manuscript may look for it.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "style/cascade.h"
#include "style/medium.h"

namespace bifolium::style {

/// By node: it and all that is in it is not shown. A hidden box's own leaves count one by one,
/// since visible ones may stand among them.
std::vector<bool> unseen(const StyledDocument&);

/// The author's text never goes missing in silence: a finding for each kind of element.
void report_unseen(const StyledDocument&, const std::vector<bool>& unseen, Medium, Diagnostics&);

}  // namespace bifolium::style
