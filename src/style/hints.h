// Hints: what the document itself asks for, as declarations without a rule: they stand between
// Bifolium's own sheet and the author's. Private to style.
// https://html.spec.whatwg.org/multipage/rendering.html#presentational-hints
#pragma once

#include <string>

#include "css/selector.h"
#include "document/content.h"

namespace bifolium::style {

/// An element's: empty for most.
std::string hint_text(const document::Content&);

/// Of ::footnote-call and ::footnote-marker of what floats to the foot and is no note. Beside
/// notes, whose numbers are the document's, it is lettered.
std::string footnote_hint(css::PseudoElement, bool beside_notes);

}  // namespace bifolium::style
