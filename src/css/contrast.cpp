#include "css/contrast.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "css/colour_spaces.h"

namespace bifolium::css {

namespace {

double luminance(const Rgb& colour) {
    const auto light = [](double part) {
        part = std::clamp(part, 0.0, 1.0);
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * light(colour.red) + 0.7152 * light(colour.green) + 0.0722 * light(colour.blue);
}

int byte(double part) {
    return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * 255));
}

/// As it can be written in six digits: what is proposed must hold as it is written.
Rgb in_bytes(const Rgb& colour) {
    return {byte(colour.red) / 255.0, byte(colour.green) / 255.0, byte(colour.blue) / 255.0};
}

/// The lightness nearest to the text's own, on its way to `end`, that has the ratio.
std::optional<Channels> on_the_way(const Channels& text, double end, const Rgb& ground,
                                   double least) {
    constexpr int steps = 256;
    for (int i = 1; i <= steps; ++i) {
        Channels tried = text;
        tried[0] += (end - text[0]) * i / steps;
        const Rgb colour = in_bytes(to_srgb(Space::oklch, tried));
        if (contrast_ratio(colour, ground) >= least) return tried;
    }
    return std::nullopt;
}

}  // namespace

double contrast_ratio(const Rgb& a, const Rgb& b) {
    const double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

Rgb nearest_with_contrast(const Rgb& text, const Rgb& ground, double least) {
    const Channels from = from_srgb(Space::oklch, text);
    const auto darker = on_the_way(from, 0, ground, least);
    const auto lighter = on_the_way(from, 1, ground, least);
    const auto way = [&](const Channels& to) { return std::abs(to[0] - from[0]); };
    if (darker && (!lighter || way(*darker) <= way(*lighter))) {
        return in_bytes(to_srgb(Space::oklch, *darker));
    }
    if (lighter) return in_bytes(to_srgb(Space::oklch, *lighter));
    const Rgb black{0, 0, 0}, white{1, 1, 1};
    return contrast_ratio(black, ground) > contrast_ratio(white, ground) ? black : white;
}

std::string hexadecimal(const Rgb& colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const double part : {colour.red, colour.green, colour.blue}) {
        text += digits[static_cast<std::size_t>(byte(part) / 16)];
        text += digits[static_cast<std::size_t>(byte(part) % 16)];
    }
    return text;
}

}  // namespace bifolium::css
