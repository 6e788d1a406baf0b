// Lengths as a style holds them: resolved up to what only layout knows, and not yet rounded.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"

namespace bifolium::style {

struct Calc;
using CalcId = Id<Calc>;

/// Points plus a percentage: what calc() with + and - comes to. min(), max() and clamp() need a
/// tree; it stands in the StyleTable.
struct LengthPercentage {
    double pt = 0;
    double percent = 0;
    CalcId calc;  ///< If valid, the two above say nothing.
    friend bool operator==(const LengthPercentage&, const LengthPercentage&) = default;
};

/// The keywords that stand beside a length in width, height, margins and insets.
enum class Sizing : std::uint8_t { length, automatic, none, min_content, max_content, fit_content };
struct Extent {
    Sizing sizing = Sizing::automatic;
    LengthPercentage length;  ///< If `sizing` says so.
    friend bool operator==(const Extent&, const Extent&) = default;
};

inline constexpr Extent zero_extent{.sizing = Sizing::length, .length = {}};

/// Physical. The cascade has resolved the logical forms.
template <class T>
struct Sides {
    T top{}, right{}, bottom{}, left{};
    friend bool operator==(const Sides&, const Sides&) = default;
};

/// clamp(a, b, c) is max(a, min(b, c)).
enum class CalcOperation : std::uint8_t { sum, product, minimum, maximum };
struct Calc {
    CalcOperation operation = CalcOperation::sum;
    std::vector<LengthPercentage> operands;
    double factor = 1;  ///< Of a product, on its one operand.
    friend bool operator==(const Calc&, const Calc&) = default;
};

}  // namespace bifolium::style
