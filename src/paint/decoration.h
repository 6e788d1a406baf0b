// Lines and shadows of text. https://www.w3.org/TR/css-text-decor-4/
// Private to paint/.
#pragma once

#include <span>
#include <vector>

#include "paint/recorder.h"

namespace bifolium::paint {

/// Part of a run where it stands. Borrows.
struct DecoratedText {
    const layout::Fragment& fragment;
    const layout::TextPart& part;
    Point baseline;
    const std::vector<double>& advances_pt;
};

/// Underlines and overlines.
void paint_lines_behind(Recorder&, const DecoratedText&, std::span<const style::Decoration>);
void paint_lines_through(Recorder&, const DecoratedText&, std::span<const style::Decoration>);

void paint_text_shadow(Recorder&, const layout::TextPart&, Point baseline,
                       const std::vector<double>& advances_pt, const style::Shadow&);

}  // namespace bifolium::paint
