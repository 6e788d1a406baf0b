// Colours that CSS Color 3 and CSS Color 4 read differently; css/ follows 4. All others must agree.
// https://www.w3.org/TR/css-color-4/#changes-from-3
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace bifolium::css {

struct Redefined {
    std::string_view colour, reason;
};
inline constexpr auto redefined_colours = std::to_array<Redefined>({
    {"rgb(-51, 306, 0)", "what is out of range is clamped when it is parsed"},
    {"rgb(-12%, 110%, 1400%)", "what is out of range is clamped when it is parsed"},
    {"rgb(0, 0, 0, 0)", "rgb() takes an opacity"},
    {"rgb(0%, 0%, 0%, 0%)", "rgb() takes an opacity"},
    {"rgb(0%, 0%, 0%, 0)", "rgb() takes an opacity"},
    {"rgba(255, 255, 255, 0%)", "an opacity may be a percentage"},
    {"rgba(0%, 0%, 0%, 0%)", "an opacity may be a percentage"},
    {"rgba(0, 0, 0)", "rgba() is another name of rgb(): the opacity may be left out"},
    {"rgba(0%, 0%, 0%)", "rgba() is another name of rgb(): the opacity may be left out"},
    {"hsl(30deg, 100%, 100%)", "a hue may be an angle"},
    {"hsla(30deg, 100%, 100%, 1)", "a hue may be an angle"},
    {"hsl(0, 0%, 0%, 0%)", "hsl() takes an opacity"},
    {"hsla(0, 0%, 0%, 50%)", "an opacity may be a percentage"},
});

inline bool is_redefined(std::string_view css) {
    return std::any_of(redefined_colours.begin(), redefined_colours.end(),
                       [&](const Redefined& row) { return row.colour == css; });
}

}  // namespace bifolium::css
