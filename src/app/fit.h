// Fit: a variant whose pages must be so many, or a multiple of some number. Only the levers that it
// declares are moved, within their limits: numbers that its style sheets give to custom properties.
// How far is found by trials; this part knows no layout, so that it can be tested with numbers.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "css/stylesheet.h"

namespace bifolium::app {

/// "--text-size: 9.5pt to 11pt"
struct Lever {
    std::string property;
    double least = 0, most = 0;
    std::string unit;  ///< Empty for a bare number.
    Span span;
};

struct Fit {
    enum class Kind : std::uint8_t { pages, panels, multiple_of };
    Kind kind = Kind::pages;
    std::size_t count = 0;
    std::vector<Lever> levers;
    Span span;
};

/// From the style sheets' own values (0) to the least (-lever_steps) and the most of each lever.
inline constexpr int lever_steps = 16;

/// Pages at a step; nothing if it would go below what readers need.
using PagesAt = std::function<std::optional<std::size_t>(int step)>;

struct Fitting {
    int step = 0;
    bool fits = false;  ///< If not, `step` is as far as the levers go.
    std::size_t wanted = 0;
};
/// The smallest move that fits. Pages are taken to rise with the step, nearly.
Fitting find_fitting(const Fit&, const PagesAt&);

/// The sheets with the levers at a step.
std::vector<css::StyleSheet> moved(const std::vector<css::StyleSheet>&, const Fit&, int step);
/// "--text-size: 10.2pt, --leading: 1.38"
std::string describe_levers(const std::vector<css::StyleSheet>&, const Fit&, int step);
/// Levers that no sheet sets, or not as a number of their unit.
void check_levers(const std::vector<css::StyleSheet>&, const Fit&, Diagnostics&);

}  // namespace bifolium::app
