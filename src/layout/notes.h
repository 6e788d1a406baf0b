// Notes at the foot: those that a run of pages calls, measured in a row for the optimizer, and set
// in the area that @footnote describes. A column may have a foot of its own: all it takes is a
// width. https://www.w3.org/TR/css-gcpm-3/#footnotes
#pragma once

#include <span>
#include <vector>

#include "layout/choose.h"
#include "layout/flow.h"
#include "layout/note_part.h"

namespace bifolium::layout {

/// The area's box at the width of a page or column.
struct FootArea {
    style::StyleId style;  ///< Invalid: nothing is said of it.
    Frame frame;
    Length margin_top, margin_bottom;
    Length left, width;  ///< Of the border box.
    Length most;         ///< With the margins.
    Length content_width() const { return std::max(Length(), width - frame.inline_sum()); }
    Length around() const { return margin_top + frame.block_sum() + margin_bottom; }
};
FootArea foot_area(const Context&, style::StyleId, Size page_area);

/// What is called and not placed yet.
struct WaitingNote {
    std::uint32_t note = 0;
    BreakToken from;
};

class NotesOfRun {
public:
    /// Those that wait, then those that `measured` calls: its counts are brought up to notes that
    /// notes call.
    NotesOfRun(const Context&, const std::vector<Box>& notes, const FootArea&,
               std::vector<WaitingNote> waiting, Measured& measured);

    const NoteRow& row() const { return row_; }
    std::vector<NotePart> parts(NotePlace from, NotePlace until) const;
    std::vector<WaitingNote> waiting(NotePlace from, std::uint32_t until) const;

private:
    void add_called(const std::vector<Box>& notes, Measured&);
    BreakToken token(NotePlace) const;

    const std::vector<Box>* notes_;
    NoteRow row_;
    std::vector<WaitingNote> called_;
    std::vector<BreakOpportunities> places_;  ///< Of each of them.
};

/// The area with its notes, from the top left of the page area, at whose foot it stands.
Child set_notes(const Context&, const std::vector<Box>& notes, const FootArea&,
                std::span<const NotePart>, Size page_area);

}  // namespace bifolium::layout
