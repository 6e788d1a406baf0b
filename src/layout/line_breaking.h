// Line breaking: chooses among a paragraph's candidates. First fit; whoever chooses better (the
// whole paragraph at once) answers the same question. Knows widths, and no fragments.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "layout/line_boxes.h"

namespace bifolium::layout {

/// What the lines are broken into.
struct Measure {
    Length inline_size;
    Length indent;    ///< Of the paragraph's first line.
    Length narrower;  ///< Taken from every line: balanced and pretty text tries several.
    const RoomAt* room = nullptr;
};

struct ChosenLine {
    LineSpan span;
    Length inline_start, available;  ///< Without the indent.
    Length gap;
    bool indented = false;
};

class FirstFit {
public:
    FirstFit(const Context&, const ShapedParagraph&, const Measure&);
    /// All lines from a place to the end.
    std::vector<ChosenLine> lines(const Candidate& from);

private:
    ChosenLine line(const Candidate& from, Length top);
    Candidate end_of_line(const Candidate& from, Length room, bool may_overflow, bool& fits);
    bool is_within(const LineSpan&, Length room) const;
    bool may_break_anywhere(const Candidate& until) const;
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
