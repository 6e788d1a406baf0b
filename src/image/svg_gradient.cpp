#include "image/svg_gradient.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "image/svg_values.h"

namespace bifolium::image {

namespace {

constexpr std::size_t most_stops = 256, most_children = 1000;

/// A gradient and those that its href leads to: an attribute comes from the first that has it.
struct Chain {
    std::vector<const SvgElement*> elements;

    Chain(const SvgTree& tree, SvgIndex first) {
        for (SvgIndex at = first; at != no_element && elements.size() < 16;) {
            elements.push_back(&tree.elements[at]);
            at = tree.find(tree.elements[at].href());
        }
    }
    std::string_view get(std::string_view attribute) const {
        for (const SvgElement* element : elements) {
            if (element->has(attribute)) return element->get(attribute);
        }
        return {};
    }
};

Colour faded(Colour colour, double opacity) {
    colour.opacity *= opacity;
    return colour;
}

std::vector<GradientStop> stops_of(const SvgTree& tree, const SvgSheet& sheet, const Chain& chain,
                                   const PaintPlace& place, std::set<std::string>& unknown) {
    std::vector<GradientStop> stops;
    for (const SvgElement* gradient : chain.elements) {
        const auto index = static_cast<SvgIndex>(gradient - tree.elements.data());
        const SvgStyle own = style_of(*gradient, SvgStyle(), sheet, place.viewport, unknown);
        std::size_t seen = 0;
        for (SvgIndex at = index + 1; at < gradient->end && stops.size() < most_stops;
             at = tree.elements[at].end) {
            if (++seen > most_children) {
                unknown.insert("a gradient of more than 1,000 elements");
                break;
            }
            const SvgElement& element = tree.elements[at];
            if (element.name != "stop") continue;
            const SvgStyle style = style_of(element, own, sheet, place.viewport, unknown);
            const double least = stops.empty() ? 0 : stops.back().offset;
            const double offset = parse_fraction(element.get("offset")).value_or(0);
            stops.push_back(
                {std::clamp(offset, least, 1.0),
                 faded(style.resolved(style.stop_colour), style.stop_opacity * place.opacity)});
        }
        if (!stops.empty()) break;
    }
    return stops;
}

/// The gradient's own axis brought to the shape's user space. Under any transform t stays a linear
/// function of the place, so two points say it all, even where the axis is no longer the images of
/// the old ends.
LinearGradient transformed(const Transform& to_user, Coordinate from, Coordinate to,
                           std::vector<GradientStop> stops) {
    LinearGradient gradient{applied(to_user, from), applied(to_user, to), std::move(stops)};
    const std::optional<Transform> back = inverted(to_user);
    if (!back) return gradient;
    const double dx = to.x - from.x, dy = to.y - from.y, square = dx * dx + dy * dy;
    const double slope_x = (back->a * dx + back->b * dy) / square;
    const double slope_y = (back->c * dx + back->d * dy) / square;
    const double steepness = slope_x * slope_x + slope_y * slope_y;
    gradient.to = {gradient.from.x + slope_x / steepness, gradient.from.y + slope_y / steepness};
    return gradient;
}

enum class Spread : std::uint8_t { pad, repeat, reflect };

/// Periods from `first` to `last` (0 to 1 is the one that is written), as stops from 0 to 1.
std::vector<GradientStop> repeated(const std::vector<GradientStop>& stops, Spread spread, int first,
                                   int last) {
    std::vector<GradientStop> out;
    const double count = last - first;
    for (int period = first; period < last; ++period) {
        const bool turned = spread == Spread::reflect && period % 2 != 0;
        const auto add = [&](const GradientStop& stop) {
            const double within = turned ? 1 - stop.offset : stop.offset;
            out.push_back({(period - first + within) / count, stop.colour});
        };
        const auto edge = [&](double offset, const Colour& colour) { add({offset, colour}); };
        if (turned) {
            edge(1, stops.back().colour);
            for (auto stop = stops.rbegin(); stop != stops.rend(); ++stop) add(*stop);
            edge(0, stops.front().colour);
        } else {
            edge(0, stops.front().colour);
            for (const GradientStop& stop : stops) add(stop);
            edge(1, stops.back().colour);
        }
    }
    return out;
}

constexpr int most_periods = 200;
constexpr std::size_t most_repeated_stops = 4000;

/// Everything that is painted, brought to the gradient's own space.
std::array<Coordinate, 4> corners(const PaintPlace& place, const Transform& to_own) {
    const Box box = place.box.value_or(Box{});
    const double left = box.left - place.reach, right = box.right + place.reach;
    const double top = box.top - place.reach, bottom = box.bottom + place.reach;
    return {applied(to_own, Coordinate{left, top}), applied(to_own, Coordinate{right, top}),
            applied(to_own, Coordinate{left, bottom}), applied(to_own, Coordinate{right, bottom})};
}

/// One gradient with its attributes; its parts bring it to a shape.
class Gradient {
public:
    Gradient(const SvgTree& tree, const Chain& chain, const PaintPlace& place,
             std::vector<GradientStop> stops, std::set<std::string>& unknown)
        : tree_(tree), chain_(chain), place_(place), stops_(std::move(stops)), unknown_(unknown) {
        const std::string_view spread = chain.get("spreadMethod");
        if (spread == "repeat") spread_ = Spread::repeat;
        if (spread == "reflect") spread_ = Spread::reflect;
        in_user_space_ = chain.get("gradientUnits") == "userSpaceOnUse";
    }

