#include "layout/justification.h"

#include <algorithm>

namespace bifolium::layout {

namespace {

constexpr std::uint32_t tag(const char (&letters)[5]) {
    std::uint32_t out = 0;
    for (int i = 0; i < 4; ++i) out = (out << 8) | static_cast<unsigned char>(letters[i]);
    return out;
}

constexpr double letter_stretch = 0.06;  // of the em, between letters that stand apart
// Spaces grow by two fifths before letters move apart, by so much of their size that nobody sees
// it: a tenth of a point in a book. Nothing ever moves together.
constexpr double most_tracking = 0.01;
constexpr double before_tracking = 0.4;

/// Letters of these do not join, and their words are read as shapes: Thai or Indic marks would
/// part from their letters.
bool may_be_tracked(std::uint32_t script) {
    return script == tag("Latn") || script == tag("Grek") || script == tag("Cyrl") ||
           script == tag("Armn") || script == tag("Geor") || script == tag("Hebr");
}

bool stands_apart(std::uint32_t script) {
    return script == tag("Hani") || script == tag("Hira") || script == tag("Kana") ||
           script == tag("Bopo") || script == tag("Yiii");
}

}  // namespace

bool is_cursive(std::uint32_t script) {
    return script == tag("Arab") || script == tag("Syrc") || script == tag("Mong") ||
           script == tag("Nkoo") || script == tag("Mand") || script == tag("Rohg") ||
           script == tag("Phag") || script == tag("Deva") || script == tag("Beng") ||
           script == tag("Guru");
}

LengthSum most_shrinkage(const Flex& flex) {
    return flex.gaps / 3 + flex.glyphs / 1000;
}

Justification justification(const Flex& flex, LengthSum left, Length em) {
    Justification out;
    const double glyphs = static_cast<double>(flex.glyphs) / 1000;
    auto rest = static_cast<double>(left);
    if (glyphs > 0) {
        out.glyphs = std::clamp(rest / glyphs, -1.0, 1.0);
        rest -= out.glyphs * glyphs;
    }
    if (rest == 0) return out;
    const auto gaps = static_cast<double>(flex.gaps);
    double give = gaps / 3;
    if (rest > 0) {
        give = gaps / 2 + letter_stretch * static_cast<double>(flex.apart);
        const double spaces = before_tracking / 0.5 * give;
        const double letters = most_tracking * static_cast<double>(flex.tracked);
        if (rest > spaces && give > 0 && letters > 0) {
            // Spaces alone up to here, then letters alone; after that spaces again.
            const double tracked = std::min(rest - spaces, letters);
            out.tracking = most_tracking * tracked / letters;
            rest -= tracked;
            out.ratio = (1 - before_tracking / 0.5) * tracked / letters;
        }
    }
    out.ratio += give > 0 ? rest / give : rest / static_cast<double>(em.units()) * 10;
    return out;
}

Spread spread_of(const style::TextStyle& text, std::uint32_t script) {
    switch (text.justify) {
        case style::TextJustify::none:
            return Spread::nothing;
        case style::TextJustify::inter_word:
            return Spread::spaces;
        case style::TextJustify::inter_character:
            return is_cursive(script) ? Spread::spaces : Spread::apart;
        case style::TextJustify::automatic:
            break;
    }
    if (stands_apart(script)) return Spread::apart;
    return may_be_tracked(script) ? Spread::tracked : Spread::spaces;
}

bool is_justified(const style::TextStyle& text) {
    return text.align == style::TextAlign::justify && text.justify != style::TextJustify::none;
}

}  // namespace bifolium::layout
