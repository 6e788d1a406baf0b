// Gradients of CSS as inks: where their line or ellipse lies in a box, and their stops in order.
// https://www.w3.org/TR/css-images-3/#gradients
#include "paint/gradient.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

namespace bifolium::paint {

namespace {

using image::GradientStop;

constexpr double least_length_pt = 1e-3;
constexpr double farthest_pt = 30'000;  // a PDF's numbers end at 32767
constexpr double farthest_part = 100;   // of a gradient's length: nobody sees so far
constexpr std::size_t most_stops = 1000;
constexpr int hint_steps = 6;

double held(double value) {
    return std::isfinite(value) ? std::clamp(value, -farthest_pt, farthest_pt) : 0;
}

Colour mixed(const Colour& a, const Colour& b, double part) {
    const Rgb from = to_rgb(a), to = to_rgb(b);
    const auto mix = [&](double x, double y) { return x + (y - x) * part; };
    return {Rgb{mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue)},
            mix(a.opacity, b.opacity)};
}

/// Every stop with a place, in parts of the gradient's length, rising. Hints keep no colour.
/// https://www.w3.org/TR/css-images-3/#color-stop-fixup
struct Fixed {
    std::optional<Colour> colour;
    double at = 0;
};
std::vector<Fixed> fixed(const std::vector<style::GradientStop>& stops, double length_pt,
                         const style::StyleTable& table) {
    std::vector<Fixed> out;
    std::vector<bool> known;
    double least = -1e9;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const bool end = i == 0 || i + 1 == stops.size();
        double at = i == 0 ? 0 : 1;
        if (stops[i].at) {
            at = style::resolve(*stops[i].at, length_pt, table) /
                 std::max(length_pt, least_length_pt);
        }
        known.push_back(stops[i].at.has_value() || end);
        at = std::isfinite(at) ? std::clamp(at, -farthest_part, farthest_part) : 0;
        if (known.back()) least = at = std::max(at, least);
        out.push_back({stops[i].colour, at});
    }
    for (std::size_t i = 1; i < out.size(); ++i) {
        if (known[i]) continue;
        std::size_t next = i;
        while (!known[next]) ++next;
        const double step = (out[next].at - out[i - 1].at) / static_cast<double>(next - i + 1);
        for (; i < next; ++i) out[i].at = out[i - 1].at + step;
    }
    return out;
}

/// Hints become stops on the curve between their neighbours' colours.
std::vector<GradientStop> without_hints(const std::vector<Fixed>& stops) {
    std::vector<GradientStop> out;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        if (stops[i].colour) {
            out.push_back({stops[i].at, *stops[i].colour});
            continue;
        }
        const double from = stops[i - 1].at, to = stops[i + 1].at;
        const double middle = to > from ? (stops[i].at - from) / (to - from) : 0;
        for (int k = 1; k < hint_steps; ++k) {
            const double part = static_cast<double>(k) / hint_steps;
            const double mix = middle <= 0   ? 1
                               : middle >= 1 ? 0
                                             : std::pow(part, std::log(0.5) / std::log(middle));
            out.push_back({from + (to - from) * part,
                           mixed(*stops[i - 1].colour, *stops[i + 1].colour, mix)});
        }
    }
    return out;
}

/// Again and again over what is seen: from 0 to `reach`.
std::vector<GradientStop> repeated(const std::vector<GradientStop>& stops, double reach) {
    const double first = stops.front().offset, period = stops.back().offset - first;
    const double begin = period > 0 ? first - std::ceil(first / period) * period : 0;
    const double count = period > 0 ? (reach - begin) / period + 1 : 0;
    if (period <= 0 || count * static_cast<double>(stops.size()) > most_stops) {
        return {{0, stops.back().colour}, {1, stops.back().colour}};  // too fine to be seen
    }
    std::vector<GradientStop> out;
    for (double at = begin; at < reach; at += period) {
        for (const GradientStop& stop : stops) {
            out.push_back({stop.offset - first + at, stop.colour});
        }
    }
    return out;
}

/// Nothing that can be seen through has a colour of its own: it takes its neighbours', so that a
/// fade does not pass through black.
std::vector<GradientStop> coloured(const std::vector<GradientStop>& stops) {
    std::vector<GradientStop> out;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        if (stops[i].colour.opacity > 0) {
            out.push_back(stops[i]);
            continue;
        }
        const auto like = [&](const Colour& other) {
            out.push_back({stops[i].offset, {other.ink, 0}});
        };
        if (i > 0) like(stops[i - 1].colour);
        if (i + 1 < stops.size()) like(stops[i + 1].colour);
    }
    return out;
}

/// What colour is there? Of stops that rise.
Colour colour_at(const std::vector<GradientStop>& stops, double at) {
    if (at <= stops.front().offset) return stops.front().colour;
    for (std::size_t i = 1; i < stops.size(); ++i) {
        const GradientStop &a = stops[i - 1], &b = stops[i];
        if (at > b.offset) continue;
        const double room = b.offset - a.offset;
        return room > 0 ? mixed(a.colour, b.colour, (at - a.offset) / room) : b.colour;
    }
    return stops.back().colour;
}

