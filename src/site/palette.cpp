#include "site/palette.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "base/colour.h"
#include "css/colour_spaces.h"
#include "css/contrast.h"

namespace bifolium::site {

namespace {

constexpr Rgb white{1, 1, 1};
constexpr Rgb ink{0x1b / 255.0, 0x2a / 255.0, 0x33 / 255.0};
constexpr Rgb ink_at_night{0xe6 / 255.0, 0xee / 255.0, 0xf1 / 255.0};
constexpr Rgb apricot{1, 0xd9 / 255.0, 0xa0 / 255.0};
/// Of text, of running text, and of what only has to be seen: outlines of what has the focus.
constexpr double of_text = 4.5, of_running_text = 7, of_marks = 3;

std::optional<Rgb> read(std::string_view hexadecimal) {
    if (hexadecimal.size() != 7 || hexadecimal.front() != '#') return std::nullopt;
    int number = 0;
    const char* end = hexadecimal.data() + hexadecimal.size();
    const auto [at, error] = std::from_chars(hexadecimal.data() + 1, end, number, 16);
    if (error != std::errc() || at != end || number < 0) return std::nullopt;
    return Rgb{(number >> 16) / 255.0, (number >> 8 & 255) / 255.0, (number & 255) / 255.0};
}

/// As it will be written: what holds for it holds for what is read.
Rgb in_digits(const Rgb& colour) {
    return *read(css::hexadecimal(colour));
}

/// The colour, or the nearest to it that has so much contrast with each of the grounds.
Rgb legible(Rgb colour, std::initializer_list<Rgb> grounds, double least) {
    for (const Rgb& ground : grounds) {
        if (css::contrast_ratio(colour, ground) < least) {
            colour = css::nearest_with_contrast(colour, ground, least);
        }
    }
    return colour;
}

/// `part` of the way from one colour to another.
Rgb mixed(const Rgb& from, const Rgb& to, double part) {
    const auto way = [&](double a, double b) { return a + (b - a) * part; };
    return in_digits({way(from.red, to.red), way(from.green, to.green), way(from.blue, to.blue)});
}

/// Of the same hue, as light as said (0 to 1), and no more vivid than said.
Rgb shade(const Rgb& colour, double lightness, double most_chroma) {
    css::Channels channels = css::from_srgb(css::Space::oklch, colour);
    channels[0] = lightness;
    channels[1] = std::min(channels[1], most_chroma);
    return in_digits(css::to_srgb(css::Space::oklch, channels));
}

using Rules = std::initializer_list<std::pair<std::string_view, Rgb>>;

std::string rule(Rules rules) {
    std::string out = ":root {";
    for (const auto& [name, colour] : rules) {
        out.append(" --").append(name).append(": ").append(css::hexadecimal(colour)).append(";");
    }
    return out + " }\n";
}

std::string by_day(const Rgb& primary, const Rgb& dark, const Rgb& accent, const Rgb& said_tint) {
    const Rgb tint = legible(said_tint, {ink}, of_running_text);
    const Rgb ground = mixed(tint, white, .5);
    const Rgb band = legible(dark, {white}, of_running_text);
    const Rgb fold = legible(mixed(band, primary, .4), {white}, of_running_text);
    const Rgb link = legible(primary, {white, tint}, of_text);
    return rule({{"ground", ground},
                 {"line", mixed(tint, ink, .16)},
                 {"primary", link},
                 {"link", link},
                 {"band", band},
                 {"fold", fold},
                 {"kicker", legible(apricot, {band, fold}, of_text)},
                 {"muted", legible(mixed(ink, white, .22), {white, tint}, of_text)},
                 {"tint", tint},
                 {"on-white", band},
                 {"accent", legible(accent, {white, tint}, of_marks)}});
}

std::string by_night(const Rgb& primary, const Rgb& dark, const Rgb& accent) {
    const Rgb paper = shade(primary, .25, .025), tint = shade(primary, .3, .03);
    const Rgb band = legible(shade(dark, .26, .06), {white}, of_running_text);
    const Rgb fold = legible(shade(dark, .31, .06), {white}, of_running_text);
    const Rgb link = legible(shade(primary, .83, .09), {tint}, of_running_text);
    return rule({{"ground", shade(primary, .19, .018)},
                 {"paper", paper},
                 {"line", shade(primary, .37, .03)},
                 {"primary", link},
                 {"link", link},
                 {"band", band},
                 {"fold", fold},
                 {"kicker", legible(apricot, {band, fold}, of_text)},
                 {"ink", legible(ink_at_night, {tint}, of_running_text)},
                 {"muted", legible(mixed(ink_at_night, paper, .25), {tint}, of_text)},
                 {"tint", tint},
                 {"accent", legible(shade(accent, .76, .13), {tint}, of_marks)}});
}

}  // namespace

std::string palette(const Brand& brand) {
    const std::optional<Rgb> primary = read(brand.primary);
    if (!primary) return {};
    const Rgb dark = read(brand.primary_dark).value_or(shade(*primary, .33, .08));
    const Rgb accent = read(brand.accent).value_or(*primary);
    const Rgb tint = read(brand.tint).value_or(shade(*primary, .955, .012));
    return "@media screen {\n" + by_day(*primary, dark, accent, tint) +
           "}\n@media screen and (prefers-color-scheme: dark) {\n" +
           by_night(*primary, dark, accent) + "}\n";
}

}  // namespace bifolium::site
