// Update: a PO file brought to what the manuscript says now. No translation is lost: what no unit
// has any more becomes obsolete, what a unit says a little differently becomes fuzzy.
#pragma once

#include <vector>

#include "base/source.h"
#include "l10n/po.h"
#include "l10n/units.h"
#include "text/locale.h"

namespace bifolium::l10n {

/// A template (.pot): entries in the order of the units, each with its role, its section and its
/// file.
PoFile template_of(const std::vector<Unit>&, const Sources&);

/// The same with the old file's translations; then the obsolete ones. A text that is new gets the
/// translation of the one most like it, fuzzy, with what that one translated; where only numbers
/// differ, they are replaced.
PoFile updated(const PoFile& old, const std::vector<Unit>&, const Sources&,
               const text::Locale& from, const text::Locale& to);

}  // namespace bifolium::l10n
