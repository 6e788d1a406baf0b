#include "image/svg_gradient.h"

#include <algorithm>
#include <array>

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

/// The one colour that is nearest to all of a gradient: the mean of its stops.
Ink mean(const std::vector<GradientStop>& stops) {
    if (stops.empty()) return {};
    Rgb sum;
    double opacity = 0;
    for (const GradientStop& stop : stops) {
        const Rgb rgb = to_rgb(stop.colour);
        sum.red += rgb.red, sum.green += rgb.green, sum.blue += rgb.blue;
        opacity += stop.colour.opacity;
    }
    const auto count = static_cast<double>(stops.size());
    return Colour{Rgb{sum.red / count, sum.green / count, sum.blue / count}, opacity / count};
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

}  // namespace

Ink gradient_ink(const SvgTree& tree, const SvgSheet& sheet, SvgIndex server,
                 const PaintPlace& place, std::set<std::string>& unknown) {
    const Chain chain(tree, server);
    std::vector<GradientStop> stops = stops_of(tree, sheet, chain, place, unknown);
    if (stops.empty()) return {};
    if (stops.size() == 1) return stops.front().colour;
    if (tree.elements[server].name != "linearGradient") {
        unknown.insert(tree.elements[server].name);
        return mean(stops);
    }
    const std::string_view spread = chain.get("spreadMethod");
    if (!spread.empty() && spread != "pad") unknown.insert("spreadMethod");
    const bool in_user_space = chain.get("gradientUnits") == "userSpaceOnUse";
    if (!in_user_space && !place.box) return {};
    const auto ordinate = [&](std::string_view name, double whole, double initial) {
        const std::string_view value = chain.get(name);
        const double base = in_user_space ? whole : 1;
        return value.empty() ? initial * base : parse_length(value, base).value_or(initial * base);
    };
    const Coordinate from{ordinate("x1", place.viewport.width, 0),
                          ordinate("y1", place.viewport.height, 0)};
    const Coordinate to{ordinate("x2", place.viewport.width, 1),
                        ordinate("y2", place.viewport.height, 0)};
    if (from == to) return stops.back().colour;
    Transform to_user = parse_transform(chain.get("gradientTransform")).value_or(Transform());
    if (!in_user_space) {
        const Box box = *place.box;
        const double width = box.right - box.left, height = box.bottom - box.top;
        if (width <= 0 || height <= 0) return {};  // as the standard wants it
        to_user = combined({width, 0, 0, height, box.left, box.top}, to_user);
    }
    if (!inverted(to_user)) return stops.back().colour;
    return transformed(to_user, from, to, std::move(stops));
}

}  // namespace bifolium::image
