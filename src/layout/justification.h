// Justification: how far a line can give way, and what gives first. Letters a little, where the
// style allows it (-bifolium-glyph-stretch); then the spaces between words; in the end tracking.
// The one answer for choosing lines and for setting them. https://www.w3.org/TR/css-text-4/#justify
#pragma once

#include <cstdint>

#include "base/length.h"

namespace bifolium::layout {

/// What can give way on a stretch of text; a line's is a difference of two sums.
struct Flex {
    LengthSum gaps = 0;      ///< Natural width of the word spaces.
    LengthSum glyphs = 0;    ///< Widths of letters, each times a thousand times its glyph stretch.
    std::int64_t count = 0;  ///< Places to widen: word spaces, and letters that stand apart.

    friend Flex operator-(const Flex& a, const Flex& b) {
        return {a.gaps - b.gaps, a.glyphs - b.glyphs, a.count - b.count};
    }
    Flex& operator+=(const Flex& more) {
        gaps += more.gaps;
        glyphs += more.glyphs;
        count += more.count;
        return *this;
    }
};

/// How a line of a certain flex takes up what is left of its room.
struct Justification {
    double glyphs = 0;   ///< Part of each style's glyph stretch that is used: -1 to 1.
    LengthSum rest = 0;  ///< For the spaces: wider, or narrower if it is negative.
    /// 1: spaces half as wide again, or as narrow as may be at -1. Beyond it nothing is good.
    double ratio = 0;
};
Justification justification(const Flex&, LengthSum left, Length em);

/// Less than this is no space between words: a third narrower than the face has it.
LengthSum most_shrinkage(const Flex&);

/// Scripts whose letters stand apart like words: there every letter may give way.
bool stands_apart(std::uint32_t script);

}  // namespace bifolium::layout
