// A sheet is UTF-8, as CSS wants all new ones to be. Other encodings are refused and never guessed.
// https://www.w3.org/TR/css-syntax-3/#input-byte-stream
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"

namespace bifolium::css {

/// Reports a first byte that is not UTF-8, UTF-16, and an @charset that names something else.
void check_encoding(const Sources&, SourceId, Diagnostics&);

}  // namespace bifolium::css
