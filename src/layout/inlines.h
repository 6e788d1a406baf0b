// Inlines: the content of one paragraph box, flat. A list of items over one layout string: text,
// the open and close of inline boxes, atoms (pictures, inline blocks), forced breaks.
// The box tree makes it; lines.h breaks it. https://www.w3.org/TR/css-inline-3/
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/range.h"
#include "layout/paragraph_text.h"
#include "style/cascade.h"

namespace bifolium::layout {

enum class InlineKind : std::uint8_t {
    text,  ///< `range` of the layout string, all of one style.
    open,  ///< Of an inline box: its start margin, border and padding stand here.
    close,
    atom,          ///< A picture or inline block: U+FFFC in the layout string.
    forced_break,  ///< <br>: U+2028 in the layout string.
    anchor,        ///< A float or an absolutely positioned box: no text; `child` stands here.
    leader,        ///< U+FFFC too; takes what the line has left.
    reference      ///< A page number, known after pagination: U+FFFC, `reserved` wide.
};

struct InlineItem {
    InlineKind kind = InlineKind::text;
    style::Source source{};
    style::StyleId style{};
    Range range{};              ///< Of the layout string; empty for open, close and anchor.
    std::uint32_t child = 0;    ///< Index in the paragraph box's children: atom, anchor.
    std::uint32_t partner = 0;  ///< Of open and close: the other's index.
    /// Of open and close: cut here by a block inside the inline box, so no edge stands here.
    bool continues = false;
    std::string pattern{};        ///< Of a leader.
    style::TargetText target{};   ///< Of a reference.
    std::string_view language{};  ///< BCP 47, of the text; borrowed from the atom table.
};

/// The mark of a note that stands at the foot of the page.
struct NoteCall {
    std::uint32_t at = 0;      ///< Byte of the layout string.
    std::uint32_t note = 0;    ///< Index in BoxTree::notes.
    bool keeps_block = false;  ///< Rather than leave the note, all of the paragraph moves.
};

struct Inlines {
    ParagraphText text;
    /// Text items lie in order and do not overlap; the controls that isolate a run of another
    /// direction (U+2066 to U+2069) belong to no item.
    std::vector<InlineItem> items;
    std::vector<NoteCall> calls;  ///< In order; of floats and atoms in the paragraph too.
    /// Boxes that float to a page's top or bottom: `note` is the paragraph's child.
    std::vector<NoteCall> page_floats;
    /// A line ends here: ::first-line does. 0: nowhere.
    std::uint32_t first_line_end = 0;
    bool first_line_hyphen = false;
    style::StyleId style;  ///< The paragraph's own: strut, alignment, indent.
    std::string_view language;
};

}  // namespace bifolium::layout
