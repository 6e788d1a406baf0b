// Text in a content stream. A Glyphs mark becomes segments: stretches whose glyphs say their own
// text by ToUnicode, and clusters that only an ActualText can say. Glyphs come in the order of the
// text, also where it runs right to left: that is the order a screen reader hears.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "paint/marks.h"
#include "pdf/content.h"
#include "pdf/fonts.h"

namespace bifolium::pdf {

struct ShownGlyph {
    std::uint16_t code = 0;
    double width = 0;    ///< In thousandths, as the font dictionary has it.
    double x_pt = 0;     ///< From the mark's baseline start.
    double rise_pt = 0;  ///< Upwards.
};
struct TextSegment {
    std::vector<ShownGlyph> glyphs;
    std::string actual_text;  ///< Empty: the glyphs say it themselves.
    bool silent = false;      ///< The segment before has said it.
};

std::vector<TextSegment> text_segments(const paint::Glyphs&, const font::Library&, Fonts&, Store&);

/// A text object of its own. Colour and opacity are the caller's.
void show(const TextSegment&, const paint::Glyphs&, Fonts&, ContentWriter&);

}  // namespace bifolium::pdf
