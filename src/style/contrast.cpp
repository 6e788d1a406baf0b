#include "style/contrast.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>
#include <variant>

#include "base/utf8.h"

namespace bifolium::style {

namespace {

constexpr double least_of_text = 4.5, least_of_large_text = 3, least_of_marks = 3;
constexpr double large_pt = 18, large_bold_pt = 14;
constexpr int bold = 700;

Rgb between(const Rgb& a, const Rgb& b, double part_of_b) {
    const auto mix = [&](double x, double y) { return x + (y - x) * part_of_b; };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
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
    std::string words(text.substr(0, character_start(text, longest)));
    const bool cut = words.size() < text.size();
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

}  // namespace

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

namespace {

/// Whether it lies under all of the box.
bool covers(const Layer& layer) {
    if (layer.size.kind == LayerSize::Kind::cover) return true;
    return layer.size.kind == LayerSize::Kind::sides && !layer.size.width && !layer.size.height;
}

std::vector<double> numbers_of(const Surface& surface, double opacity) {
    std::vector<double> numbers{opacity};
    const auto add = [&](const Colour& colour) {
        const Rgb rgb = to_rgb(colour);
        numbers.insert(numbers.end(), {rgb.red, rgb.green, rgb.blue, colour.opacity});
    };
    add(surface.colour);
    for (const Colour& colour : surface.gradient) add(colour);
    return numbers;
}

constexpr std::size_t most_grounds = 16;

/// Each of the grounds, with each of the gradient's colours on it.
void paint_gradient(const std::vector<Colour>& gradient, std::vector<Ground>& grounds) {
    if (gradient.empty()) return;
    std::vector<Ground> painted_on;
    for (const Ground& ground : grounds) {
        for (const Colour& colour : gradient) {
            if (painted_on.size() == most_grounds) break;
            painted_on.push_back(ground);
            painted_on.back().seen = painted(ground, colour);
        }
    }
    grounds = std::move(painted_on);
}

}  // namespace

Surface surface_of(const BoxStyle& box) {
    Surface surface{box.background, {}, false};
    if (box.layers.empty()) return surface;
    const Layer& top = box.layers.front();
    const auto* gradient = std::get_if<Gradient>(&top.image);
    surface.picture = gradient == nullptr || !covers(top);
    if (surface.picture) return surface;
    bool opaque = true;
    for (const GradientStop& stop : gradient->stops) {
        if (!stop.colour) continue;
        opaque = opaque && stop.colour->opacity >= 1;
        surface.gradient.push_back(*stop.colour);
    }
    surface.picture = !opaque && box.layers.size() > 1;
    return surface;
}

ContrastCheck::Chain ContrastCheck::enter(Chain around, const Computed& computed) {
    Surface surface = surface_of(computed.box);
    const double opacity = computed.box.opacity;
    const bool plain = surface.gradient.empty() && !surface.picture;
    if (surface.colour.opacity <= 0 && opacity >= 1 && plain) return around;
    const Span from = computed.own.background_from;
    Key key{around, numbers_of(surface, opacity), from.source.valid() ? place_of(from) : 0,
            surface.picture};
    const auto [place, is_new] =
        chains_.try_emplace(std::move(key), static_cast<Chain>(boxes_.size()));
    if (is_new) boxes_.push_back({around, std::move(surface), opacity, from});
    return place->second;
}

std::vector<Ground> ContrastCheck::grounds(Chain chain, const Surface& page) const {
    std::vector<const Box*> around;
    for (; chain != 0; chain = boxes_[chain].around) around.push_back(&boxes_[chain]);
    std::vector<Ground> grounds{inside({}, page.colour, 1)};
    grounds.front().known = !page.picture;
    paint_gradient(page.gradient, grounds);
    for (auto box = around.rbegin(); box != around.rend(); ++box) {
        const Surface& surface = (*box)->surface;
        for (Ground& ground : grounds) {
            ground = inside(ground, surface.colour, (*box)->opacity);
            if (surface.colour.opacity >= 1 && ground.share >= 1) ground.known = true;
            if (surface.picture) ground.known = false;
        }
        const bool hides = std::all_of(surface.gradient.begin(), surface.gradient.end(),
                                       [](const Colour& colour) { return colour.opacity >= 1; });
        if (!surface.gradient.empty() && hides) {
            for (Ground& ground : grounds) ground.known = ground.known || ground.share >= 1;
        }
        paint_gradient(surface.gradient, grounds);
    }
    return grounds;
}

Span ContrastCheck::declaration(const Run& run, const Computed& computed, Chain chain) const {
    if (computed.inherited.colour_from.source.valid()) return computed.inherited.colour_from;
    for (; chain != 0; chain = boxes_[chain].around) {
        if (boxes_[chain].from.source.valid()) return boxes_[chain].from;
    }
    return run.place;
}

/// Nothing if nobody knows what is behind it, or nothing of it is seen.
std::optional<ContrastCheck::Judgement> ContrastCheck::judge(const Colour& text, Chain chain,
                                                             const Surface& page) const {
    Judgement judgement;
    judgement.worst.ratio = std::numeric_limits<double>::infinity();
    for (const Ground& on : grounds(chain, page)) {
        if (on.share <= 0 || !on.known) return std::nullopt;
        const Rgb seen = painted(on, text);
        const Pair pair{contrast_ratio(seen, on.seen), seen, on.seen};
        if (pair.ratio < judgement.worst.ratio) judgement.worst = pair;
        if (pair.ratio > judgement.best.ratio) judgement.best = pair;
    }
    return judgement;
}

Diagnostic ContrastCheck::told(const Run& run, const Judgement& judgement, double least,
                               Span span) {
    const bool uneven = judgement.best.ratio >= least;  // of a gradient, part is well
    const Pair& pair = uneven ? judgement.worst : judgement.best;
    const std::string message = "'" + hexadecimal(pair.text) + "' on '" + hexadecimal(pair.ground) +
                                "'" + (uneven ? ", a colour of a gradient," : "") +
                                " has a contrast of " + ratio_text(pair.ratio) + " in " +
                                std::string(run.where) + " " + quoted(run.text);
    const std::string cure = "'" +
                             hexadecimal(nearest_with_contrast(pair.text, pair.ground, least)) +
                             "' is the nearest that has ";
    if (run.is_mark) {
        return {Severity::note, "contrast.faint-mark", span, message,
                cure + "3:1, which a mark should have"};
    }
    const bool large = least < least_of_text;
    return {
        uneven ? Severity::note : Severity::warning, uneven ? "contrast.uneven" : "contrast.low",
        span, message,
        cure + (large ? "3:1, which large type needs" : "4.5:1, which type of this size needs")};
}

std::optional<Diagnostic> ContrastCheck::finding(const Run& run, const Computed& computed,
                                                 Chain chain,
                                                 std::span<const Surface> pages) const {
    const TextStyle& style = computed.text;
    if (style.visibility != Visibility::visible || style.colour.opacity <= 0) return std::nullopt;
    const double least = run.is_mark       ? least_of_marks
                         : is_large(style) ? least_of_large_text
                                           : least_of_text;
    std::optional<Judgement> kindest;
    for (const Surface& page : pages) {
        const auto judgement = judge(style.colour, chain, page);
        if (!judgement) return std::nullopt;
        const auto better = [](const Judgement& a, const Judgement& b) {
            return std::pair(a.worst.ratio, a.best.ratio) > std::pair(b.worst.ratio, b.best.ratio);
        };
        if (!kindest || better(*judgement, *kindest)) kindest = judgement;
    }
    if (!kindest || kindest->worst.ratio >= least) return std::nullopt;
    return told(run, *kindest, least, declaration(run, computed, chain));
}

/// A pair of colours is told once where it is declared.
void ContrastCheck::check(const Run& run, const Computed& computed, Chain chain,
                          std::span<const Surface> pages) {
    const std::optional<Diagnostic> found = finding(run, computed, chain, pages);
    if (!found) return;
    const std::string about =
        found->span.source.valid() ? std::to_string(place_of(found->span)) : "";
    const std::string colours = found->message.substr(0, found->message.find(" has a contrast"));
    if (said_.insert(about + found->hint + colours).second) diagnostics_.report(*found);
}

}  // namespace bifolium::style