    Ink ink(SvgIndex server) {
        if (!in_user_space_ && !place_.box) return {};
        to_user_ = parse_transform(chain_.get("gradientTransform")).value_or(Transform());
        if (!in_user_space_) {
            const Box box = *place_.box;
            const double width = box.right - box.left, height = box.bottom - box.top;
            if (width <= 0 || height <= 0) return {};  // as the standard wants it
            to_user_ = combined({width, 0, 0, height, box.left, box.top}, to_user_);
        }
        const std::optional<Transform> back = inverted(to_user_);
        if (!back) return stops_.back().colour;
        to_own_ = *back;
        return tree_.elements[server].name == "radialGradient" ? radial() : linear();
    }

private:
    double length(std::string_view name, double whole, double initial) const {
        const std::string_view value = chain_.get(name);
        const double base = in_user_space_ ? whole : 1;
        return value.empty() ? initial * base : parse_length(value, base).value_or(initial * base);
    }

    /// The periods that the shape reaches into; false if they are too many.
    bool spread(double least, double most, int& first, int& last) {
        if (!std::isfinite(least) || !std::isfinite(most) || std::abs(least) > most_periods ||
            std::abs(most) > most_periods) {
            unknown_.insert("spreadMethod");
            return false;
        }
        first = std::min(0, static_cast<int>(std::floor(least)));
        last = std::max(1, static_cast<int>(std::ceil(most)));
        const auto count = static_cast<std::size_t>(last - first);
        if (count > most_periods || count * (stops_.size() + 2) > most_repeated_stops) {
            unknown_.insert("spreadMethod");
            return false;
        }
        stops_ = repeated(stops_, spread_, first, last);
        return true;
    }

    Ink linear() {
        const Viewport& view = place_.viewport;
        Coordinate from{length("x1", view.width, 0), length("y1", view.height, 0)};
        Coordinate to{length("x2", view.width, 1), length("y2", view.height, 0)};
        if (from == to) return stops_.back().colour;
        if (spread_ != Spread::pad && place_.box) {
            const double dx = to.x - from.x, dy = to.y - from.y, square = dx * dx + dy * dy;
            double least = 0, most = 1;
            for (const Coordinate corner : corners(place_, to_own_)) {
                const double t = ((corner.x - from.x) * dx + (corner.y - from.y) * dy) / square;
                least = std::min(least, t), most = std::max(most, t);
            }
            int first = 0, last = 1;
            if (spread(least, most, first, last)) {
                to = {from.x + dx * last, from.y + dy * last};
                from = {from.x + dx * first, from.y + dy * first};
            }
        }
        return transformed(to_user_, from, to, std::move(stops_));
    }

