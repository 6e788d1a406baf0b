// Waivers: `<!-- bifolium:ignore CODE -->` waives one finding of that code: the next one after it
// in its file, or the last before it if there is none after. It stays in the list as a note that
// says so. What withholds an edition (codes `l10n.`) is never waived.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/metadata.h"

namespace bifolium::manuscript {

/// The findings with the waived ones as notes; waivers that were used leave the list, the others
/// may still meet a finding of a later stage.
Diagnostics apply_waivers(const Diagnostics&, std::vector<document::Waiver>&);

}  // namespace bifolium::manuscript
