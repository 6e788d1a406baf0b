// Text that was pasted from anywhere, as a document: paragraphs, and the lists that people type.
#pragma once

#include <string_view>

#include "pandoc/tree.h"

namespace bifolium::app {

/// An empty line parts paragraphs; where the text has none, each line is one. Lines that begin with
/// a bullet are items of a list, and so are lines that count 1, 2, 3.
pandoc::Tree pasted_text(std::string_view);

}  // namespace bifolium::app
