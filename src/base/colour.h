// Colour: as the author gave it, in the space the author chose. No stage converts on the way:
// text black in CMYK stays 0 0 0 1, and only the writer of a file with one colour space converts.
#pragma once

#include <string>
#include <variant>

namespace bifolium {

/// sRGB, each 0 to 1.
struct Rgb {
    double red = 0, green = 0, blue = 0;
    friend bool operator==(const Rgb&, const Rgb&) = default;
};
/// Ink, each 0 to 1. https://www.w3.org/TR/css-color-5/#device-cmyk
struct Cmyk {
    double cyan = 0, magenta = 0, yellow = 0, black = 0;
    friend bool operator==(const Cmyk&, const Cmyk&) = default;
};

struct Colour {
    std::variant<Rgb, Cmyk> ink;
    double opacity = 1;
    friend bool operator==(const Colour&, const Colour&) = default;
};

inline constexpr Colour transparent{Rgb{}, 0};

/// As a screen without colour management shows it.
constexpr Rgb to_rgb(const Colour& colour) {
    if (const auto* rgb = std::get_if<Rgb>(&colour.ink)) return *rgb;
    const Cmyk& ink = *std::get_if<Cmyk>(&colour.ink);
    const auto light = [&](double part) { return (1 - part) * (1 - ink.black); };
    return {light(ink.cyan), light(ink.magenta), light(ink.yellow)};
}

}  // namespace bifolium
