// What a report says of the language: how hard the text is to read, and how far a translation may
// be relied on. Private to site.
#pragma once

#include "site/facts.h"
#include "site/report_pen.h"

namespace bifolium::site {

void readability_section(ReportPen&, const Readability&);

/// Nothing of an edition in its manuscript's language.
void translation_section(ReportPen&, const Edition&);

}  // namespace bifolium::site
