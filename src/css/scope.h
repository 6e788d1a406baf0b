// @scope, written out: each selector asks that its element lies in the scope, and ':scope' becomes
// the root's selectors. What is added counts nothing, so the cascade sees the author's specificity.
// https://www.w3.org/TR/css-cascade-6/#scoped-styles
#pragma once

#include <optional>
#include <span>

#include "css/component_value.h"

namespace bifolium::css {

struct Scope {
    ComponentValues root;   ///< The selectors of its roots, those of the scope around it in them.
    ComponentValues limit;  ///< Where it ends; empty: nowhere.
};

/// "(root) to (limit)" of an @scope that stands in `outer`, or in a rule of the selectors `parent`;
/// either may be null. Nothing if it is neither, or grows too long.
std::optional<Scope> parse_scope(std::span<const ComponentValue> prelude, const Scope* outer,
                                 const ComponentValues* parent);
/// The selectors as they are meant in the scope. Nothing if they grow too long.
std::optional<ComponentValues> scoped(std::span<const ComponentValue> selectors, const Scope&);

}  // namespace bifolium::css