/// Offsets from 0 to 1, and the part of the length that they stand for.
struct Stretch {
    double from = 0, to = 1;
    std::vector<GradientStop> stops;
};
Stretch stretch(std::vector<GradientStop> stops, bool only_positive) {
    if (only_positive && stops.front().offset < 0) {
        const Colour start = colour_at(stops, 0);
        std::erase_if(stops, [](const GradientStop& stop) { return stop.offset < 0; });
        stops.insert(stops.begin(), {0, start});
    }
    Stretch out{stops.front().offset, stops.back().offset, std::move(stops)};
    if (out.to - out.from < 1e-6) {  // an edge: what comes before it and what after
        out.to = out.from + 1;
        out.stops.push_back({out.to, out.stops.back().colour});
    }
    for (GradientStop& stop : out.stops) {
        stop.offset = std::clamp((stop.offset - out.from) / (out.to - out.from), 0.0, 1.0);
    }
    return out;
}

struct Area {
    double left = 0, top = 0, width = 0, height = 0;
};

std::vector<GradientStop> stops_of(const style::Gradient& gradient, double length_pt, double reach,
                                   const style::StyleTable& table) {
    std::vector<GradientStop> stops = without_hints(fixed(gradient.stops, length_pt, table));
    if (gradient.repeats) stops = repeated(stops, reach);
    return coloured(stops);
}

image::Ink linear(const style::Gradient& gradient, const style::LinearDirection& direction,
                  const Area& area, const style::StyleTable& table) {
    Coordinate towards;
    if (direction.across != 0) {  // the middle colour goes through the two other corners
        towards = {direction.across * area.height, direction.down * area.width};
    } else {
        const double angle = direction.degrees * std::numbers::pi / 180;
        towards = {std::sin(angle), -std::cos(angle)};
    }
    const double size = std::max(std::hypot(towards.x, towards.y), 1e-12);
    towards = {towards.x / size, towards.y / size};
    const double length = std::abs(area.width * towards.x) + std::abs(area.height * towards.y);
    const Coordinate middle{area.left + area.width / 2, area.top + area.height / 2};
    Stretch all = stretch(stops_of(gradient, length, 1, table), false);
    const auto at = [&](double part) -> Coordinate {
        const double off = (part - 0.5) * length;
        return {held(middle.x + towards.x * off), held(middle.y + towards.y * off)};
    };
    return image::LinearGradient{at(all.from), at(all.to), std::move(all.stops)};
}

struct Radii {
    double across = 0, down = 0;
};

/// `x`, `y`: the centre in the area.
Radii radii_of(const style::RadialShape& shape, double x, double y, const Area& area,
               const style::StyleTable& table) {
    using style::RadialReach;
    if (shape.reach == RadialReach::radii) {
        return {style::resolve(shape.across, area.width, table),
                style::resolve(shape.down, shape.circle ? area.width : area.height, table)};
    }
    const bool near =
        shape.reach == RadialReach::closest_side || shape.reach == RadialReach::closest_corner;
    const double left = std::abs(x), right = std::abs(area.width - x);
    const double above = std::abs(y), below = std::abs(area.height - y);
    const double across = near ? std::min(left, right) : std::max(left, right);
    const double down = near ? std::min(above, below) : std::max(above, below);
    const bool sides =
        shape.reach == RadialReach::closest_side || shape.reach == RadialReach::farthest_side;
    if (shape.circle) {
        const double radius = !sides ? std::hypot(across, down)
                              : near ? std::min(across, down)
                                     : std::max(across, down);
        return {radius, radius};
    }
    const double part = sides ? 1 : std::numbers::sqrt2;  // an ellipse of the sides' ratio
    return {across * part, down * part};
}

image::Ink radial(const style::Gradient& gradient, const style::RadialShape& shape,
                  const Area& area, const style::StyleTable& table) {
    const double x = style::resolve(shape.centre.across, area.width, table);
    const double y = style::resolve(shape.centre.down, area.height, table);
    Radii radii = radii_of(shape, x, y, area, table);
    radii.across = std::max(radii.across, least_length_pt);
    radii.down = std::max(radii.down, least_length_pt);
    const double farthest =
        std::hypot(std::max(std::abs(x), std::abs(area.width - x)) / radii.across,
                   std::max(std::abs(y), std::abs(area.height - y)) / radii.down);
    Stretch all = stretch(stops_of(gradient, radii.across, farthest, table), true);
    const Coordinate centre{held(area.left + x), held(area.top + y)};
    const double flat = radii.down / radii.across;
    image::RadialGradient out{.centre = centre,
                              .focus = centre,
                              .radius = held(all.to * radii.across),
                              .focus_radius = held(all.from * radii.across),
                              .stops = std::move(all.stops),
                              .transform = {}};
    if (flat != 1) out.transform = {1, 0, 0, flat, 0, centre.y * (1 - flat)};
    return out;
}

}  // namespace

image::Ink ink_of(const style::Gradient& gradient, const Outline& box,
                  const style::StyleTable& table) {
    const Area area{box.left, box.top, box.right - box.left, box.bottom - box.top};
    if (const auto* direction = std::get_if<style::LinearDirection>(&gradient.shape)) {
        return linear(gradient, *direction, area, table);
    }
    return radial(gradient, *std::get_if<style::RadialShape>(&gradient.shape), area, table);
}

}  // namespace bifolium::paint
