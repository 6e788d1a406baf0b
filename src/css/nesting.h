// A nested rule's selectors, written out: '&' is replaced by the selectors of the rule around it.
// https://www.w3.org/TR/css-nesting-1/#nest-selector
#pragma once

#include <optional>
#include <span>

#include "css/component_value.h"

namespace bifolium::css {

/// Nothing if they grow too long or too deep: each level may double them.
std::optional<ComponentValues> nest(std::span<const ComponentValue> selectors,
                                    const ComponentValues& parent);

}  // namespace bifolium::css
