#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>

#include "base/colour_names.h"
#include "image/svg_values.h"

// Colours as SVG files have them: names, hex, rgb() and hsl(). A manuscript's sheets know more.
// https://www.w3.org/TR/css-color-4/

namespace bifolium::image {

namespace {

Colour from_bytes(std::uint32_t red, std::uint32_t green, std::uint32_t blue, std::uint32_t alpha) {
    return {Rgb{red / 255.0, green / 255.0, blue / 255.0}, alpha / 255.0};
}

std::optional<std::uint32_t> digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return std::nullopt;
}

std::optional<Colour> parse_hex(std::string_view digits) {
    std::array<std::uint32_t, 8> v{};
    if (digits.size() > v.size()) return std::nullopt;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto value = digit(digits[i]);
        if (!value) return std::nullopt;
        v[i] = *value;
    }
    const auto pair = [&](std::size_t at) { return v[at] * 16 + v[at + 1]; };
    switch (digits.size()) {
        case 3:
            return from_bytes(v[0] * 17, v[1] * 17, v[2] * 17, 255);
        case 4:
            return from_bytes(v[0] * 17, v[1] * 17, v[2] * 17, v[3] * 17);
        case 6:
            return from_bytes(pair(0), pair(2), pair(4), 255);
        case 8:
            return from_bytes(pair(0), pair(2), pair(4), pair(6));
        default:  // any other number of digits
            return std::nullopt;
    }
}

/// A channel of hsl() as CSS defines it.
double hsl_channel(double n, double hue, double saturation, double lightness) {
    const double k = std::fmod(n + hue / 30, 12);
    const double a = saturation * std::min(lightness, 1 - lightness);
    return lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
}

std::optional<Colour> parse_function(std::string_view name, std::string_view arguments) {
    Scanner scanner(arguments);
    std::array<double, 4> values{0, 0, 0, 1};
    std::array<bool, 4> percent{};
    std::size_t count = 0;
    while (!scanner.at_end() && count < values.size()) {
        if (scanner.skip('/')) continue;
        const auto value = scanner.number();
        if (!value) return std::nullopt;
        values[count] = *value;
        percent[count] = !scanner.rest().empty() && scanner.rest().front() == '%';
        if (percent[count]) scanner.skip('%');
        if (count == 0 && scanner.rest().starts_with("deg")) scanner.word();
        ++count;
    }
    if (count < 3 || !scanner.at_end()) return std::nullopt;
    const auto unit = [](double value) { return std::clamp(value, 0.0, 1.0); };
    const double opacity = unit(percent[3] ? values[3] / 100 : values[3]);
    if (name == "rgb" || name == "rgba") {
        const auto channel = [&](std::size_t i) {
            return unit(values[i] / (percent[i] ? 100 : 255));
        };
        return Colour{Rgb{channel(0), channel(1), channel(2)}, opacity};
    }
    if (name != "hsl" && name != "hsla") return std::nullopt;
    const double hue = std::fmod(std::fmod(values[0], 360) + 360, 360);
    const double saturation = unit(values[1] / 100), lightness = unit(values[2] / 100);
    return Colour{
        Rgb{hsl_channel(0, hue, saturation, lightness), hsl_channel(8, hue, saturation, lightness),
            hsl_channel(4, hue, saturation, lightness)},
        opacity};
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
    std::string name(trimmed(text));
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    if (name.starts_with('#')) return parse_hex(std::string_view(name).substr(1));
    if (name.ends_with(')')) {
        const std::size_t open = name.find('(');
        if (open == name.npos) return std::nullopt;
        return parse_function(std::string_view(name).substr(0, open),
                              std::string_view(name).substr(open + 1, name.size() - open - 2));
    }
    if (name == "transparent") return transparent;
    const auto* found = std::lower_bound(
        std::begin(named_colours), std::end(named_colours), name,
        [](const NamedColour& colour, const std::string& wanted) { return colour.name < wanted; });
    if (found == std::end(named_colours) || found->name != name) return std::nullopt;
    return from_bytes(found->rgb >> 16 & 255, found->rgb >> 8 & 255, found->rgb & 255, 255);
}

}  // namespace bifolium::image
