// Sizes of type in the e-book's sheet: what 1rem is, the `font` shorthand taken apart, and line
// heights as plain numbers, so that they follow the reader's own size.
#pragma once

#include <optional>
#include <span>

#include "css/stylesheet.h"
#include "epub/sheet_values.h"
#include "epub/sheet_variables.h"

namespace bifolium::epub {

/// What html and body come to; 12pt where nobody says.
TextSize text_size(std::span<const css::StyleSheet* const>, Variables&, const AtomTable&);

struct FontParts {
    Values before;       ///< Style, variant, weight, stretch.
    Values size;         ///< One value.
    Values line_height;  ///< One value or none.
    Values family;
};
/// Nothing for a system font's name and what is no font.
std::optional<FontParts> font_parts(Values);

/// In points, if the value of `font-size` or `font` says so without knowing its parent.
std::optional<double> absolute_font_size(std::string_view property, Values, const TextSize&);

/// A number where it can be one; `font_size_pt` is the rule's own.
css::ComponentValue line_height(const css::ComponentValue&, std::optional<double> font_size_pt,
                                const TextSize&);

}  // namespace bifolium::epub
