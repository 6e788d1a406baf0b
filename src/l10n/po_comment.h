// A PO entry's comment lines, by their kinds. Internal to read_po().
#pragma once

#include <string_view>

#include "l10n/po.h"

namespace bifolium::l10n {

/// Adds to the entry what stands after a '#': ". " extracted, ": " references, ", " flags, else the
/// translator's words.
void add_comment(PoEntry&, std::string_view after_mark);

}  // namespace bifolium::l10n
