// How far a face's style is from the one asked for: less is better, 0 is the same.
// https://www.w3.org/TR/css-fonts-4/#font-style-matching
#pragma once

#include "font/library.h"

namespace bifolium::font {

constexpr int weight_distance(int wanted, int has) {
    constexpr int other_side = 10'000;
    if (wanted >= 400 && wanted <= 500) {
        if (has >= wanted && has <= 500) return has - wanted;
        return has < wanted ? 1000 + wanted - has : other_side + has;
    }
    if (wanted < 400) return has <= wanted ? wanted - has : other_side + has;
    return has >= wanted ? has - wanted : other_side + wanted - has;
}

constexpr int style_distance(int has_weight, Slant has_slant, int weight, Slant slant) {
    constexpr int wrong_slant = 100'000;
    return weight_distance(weight, has_weight) + (has_slant == slant ? 0 : wrong_slant);
}

}  // namespace bifolium::font
