// Pandoc's tree as a manuscript: the Markdown that Bifolium reads, with every word of the tree, in
// its order, and a notice at each place where an editor must look.
//
// Only written here: whether the words are all there is asked of the manuscript that is read back.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/direction.h"
#include "l10n/markdown_text.h"
#include "pandoc/tree.h"

namespace bifolium::pandoc {

/// What becomes of changes that Word recorded and nobody has settled.
enum class Changes : std::uint8_t { accepted, rejected };

struct WriteOptions {
    Changes changes = Changes::accepted;
    bool headings_from_bold = false;
    Direction direction = Direction::left_to_right;  ///< Of the document's language.
    l10n::Escapes escapes = l10n::Escapes::sparing;
    /// Words of the paragraphs around what stood in a text box; empty: there are none.
    std::string box_begins, box_ends;
    /// Where a picture lies, seen from the manuscript; the same again if it is none of the file's.
    std::function<std::string(std::string_view target)> picture;
};

/// Something that an editor must know, and where in the Markdown.
struct Notice {
    std::string_view code;  ///< Of findings: "import.comment".
    std::uint32_t begin = 0, end = 0;
    std::string message, hint;
};

struct Written {
    std::string markdown;  ///< `head` first.
    std::vector<Notice> notices;
    std::size_t equations = 0;
    std::vector<std::string> left_out;  ///< Words that were left out on purpose, told in a notice.
};

/// `head` is the front matter, or empty.
Written write(const Tree&, std::string head, const WriteOptions&);

}  // namespace bifolium::pandoc
