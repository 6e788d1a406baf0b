// The front matter of an imported manuscript: only what the document says of itself.
#pragma once

#include <string>

#include "docx/facts.h"
#include "pandoc/tree.h"

namespace bifolium::app {

struct Head {
    std::string text;     ///< With its fences and a blank line.
    std::string words;    ///< Words of the document's text that stand in it, in order.
    pandoc::Blocks rest;  ///< What cannot stand there, as paragraphs before the text.
};

/// `language` is a BCP 47 tag, or empty.
Head head_of(const pandoc::Tree&, const docx::Facts&, const std::string& language);

}  // namespace bifolium::app
