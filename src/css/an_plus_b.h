// The An+B notation of :nth-child(): "odd", "3n - 1", "4".
// https://www.w3.org/TR/css-syntax-3/#anb-microsyntax
#pragma once

#include <optional>
#include <span>

#include "css/component_value.h"

namespace bifolium::css {

struct AnPlusB {
    int step = 0, offset = 0;
    /// Is it An + B for an n that is not negative?
    bool has(int number) const {
        if (step == 0) return number == offset;
        const int past = number - offset;
        return past % step == 0 && past / step >= 0;
    }
    friend bool operator==(AnPlusB, AnPlusB) = default;
};

std::optional<AnPlusB> parse_an_plus_b(std::span<const ComponentValue>);

}  // namespace bifolium::css
