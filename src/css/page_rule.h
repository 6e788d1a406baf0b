// @page: its selectors, its declarations and the boxes in its margins.
// https://www.w3.org/TR/css-page-3/
#pragma once

#include <optional>
#include <string_view>

#include "css/declaration.h"
#include "css/stylesheet.h"
#include "css/syntax.h"

namespace bifolium::css {

/// Nothing, after a finding, if a selector is invalid.
std::optional<PageRule> parse_page(AtRule&&, ConditionId, const DeclarationContext&);

}  // namespace bifolium::css
