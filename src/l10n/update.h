// Update: a PO file brought to what the manuscript says now. No translation is lost: what no unit
// has any more becomes obsolete, what a unit says a little differently becomes fuzzy.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"
#include "l10n/po.h"
#include "l10n/units.h"

namespace bifolium::l10n {

/// Entries in the order of the units, each with its role, its section and its file; then the
/// obsolete ones. `language` is empty for a template (.pot), whose texts are empty.
PoFile updated(const PoFile& old, const std::vector<Unit>&, const Sources&,
               std::string_view language);

}  // namespace bifolium::l10n
