// Markdown: one source through cmark-gfm, to drafts. The only file that knows cmark-gfm.
//
// cmark's special characters and its allocator are process-wide, so one lock is held from the first
// byte to the last node. Our own blocks (fenced divs, definitions, includes) are cmark syntax
// extensions. The tree is read before cmark joins texts and resolves notes: then brackets are still
// nodes of their own, and notes that cmark would drop in silence are all there.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/body.h"
#include "manuscript/draft.h"

namespace bifolium::manuscript {

/// The blocks of the text, with inlines as cmark found them and attributes still text.
Drafts read_markdown(const Body&, Diagnostics&);

}  // namespace bifolium::manuscript
