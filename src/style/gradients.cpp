// Pictures and gradients as values. https://www.w3.org/TR/css-images-3/
#include <string_view>
#include <utility>

#include "css/colour_mix.h"
#include "style/compute.h"

namespace bifolium::style {

namespace {

using css::Value;

/// Of a colour or currentcolor; of anything else none.
std::optional<Colour> colour_of(const Frame& frame, const Value& value) {
    if (const auto* colour = std::get_if<Colour>(&value.what)) return *colour;
    if (is_keyword(value, "currentcolor")) return frame.computed.text.colour;
    return css::mixed_colour(value, frame.computed.text.colour);
}

LinearDirection direction_of(const Value& value) {
    LinearDirection direction;
    const auto* sides = std::get_if<css::List>(&value.what);
    if (sides == nullptr) {
        if (keyword_of(value).empty()) direction.degrees = degrees(value);
        return direction;
    }
    for (const Value& side : sides->items) {
        if (is_keyword(side, "left")) direction.across = -1;
        if (is_keyword(side, "right")) direction.across = 1;
        if (is_keyword(side, "top")) direction.down = -1;
        if (is_keyword(side, "bottom")) direction.down = 1;
    }
    if (direction.across != 0 && direction.down != 0) return direction;
    if (direction.across != 0) direction.degrees = direction.across > 0 ? 90 : 270;
    if (direction.down != 0) direction.degrees = direction.down > 0 ? 180 : 0;
    direction.across = direction.down = 0;
    return direction;
}

RadialShape shape_of(const Frame& frame, const Value& value) {
    constexpr std::pair<std::string_view, RadialReach> reaches[] = {
        {"closest-side", RadialReach::closest_side},
        {"farthest-side", RadialReach::farthest_side},
        {"closest-corner", RadialReach::closest_corner},
        {"farthest-corner", RadialReach::farthest_corner}};
    const auto parts = items_of(value);
    RadialShape shape;
    shape.circle = is_keyword(parts[0], "circle");
    shape.centre = place(frame, parts[2]);
    const auto radii = items_of(parts[1]);
    if (keyword_of(radii.front()).empty()) {
        shape.reach = RadialReach::radii;
        shape.across = length_percentage(frame, radii.front());
        shape.down = length_percentage(frame, radii.back());
    }
    for (const auto& [word, reach] : reaches) {
        if (is_keyword(radii.front(), word)) shape.reach = reach;
    }
    return shape;
}

/// A colour with two places is two stops.
void add_stop(const Frame& frame, const Value& value, std::vector<GradientStop>& stops) {
    const auto parts = items_of(value);
    const std::optional<Colour> colour = colour_of(frame, parts.front());
    if (!colour) {
        stops.push_back({std::nullopt, length_percentage(frame, value)});
        return;
    }
    if (parts.size() == 1) stops.push_back({colour, std::nullopt});
    for (std::size_t i = 1; i < parts.size(); ++i) {
        stops.push_back({colour, length_percentage(frame, parts[i])});
    }
}

}  // namespace

Image image_of(const Frame& frame, const Value& value) {
    if (const auto* url = std::get_if<css::Url>(&value.what)) return path_of(*url);
    const auto* function = std::get_if<css::Function>(&value.what);
    if (function == nullptr || function->arguments.empty()) return {};
    Gradient gradient;
    gradient.repeats = function->name.starts_with("repeating-");
    const bool linear = function->name.ends_with("linear-gradient");
    if (linear) {
        gradient.shape = direction_of(function->arguments.front());
    } else {
        gradient.shape = shape_of(frame, function->arguments.front());
    }
    for (std::size_t i = 1; i < function->arguments.size(); ++i) {
        add_stop(frame, function->arguments[i], gradient.stops);
    }
    return gradient;
}

}  // namespace bifolium::style
