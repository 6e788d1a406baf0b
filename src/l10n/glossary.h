// The order in which an edition says its source: as written, but for the entries of a glossary,
// which stand in the alphabet of the edition's language.
#pragma once

#include <cstdint>
#include <vector>

#include "base/atom.h"
#include "document/document.h"
#include "text/locale.h"

namespace bifolium::l10n {

/// Indices of all nodes but the root. A subtree stays in one piece. In a section of class
/// "glossary" the entries of each definition list (terms with the definitions that follow them)
/// are sorted by their first term; those that collate alike keep the author's order.
std::vector<std::uint32_t> reading_order(const document::Document&, const text::Locale&,
                                         const AtomTable&);

}  // namespace bifolium::l10n
