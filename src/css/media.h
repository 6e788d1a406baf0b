// Media queries, decided for the two media there are: the page and the e-book. A feature such as
// (min-width: 30em) never holds: the page knows its box by @page, and the e-book's reader resizes.
// https://www.w3.org/TR/mediaqueries-4/
#pragma once

#include <span>

#include "base/diagnostic.h"
#include "css/component_value.h"

namespace bifolium::css {

struct Media {
    bool print = true, screen = true;
};

/// An empty list holds always.
Media parse_media(std::span<const ComponentValue>, Diagnostics&);

}  // namespace bifolium::css
