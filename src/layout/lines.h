// Lines: a paragraph broken at one inline size, and set as fragments. Itemizing (bidi, script,
// face), shaping and measuring happen once per paragraph and width; a line is then a slice.
// Callers see lines only: total_fit.h and line_breaking.h choose them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/geometry.h"
#include "layout/algorithm.h"
#include "layout/fragment.h"
#include "layout/inlines.h"

namespace bifolium::layout {

struct Line {
    Range range;          ///< Of the layout string, with the white space collapsed at its end.
    Length inline_start;  ///< Where floats let it begin, from the content edge's left.
    Length available;     ///< Between floats.
    Length width;         ///< Of what is set, less what hangs.
    Length height;        ///< The line box: used line heights of all inlines and the strut.
    Length baseline;      ///< From the line's top.
    bool hyphenated = false;
    bool ends_paragraph = false, ends_forced = false;
    Length hang;      ///< Of punctuation that stands outside its end.
    Length overfull;  ///< By how much it sticks out; 0 for nearly all.
    Length gap;       ///< Left empty above it, because floats left no room there; mostly 0.
};

class ParagraphLines {
public:
    virtual ~ParagraphLines() = default;  // the shaped items behind it are lines.cpp's business
    std::vector<Line> lines;
    Length inline_size;
};
using LinesRef = std::shared_ptr<const ParagraphLines>;

/// Room that floats leave at `block_offset` from the paragraph's content top, for a line of the
/// height given: left offset and width. Absent: the whole inline size.
struct Room {
    Length left, width;
    /// Block offset where the room next changes: a word that is too wide for this room goes on
    /// there. Unlimited: there is no better room below.
    Length until = Length::largest();
};
using RoomAt = std::function<Room(Length block_offset, Length line_height)>;

/// Breaks from `from` (byte of the layout string) to the end. `line_tops` in `room` calls count
/// from 0 at `from`. Reports text.missing-glyph, text.overfull.
LinesRef break_lines(const Context&, const Box& paragraph, Length inline_size, std::uint32_t from,
                     const RoomAt* room);

/// The paragraph in exactly so many lines, all as high; null where that would look bad.
LinesRef break_into(const Context&, const Box& paragraph, Length inline_size, std::size_t lines);

/// min-content and max-content inline sizes. https://www.w3.org/TR/css-sizing-3/
struct IntrinsicSizes {
    Length minimum, maximum;
};
IntrinsicSizes intrinsic_sizes(const Context&, const Box& paragraph);

/// One line as a fragment of `Line::height`, aligned within `available`, as wide as the paragraph's
/// inline size. Atoms (children of the paragraph box) are laid out by layout_block().
FragmentRef set_line(const Context&, const Box& paragraph, const ParagraphLines&, std::size_t line);

/// The marker of a list item (Box::marker) as one line fragment, as wide as it is by itself. Its
/// end edge belongs at the item's start edge, its baseline on the first line's.
FragmentRef set_marker(const Context&, const Box& item);

/// Floats and absolutely positioned boxes whose place is in this line: the child's index, and how
/// far from the content edge's left it would stand if it were in the flow.
struct AnchorPlace {
    std::uint32_t child = 0;
    Length x;
};
std::vector<AnchorPlace> anchors(const Context&, const Box& paragraph, const ParagraphLines&,
                                 std::size_t line);

}  // namespace bifolium::layout
