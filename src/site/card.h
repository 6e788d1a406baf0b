// One language of a publication, in that language's words: what can be taken away, how far it may
// be relied on, and what was checked. Private to site.
#pragma once

#include "site/pen.h"
#include "site/shelf.h"

namespace bifolium::site {

/// An item of a list.
void card(Pen&, const Publication&, const Tongue&);

}  // namespace bifolium::site
