// Blocks: a finished file as a reader meets it, one text after the other, whatever the medium: what
// two builds of a publication are compared by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verify/structure.h"

namespace bifolium::changes {

/// Emphasis, code, a link: an element within a block that is not its words.
struct Mark {
    std::string role;  ///< "Strong"
    std::string text;
    std::string target;  ///< Of a link that leads out.
    friend bool operator==(const Mark&, const Mark&) = default;
};

struct Block {
    std::string_view kind;    ///< "heading", "paragraph", "table cell".
    std::uint32_t level = 0;  ///< Of a heading.
    std::string text;         ///< Comparable words; of a picture what stands for it.
    std::string language;
    std::string section;  ///< The headings above: "How It Works > Paracrine".
    std::vector<Mark> marks;
    std::string picture;  ///< Which one, of an e-book's picture.
};

/// In reading order, notes at the end. Numbers of notes and of pages are no words: they change by
/// themselves. The list of contents is left out for the same reason.
std::vector<Block> blocks_of(const verify::Structure&);

/// Says, marks and shows the same, wherever it stands.
bool same(const Block&, const Block&);

}  // namespace bifolium::changes
