// What is said of a variant's `fit`: whether a trial is still readable, and where the text is too
// long for its pages by how many characters.
#pragma once

#include "app/fit.h"
#include "layout/paginate.h"
#include "style/cascade.h"

namespace bifolium::app {

/// Text is not set below 9 points nor closer than 1.2 where the style sheets themselves do not.
bool is_readable(const style::StyledDocument& moved, const style::StyledDocument& natural);

/// fit.too-long or fit.too-short; pages are those of the furthest step.
void report_unfit(const Fit&, const Fitting&, const document::Document&, const layout::Pages&,
                  Diagnostics&);

}  // namespace bifolium::app
