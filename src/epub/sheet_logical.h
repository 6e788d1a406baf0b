// A logical property's physical ones, for readers that know no logical properties: the book has
// one direction. https://www.w3.org/TR/css-logical-1/
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "epub/sheet_values.h"

namespace bifolium::epub {

using Named = std::pair<std::string, css::ComponentValues>;

/// Empty if the value has no physical form of its own ("text-align: center").
std::vector<Named> physical(std::string_view property, Values, bool right_to_left);

}  // namespace bifolium::epub
