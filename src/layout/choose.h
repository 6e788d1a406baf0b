// The optimizer: which of the places that measure() listed end the pages of a run, and which notes
// stand at their feet. It weighs all pages at once, by dynamic programming over a window of two
// pages: near linear in the places. It knows distances and penalties, nothing of boxes, so that a
// column may be its page just as well.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "layout/break.h"

namespace bifolium::layout {

/// Heights of the page areas of a run.
struct RunHeights {
    Length first;                  ///< Of its first page.
    std::array<Length, 2> others;  ///< Of the second page and every other one on; of the rest.
    bool ends_flow = true;  ///< Is the last opportunity the run's end? Its page may be short.
    /// Does it begin on the second page that a reader sees at once, or the first? None: no two
    /// pages are seen at once.
    std::optional<bool> begins_recto = std::nullopt;
};

/// A place in a row of notes: before the part of a note that a split begins; 0 is its beginning.
struct NotePlace {
    std::uint32_t note = 0;
    std::uint32_t split = 0;
    friend auto operator<=>(const NotePlace&, const NotePlace&) = default;
};

/// A note as the optimizer sees it.
struct NoteHeight {
    struct Split {
        LengthSum before = 0, after = 0;  ///< From the note's top.
        int penalty = 0;
    };
    LengthSum top = 0;  ///< From the row's top if all of it stood in one column.
    LengthSum height = 0;
    std::vector<Split> splits;
    bool whole = false;  ///< Its mark would rather go to another page than it be divided.
    /// Of one that may stand in one line with others, and what keeps it from the one before; else
    /// 0.
    LengthSum width = 0, gap = 0;
};

/// The notes that the places of a run count, one after the other.
struct NoteRow {
    std::vector<NoteHeight> notes;
    std::uint32_t waiting = 0;  ///< So many were called before the run, and are not placed yet.
    Length frame;               ///< What a page loses besides, where there are any: a rule, a gap.
    Length most = Length::largest();  ///< With the frame.
    Length width;                     ///< Of the area that they stand in.
};

/// Boxes that go to the top or the foot of the page of their place, or if that has no room to a
/// later one's; in their order.
struct FloatRow {
    std::vector<LengthSum> heights;
    std::uint32_t waiting = 0;
};

/// A paragraph that may be a line longer or shorter where it stands on one page whole: then the
/// page ends where others do.
struct Give {
    std::size_t begin = 0, end = 0;  ///< The places before it; and with those in it.
    LengthSum line = 0;
    bool longer = false, shorter = false;
};

/// How far notes and floats are placed.
struct Apart {
    NotePlace notes;
    std::uint32_t floats = 0;
    friend bool operator==(const Apart&, const Apart&) = default;
};

struct ChosenPage {
    std::size_t end = 0;  ///< The opportunity where it ends.
    bool alone = false;   ///< It holds notes and floats only; `end` is that of the page before it.
    Apart from, until;
    Apart called;   ///< Up to its end: what is after `until` is waiting.
    int lines = 0;  ///< So many more than measured: of paragraphs that give.
};

/// In order; the last page's end is the last opportunity. A stretch without a place inside that is
/// higher than its page gets a page of its own.
std::vector<ChosenPage> choose_pages(const BreakOpportunities&, const RunHeights&, const NoteRow&,
                                     const FloatRow&, std::span<const Give> = {});

/// The same without notes and floats: indices of the opportunities where pages end, rising.
std::vector<std::size_t> choose_breaks(const BreakOpportunities&, const RunHeights&);

}  // namespace bifolium::layout
