// The inlines of a node as Markdown again: what a translator sees. Canonical, so that rewrapping or
// `__` for `**` in the manuscript loses no translation.
#pragma once

#include <string>

#include "base/atom.h"
#include "document/document.h"
#include "l10n/markdown_text.h"

namespace bifolium::l10n {

/// One line: breaks are `<br>`, and the notes of this node are [^1], [^2] … in their order.
std::string inline_markdown(const document::Document&, document::NodeId holder, const AtomTable&,
                            Escapes);

/// Do both holders have the same inlines: kinds, words, targets, attributes? Notes are compared by
/// their order; a language counts where it is not inherited.
bool same_inlines(const document::Document& left, document::NodeId left_holder,
                  const document::Document& right, document::NodeId right_holder);

}  // namespace bifolium::l10n