    Ink radial() {
        const Viewport& view = place_.viewport;
        RadialGradient out;
        out.centre = {length("cx", view.width, 0.5), length("cy", view.height, 0.5)};
        out.radius = length("r", view.diagonal(), 0.5);
        if (out.radius <= 0) return stops_.back().colour;
        const auto near_centre = [&](std::string_view name, double whole, double otherwise) {
            return chain_.get(name).empty() ? otherwise : length(name, whole, 0);
        };
        out.focus = {near_centre("fx", view.width, out.centre.x),
                     near_centre("fy", view.height, out.centre.y)};
        out.focus_radius = std::clamp(length("fr", view.diagonal(), 0), 0.0, out.radius * 0.99);
        // A focus outside the circle is brought to its edge; a little inside, for those who divide.
        const double dx = out.focus.x - out.centre.x, dy = out.focus.y - out.centre.y;
        const double distance = std::hypot(dx, dy);
        const double most = (out.radius - out.focus_radius) * 0.999;
        if (distance > most) {
            out.focus = {out.centre.x + dx / distance * most, out.centre.y + dy / distance * most};
        }
        out.transform = to_user_;
        if (spread_ != Spread::pad && place_.box) widen(out);
        out.stops = std::move(stops_);
        return evened(std::move(out));
    }

    /// More circles of the same family, as far as the shape reaches.
    void widen(RadialGradient& out) {
        const double dx = out.centre.x - out.focus.x, dy = out.centre.y - out.focus.y;
        const double growth = out.radius - out.focus_radius - std::hypot(dx, dy);
        double most = 1;
        for (const Coordinate corner : corners(place_, to_own_)) {
            const double far = std::hypot(corner.x - out.focus.x, corner.y - out.focus.y);
            most = std::max(most, far / std::max(growth, 1e-9));
        }
        int first = 0, last = 1;
        if (!spread(0, most, first, last)) return;
        out.centre = {out.focus.x + dx * last, out.focus.y + dy * last};
        out.radius = out.focus_radius + (out.radius - out.focus_radius) * last;
    }

    const SvgTree& tree_;
    const Chain& chain_;
    const PaintPlace& place_;
    std::vector<GradientStop> stops_;
    std::set<std::string>& unknown_;
    Spread spread_ = Spread::pad;
    bool in_user_space_ = false;
    Transform to_user_, to_own_;
};

}  // namespace

RadialGradient evened(RadialGradient gradient) {
    Transform& t = gradient.transform;
    const double scale = std::sqrt(std::abs(t.a * t.d - t.b * t.c));
    if (!(scale > 0)) return gradient;
    t.a /= scale, t.b /= scale, t.c /= scale, t.d /= scale;
    for (Coordinate* at : {&gradient.centre, &gradient.focus}) at->x *= scale, at->y *= scale;
    gradient.radius *= scale;
    gradient.focus_radius *= scale;
    return gradient;
}

const std::vector<GradientStop>* stops_of(const Ink& ink) {
    if (const auto* linear = std::get_if<LinearGradient>(&ink)) return &linear->stops;
    if (const auto* radial = std::get_if<RadialGradient>(&ink)) return &radial->stops;
    return nullptr;
}

Ink gradient_ink(const SvgTree& tree, const SvgSheet& sheet, SvgIndex server,
                 const PaintPlace& place, std::set<std::string>& unknown) {
    const Chain chain(tree, server);
    std::vector<GradientStop> stops = stops_of(tree, sheet, chain, place, unknown);
    if (stops.empty()) return {};
    if (stops.size() == 1) return stops.front().colour;
    return Gradient(tree, chain, place, std::move(stops), unknown).ink(server);
}

}  // namespace bifolium::image
