#include "style/contrast.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "css/colour_spaces.h"

namespace bifolium::style {

namespace {

constexpr double least_of_text = 4.5, least_of_large_text = 3, least_of_marks = 3;
constexpr double large_pt = 18, large_bold_pt = 14;
constexpr int bold = 700;

Rgb between(const Rgb& a, const Rgb& b, double part_of_b) {
    const auto mix = [&](double x, double y) { return x + (y - x) * part_of_b; };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

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

std::string hexadecimal(const Rgb& colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const double part : {colour.red, colour.green, colour.blue}) {
        text += digits[static_cast<std::size_t>(byte(part) / 16)];
        text += digits[static_cast<std::size_t>(byte(part) % 16)];
    }
    return text;
}

/// Rounded down: 4.499 is not 4.5.
std::string ratio_text(double ratio) {
    std::array<char, 16> room{};
    const double shown = std::floor(ratio * 100) / 100;
    const auto end =
        std::to_chars(room.data(), room.data() + room.size(), shown, std::chars_format::fixed, 2);
    return std::string(room.data(), end.ptr) + ":1";
}

/// A few words of it, cut between code points.
std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 30;
    while (!text.empty() && text.front() <= ' ' && text.front() >= 0) text.remove_prefix(1);
    std::size_t end = std::min(text.size(), longest);
    const bool cut = end < text.size();
    while (cut && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    std::string words(text.substr(0, end));
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    while (words.ends_with(' ')) words.pop_back();
    return "\u201C" + words + (cut ? "\u2026" : "") + "\u201D";
}

std::uint64_t place_of(Span span) {
    return (std::uint64_t{span.source.index()} << 32) | span.begin;
}

bool is_large(const TextStyle& text) {
    constexpr double rounding = 1e-6;
    const double least = text.font_weight >= bold ? large_bold_pt : large_pt;
    return text.font_size_pt >= least - rounding;
}

/// The lightness nearest to the text's own, on its way to `end`, that has the ratio.
std::optional<css::Channels> on_the_way(const css::Channels& text, double end, const Rgb& ground,
                                        double least) {
    constexpr int steps = 256;
    for (int i = 1; i <= steps; ++i) {
        css::Channels tried = text;
        tried[0] += (end - text[0]) * i / steps;
        const Rgb colour = in_bytes(css::to_srgb(css::Space::oklch, tried));
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
    const css::Channels from = css::from_srgb(css::Space::oklch, text);
    const auto darker = on_the_way(from, 0, ground, least);
    const auto lighter = on_the_way(from, 1, ground, least);
    const auto way = [&](const css::Channels& to) { return std::abs(to[0] - from[0]); };
    if (darker && (!lighter || way(*darker) <= way(*lighter))) {
        return in_bytes(css::to_srgb(css::Space::oklch, *darker));
    }
    if (lighter) return in_bytes(css::to_srgb(css::Space::oklch, *lighter));
    const Rgb black{0, 0, 0}, white{1, 1, 1};
    return contrast_ratio(black, ground) > contrast_ratio(white, ground) ? black : white;
}

Ground inside(const Ground& around, const Colour& background, double opacity) {
    Ground ground = around;
    if (opacity < 1) {  // a group: what is painted in it lets through what was there before
        ground.share *= opacity;
        ground.rest = {ground.rest.red * opacity + around.seen.red * (1 - opacity),
                       ground.rest.green * opacity + around.seen.green * (1 - opacity),
                       ground.rest.blue * opacity + around.seen.blue * (1 - opacity)};
    }
    ground.seen = painted(ground, background);
    return ground;
}

Rgb painted(const Ground& ground, const Colour& colour) {
    const Rgb ink = to_rgb(colour);
    const Rgb whole{ground.share * ink.red + ground.rest.red,
                    ground.share * ink.green + ground.rest.green,
                    ground.share * ink.blue + ground.rest.blue};
    return between(ground.seen, whole, std::clamp(colour.opacity, 0.0, 1.0));
}

ContrastCheck::Chain ContrastCheck::enter(Chain around, const Computed& computed) {
    const Colour& background = computed.box.background;
    const bool picture = !computed.box.layers.empty();
    if (background.opacity <= 0 && computed.box.opacity >= 1 && !picture) return around;
    const Rgb rgb = to_rgb(background);
    const Span from = computed.own.background_from;
    const Key key{around,
                  rgb.red,
                  rgb.green,
                  rgb.blue,
                  background.opacity,
                  computed.box.opacity,
                  from.source.valid() ? place_of(from) : 0,
                  picture};
    const auto [place, is_new] = chains_.try_emplace(key, static_cast<Chain>(boxes_.size()));
    if (is_new) boxes_.push_back({around, background, computed.box.opacity, from, picture});
    return place->second;
}

Ground ContrastCheck::ground(Chain chain, const Colour& page) const {
    std::vector<const Box*> around;
    for (; chain != 0; chain = boxes_[chain].around) around.push_back(&boxes_[chain]);
    Ground ground = inside({}, page, 1);
    for (auto box = around.rbegin(); box != around.rend(); ++box) {
        ground = inside(ground, (*box)->background, (*box)->opacity);
        if ((*box)->background.opacity >= 1 && ground.share >= 1) ground.known = true;
        if ((*box)->picture) ground.known = false;
    }
    return ground;
}

Span ContrastCheck::declaration(const Run& run, const Computed& computed, Chain chain) const {
    if (computed.inherited.colour_from.source.valid()) return computed.inherited.colour_from;
    for (; chain != 0; chain = boxes_[chain].around) {
        if (boxes_[chain].from.source.valid()) return boxes_[chain].from;
    }
    return run.place;
}

void ContrastCheck::check(const Run& run, const Computed& computed, Chain chain,
                          std::span<const Colour> pages) {
    const TextStyle& style = computed.text;
    if (style.visibility != Visibility::visible || style.colour.opacity <= 0) return;
    const bool large = is_large(style);
    const double least = run.is_mark ? least_of_marks : large ? least_of_large_text : least_of_text;
    double best = 0;
    Rgb text, behind;
    for (const Colour& page : pages) {
        const Ground on = ground(chain, page);
        if (on.share <= 0 || !on.known) return;  // nothing in it is seen at all, or who knows what
        const Rgb seen = painted(on, style.colour);
        const double ratio = contrast_ratio(seen, on.seen);
        if (ratio <= best) continue;
        best = ratio;
        text = seen;
        behind = on.seen;
    }
    if (best >= least) return;
    const Span span = declaration(run, computed, chain);
    const std::string colours = "'" + hexadecimal(text) + "' on '" + hexadecimal(behind) + "'";
    const std::string about = span.source.valid() ? std::to_string(place_of(span)) : "";
    if (!said_.insert(about + (large ? " large " : " ") + colours).second) return;
    const std::string message = colours + " has a contrast of " + ratio_text(best) + " in " +
                                std::string(run.where) + " " + quoted(run.text);
    const std::string cure = "'" + hexadecimal(nearest_with_contrast(text, behind, least)) +
                             "' is the nearest that has ";
    if (run.is_mark) {
        return diagnostics_.report({Severity::note, "contrast.faint-mark", span, message,
                                    cure + "3:1, which a mark should have"});
    }
    diagnostics_.report(
        {Severity::warning, "contrast.low", span, message,
         cure + (large ? "3:1, which large type needs" : "4.5:1, which type of this size needs")});
}

}  // namespace bifolium::style
