// Passages: inline Markdown outside of any manuscript, such as translations, to a Document.
#pragma once

#include <set>
#include <span>
#include <string>

#include "base/diagnostic.h"
#include "document/document.h"

namespace bifolium::manuscript {

struct Passage {
    std::string text;
    Span span;  ///< Where findings and nodes are said to be.
};

/// A Document whose root holds one Paragraph for each passage, in their order, with the inlines
/// that it says. No passage can open a block or reach into its neighbour; line ends in it are
/// spaces. Nodes know a language only where the passage says one.
///
/// Nothing outside the passage is looked up: targets of links and paths of pictures stay as
/// written, and `[^3]` is a NoteReference of number 3 without a note (0 for a label that is no
/// number).
document::Document parse_passages(std::span<const Passage>,
                                  const std::set<std::string, std::less<>>& variables, AtomTable&,
                                  Diagnostics&);

}  // namespace bifolium::manuscript
