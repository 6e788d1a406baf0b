// Line boxes: how high a line is and where in it each inline box's baseline lies; and the lines of
// a paragraph with what set_line() needs to place them. Private to lines.h's implementation.
// https://www.w3.org/TR/css-inline-3/#line-box
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "layout/shaped_paragraph.h"

namespace bifolium::layout {

/// The units of a line: [first, last), of the first and last one only a part.
struct LineSpan {
    Candidate from, until;
};

struct LineHeights {
    Length height, baseline;
};
LineHeights line_heights(const ShapedParagraph&, const LineSpan&);
/// Baseline of a frame, from the line's top.
Length baseline_of(const ShapedParagraph&, const LineHeights&, std::uint32_t frame);

class ShapedLines final : public ParagraphLines {
public:
    std::shared_ptr<const ShapedParagraph> shaped;
    std::vector<LineSpan> spans;  ///< By line.
};

/// Width of what is set on a line, without the white space that hangs; a hyphen is in it.
Length line_width(const Context&, const ShapedParagraph&, const LineSpan&);
/// How much of that stands outside the line's end: punctuation that hangs there.
/// https://www.w3.org/TR/css-text-4/#hanging-punctuation-property
inline LengthSum hanging(const Candidate& end, LengthSum left) {
    return left < 0 || end.always_hangs ? end.hang.units() : 0;
}

}  // namespace bifolium::layout
