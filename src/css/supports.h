// @supports, decided while parsing: by the same table and grammars that read the declarations.
// https://www.w3.org/TR/css-conditional-3/#at-supports
#pragma once

#include <span>

#include "base/diagnostic.h"
#include "css/selector_parser.h"

namespace bifolium::css {

struct SupportsContext {
    const Namespaces& namespaces;
    AtomTable& atoms;
    Diagnostics& diagnostics;
};

/// False, and a finding, if it is no condition.
bool holds_supports(std::span<const ComponentValue>, const SupportsContext&);
/// "color: red", without brackets, as @import writes it.
bool supports_declaration(std::span<const ComponentValue>);

}  // namespace bifolium::css
