#include "css/written_values.h"

#include <algorithm>
#include <utility>

namespace bifolium::css {

/// Recursion follows brackets, which the parser and we ourselves keep within limits::nesting.
Extent extent_of(std::span<const ComponentValue> values) {
    Extent sum;
    for (const ComponentValue& value : values) {
        const Extent inner = extent_of(value.inner);
        sum.values += 1 + inner.values;
        sum.ampersands += inner.ampersands + (value.is_delimiter("&") ? 1 : 0);
        sum.depth = std::max(sum.depth, inner.depth + 1);
    }
    return sum;
}

ComponentValue written(ComponentKind kind, std::string text, Span span) {
    ComponentValue value;
    value.kind = kind;
    value.text = std::move(text);
    value.span = span;
    return value;
}

}  // namespace bifolium::css
