// @counter-style: how a counter's value is written, as the author defines it.
// https://www.w3.org/TR/css-counter-styles-3/
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"

namespace bifolium::css {

struct AtRule;

enum class CounterSystem : std::uint8_t {
    cyclic,
    numeric,
    alphabetic,
    symbolic,
    additive,
    fixed,
    extends,
    chinese,  ///< Bifolium's own definitions alone, as the next.
    ethiopic
};

/// What is not said is nothing: an `extends` takes it over from the style that it extends.
struct CounterStyle {
    struct Negative {
        std::string before, after;
    };
    struct Pad {
        std::uint32_t length = 0;
        std::string symbol;
    };
    /// Both ends count; none of `auto`.
    using Ranges = std::vector<std::pair<std::int64_t, std::int64_t>>;

    std::string name;  ///< Lower case.
    CounterSystem system = CounterSystem::symbolic;
    std::string extended;    ///< Of `extends`.
    std::int64_t first = 1;  ///< Of `fixed`: the value of the first symbol.
    std::vector<std::string> symbols;
    std::vector<std::pair<std::int64_t, std::string>> additive;  ///< The heaviest first.
    std::optional<std::string> prefix, suffix, fallback;
    std::optional<Negative> negative;
    std::optional<Pad> pad;
    std::optional<Ranges> ranges;
};

/// Nothing, after a finding, if it has no name or its system lacks its symbols.
std::optional<CounterStyle> parse_counter_style(AtRule&&, Diagnostics&);

}  // namespace bifolium::css
