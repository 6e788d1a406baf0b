// The first letter of a text as typography takes it: with the punctuation on either side of it.
// https://www.w3.org/TR/css-pseudo-4/#first-letter-pattern
#pragma once

#include <string_view>

#include "base/range.h"

namespace bifolium::text {

/// In bytes, without white space before it; empty where the text has no letter or figure first.
Range first_letter(std::string_view text);

}  // namespace bifolium::text
