// What runs from the left within text that runs from the right: code, addresses, telephone
// numbers, ISO dates, and numbers with a Latin unit. Left to the bidirectional algorithm alone,
// "+1 555 0100" would read "0100 555 1+", and "37 °C" lose its degree sign to the other side.
// As nodes of the model with a direction of their own, they are isolated in both media alike.
// https://www.w3.org/International/articles/inline-bidi-markup/
#pragma once

#include <string_view>
#include <vector>

#include "base/range.h"
#include "document/document.h"

namespace bifolium::l10n {

/// The same document with such runs isolated, for one that runs from the right.
document::Document isolate_left_to_right(const document::Document&);

/// Numbers that need it, with their units, as bytes of a text in a right-to-left language.
std::vector<Range> numbers_to_isolate(std::string_view);

}  // namespace bifolium::l10n
