// The two media that a document is styled for: the page, and the book that a reader's device lays
// out, where @media screen holds.
#pragma once

#include <cstdint>
#include <functional>

#include "css/stylesheet.h"

namespace bifolium::style {

enum class Medium : std::uint8_t { print, book };

/// What the e-book's sheet leaves out of a rule, for one of its selectors. May be empty: nothing.
using LeavesOut =
    std::function<bool(const css::Rule&, const css::ComplexSelector&, const css::Declaration&)>;

}  // namespace bifolium::style
