// Justification: how far a line can give way, and what gives first. Letters a little, where the
// style allows it (-bifolium-glyph-stretch); then the spaces between words; in the end tracking.
// The one answer for choosing lines and for setting them. https://www.w3.org/TR/css-text-4/#justify
#pragma once

#include <cstdint>

#include "base/length.h"
#include "style/computed_style.h"

namespace bifolium::layout {

/// What can give way on a stretch of text; a line's is a difference of two sums.
struct Flex {
    LengthSum gaps = 0;     ///< Natural width of the word spaces.
    LengthSum glyphs = 0;   ///< Widths of letters, each times a thousand times its glyph stretch.
    LengthSum apart = 0;    ///< Sizes of the letters that stand apart like words.
    LengthSum tracked = 0;  ///< Sizes of the letters that give way last.

    friend Flex operator-(const Flex& a, const Flex& b) {
        return {a.gaps - b.gaps, a.glyphs - b.glyphs, a.apart - b.apart, a.tracked - b.tracked};
    }
    Flex& operator+=(const Flex& more) {
        gaps += more.gaps;
        glyphs += more.glyphs;
        apart += more.apart;
        tracked += more.tracked;
        return *this;
    }
    bool gives_way() const { return gaps > 0 || apart > 0; }
};

/// How a line of a certain flex takes up what is left of its room.
struct Justification {
    double glyphs = 0;    ///< Part of each style's glyph stretch that is used: -1 to 1.
    double tracking = 0;  ///< After each letter that gives way last, as a part of its size.
    /// 1: spaces half as wide again, or as narrow as may be at -1. Beyond it nothing is good.
    double ratio = 0;
};
Justification justification(const Flex&, LengthSum left, Length em);

/// Less than this is no space between words: a third narrower than the face has it.
LengthSum most_shrinkage(const Flex&);

/// What gives way in text of a script, by its style.
enum class Spread : std::uint8_t {
    nothing,
    spaces,
    tracked,  ///< Spaces; in the end there is a little between the letters too.
    apart     ///< Each letter like a word: of scripts without spaces, or of them all if one asks.
};
/// https://www.w3.org/TR/css-text-4/#text-justify-property
Spread spread_of(const style::TextStyle&, std::uint32_t script);
/// Letters join, and a gap would tear a word: nothing is ever set between them.
/// https://www.w3.org/TR/css-text-3/#cursive-script
bool is_cursive(std::uint32_t script);
/// Of a paragraph's style: are its lines made as long as each other?
bool is_justified(const style::TextStyle&);

}  // namespace bifolium::layout
