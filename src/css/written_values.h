// Component values that no sheet said: what nesting and scopes are written out with. Private to
// css.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "css/component_value.h"

namespace bifolium::css {

/// How large a list of values has grown; each level of nesting may double it.
struct Extent {
    std::size_t values = 0, ampersands = 0, depth = 0;
};
Extent extent_of(std::span<const ComponentValue>);

inline constexpr std::size_t most_written_values = 10'000;

ComponentValue written(ComponentKind, std::string text, Span);

}  // namespace bifolium::css
