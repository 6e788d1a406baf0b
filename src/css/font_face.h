// @font-face, typed: a family, its weights, and the files that hold it.
// https://www.w3.org/TR/css-fonts-4/#font-face-rule
#pragma once

#include <optional>

#include "css/declaration.h"
#include "css/stylesheet.h"
#include "css/syntax.h"

namespace bifolium::css {

/// Nothing, after a finding, if it has no family or no file.
std::optional<FontFaceRule> parse_font_face(AtRule&&, ConditionId, const DeclarationContext&);

}  // namespace bifolium::css
