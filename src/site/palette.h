// The colours of the pages: the publisher's own, from the style sheet's `--brand-…`, made lighter
// or darker until all that is written in them or on them can be read, by day and by night.
#pragma once

#include <string>

#include "site/facts.h"

namespace bifolium::site {

/// Rules to stand after the pages' own style sheet; empty where the brand says no colours.
std::string palette(const Brand&);

}  // namespace bifolium::site
