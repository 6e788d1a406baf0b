// Line breaking: chooses among a paragraph's candidates. FirstFit fills line after line; it is for
// text that must not move (text-wrap: stable), for preserved text and beside uneven floats. The
// rest is total_fit.h's, which answers the same question for the whole paragraph at once. Both
// know widths, and no fragments.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "layout/line_boxes.h"

namespace bifolium::layout {

/// text-indent, and what hangs before the first line.
struct Indents {
    Length first;        ///< Of the paragraph's first line.
    Length after_break;  ///< Of a line after a forced break.
    Length other;        ///< Of all others.
    Length of(const Candidate& start) const {
        if (start.offset == 0) return first;
        return start.kind == text::Break::mandatory ? after_break : other;
    }
    /// Of a line that begins here, or of a later one.
    Length largest(const Candidate& from) const {
        const Length later = std::max(after_break, other);
        return from.offset == 0 ? std::max(first, later) : later;
    }
};
/// https://www.w3.org/TR/css-text-3/#text-indent-property
Indents indents_of(const Context&, const ShapedParagraph&, Length inline_size);

/// What the lines are broken into.
struct Measure {
    Length inline_size;
    Indents indents;
    Length narrower;  ///< Taken from every line: balanced text tries several.
    const RoomAt* room = nullptr;
    std::uint32_t first_end = 0;  ///< Where the first line must end; 0: anywhere.
};

struct ChosenLine {
    LineSpan span;
    Length inline_start, available;  ///< Without the indent.
    Length gap;
    Length indent;
};

/// overflow-wrap: may a word be cut that fits on no line? Asked at its end.
bool may_break_anywhere(const Context&, const ShapedParagraph&, const Candidate& until);

class FirstFit {
public:
    FirstFit(const Context&, const ShapedParagraph&, const Measure&);
    /// All lines from a place to the end.
    std::vector<ChosenLine> lines(const Candidate& from);

private:
    ChosenLine line(const Candidate& from, Length top);
    Candidate end_of_line(const Candidate& from, Length room, bool may_overflow, bool& fits);
    bool is_within(const LineSpan&, Length room) const;
    const std::vector<Candidate>& emergency(std::size_t before);
    Candidate cut(const Candidate& from, std::size_t before, Length room);

    const Context& context_;
    const ShapedParagraph& paragraph_;
    const Measure measure_;
    std::size_t next_ = 0;  // the first candidate after the line's start
    std::size_t emergency_for_ = SIZE_MAX;
    std::vector<Candidate> emergency_;
};

}  // namespace bifolium::layout
