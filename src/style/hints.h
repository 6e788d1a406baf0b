// What an element's own words ask for, as declarations without a rule: a cell's alignment, a
// picture's size. https://html.spec.whatwg.org/multipage/rendering.html#presentational-hints
#pragma once

#include <string>

#include "document/document.h"

namespace bifolium::style {

/// Empty for most.
std::string hint_text(const document::Content&);

}  // namespace bifolium::style
