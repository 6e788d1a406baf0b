// What the author's sheets say and layout does not act on yet: a finding each, where it stands.
// Private to style; the table is css/properties.def's last column.
#pragma once

#include "base/diagnostic.h"
#include "style/rules.h"

namespace bifolium::style {

void report_not_laid_out(const Sheets&, Diagnostics&);

}  // namespace bifolium::style
