// calc(), min(), max() and clamp() of the e-book's sheet: what has only absolute terms is worked
// out, so that old readers need no calc(). https://www.w3.org/TR/css-values-4/#math
#pragma once

#include <optional>

#include "css/component_value.h"
#include "epub/sheet_values.h"

namespace bifolium::epub {

/// Nothing if it is no such function, or a term is relative.
std::optional<css::ComponentValue> fold(const css::ComponentValue&, const TextSize&);

}  // namespace bifolium::epub
