// The book's one style sheet: the fonts in the package, what every book needs, bifolium's own
// sheet, then the author's, both rewritten.
#pragma once

#include <span>
#include <string>

#include "epub/content.h"
#include "epub/faces.h"
#include "epub/package.h"

namespace bifolium::epub {

std::string appearance(const Edition&, std::span<const PackagedFace>, const Needs&, Diagnostics&);

/// A width or height as a book may say it: "60%", or rem for an absolute length. Empty for what
/// is no length.
std::string relative_length(std::string_view as_written);

}  // namespace bifolium::epub
