// BlockPass: the blocks of one source, from cmark's to the Document's kinds: fenced divs to
// containers, alerts to callouts, definitions to lists, a lone picture to a figure, `Q:` and `A:`
// to questions, raw HTML to its text. Sections, notes and links come after, over the whole book.
#pragma once

#include <functional>

#include "manuscript/body.h"
#include "manuscript/inline_pass.h"

namespace bifolium::manuscript {

/// The blocks of the file at this path, told in the span's name if it cannot be had.
using Include = std::function<Drafts(std::string_view path, Span)>;

Drafts finish_blocks(Drafts, PassContext&, const Include&);

/// `path` as written in a file of `folder`, relative to the project's root; empty if it leads out
/// of the project or is none.
std::string project_path(std::string_view source_path, std::string_view path);

}  // namespace bifolium::manuscript
