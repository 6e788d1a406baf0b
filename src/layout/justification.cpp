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

}  // namespace

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
    out.rest = static_cast<LengthSum>(rest);
    const auto gaps = static_cast<double>(flex.gaps);
    double give = rest < 0 ? gaps / 3 : gaps / 2;
    if (rest > 0 && gaps == 0) {
        give = letter_stretch * static_cast<double>(em.units()) * static_cast<double>(flex.count);
    }
    if (rest != 0) out.ratio = give > 0 ? rest / give : rest / static_cast<double>(em.units()) * 10;
    return out;
}

bool stands_apart(std::uint32_t script) {
    return script == tag("Hani") || script == tag("Hira") || script == tag("Kana") ||
           script == tag("Bopo") || script == tag("Yiii");
}

}  // namespace bifolium::layout
