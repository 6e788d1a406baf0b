// A publication on the download page: its cover and its facts, and its languages, each with its
// files or, where they are many, by name. Private to site.
#pragma once

#include "site/pen.h"
#include "site/shelf.h"

namespace bifolium::site {

void section(Pen&, const Publication&);

}  // namespace bifolium::site
