#include "pdf/shading.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace bifolium::pdf {

namespace {

HPDF_Array colour_array(Store& store, const Colour& colour, Channel channel) {
    const HPDF_Array out = store.array();
    if (channel == Channel::opacity) {
        store.push(out, std::clamp(colour.opacity, 0.0, 1.0));
        return out;
    }
    const Rgb rgb = to_rgb(colour);
    for (const double part : {rgb.red, rgb.green, rgb.blue}) store.push(out, part);
    return out;
}

HPDF_Array range(Store& store, double from, double to) {
    const HPDF_Array out = store.array();
    store.push(out, from);
    store.push(out, to);
    return out;
}

HPDF_Dict between(Store& store, const Colour& from, const Colour& to, Channel channel) {
    const HPDF_Dict out = store.dictionary();
    store.set(out, "FunctionType", std::int32_t{2});
    store.set(out, "Domain", range(store, 0, 1));
    store.set(out, "C0", colour_array(store, from, channel));
    store.set(out, "C1", colour_array(store, to, channel));
    store.set(out, "N", std::int32_t{1});
    return out;
}

/// Stops with offsets that rise, from 0 to 1.
std::vector<image::GradientStop> complete(std::vector<image::GradientStop> stops) {
    double least = 0;
    for (image::GradientStop& stop : stops) {
        least = stop.offset = std::clamp(stop.offset, least, 1.0);
    }
    if (stops.empty()) stops.push_back({});
    if (stops.front().offset > 0) stops.insert(stops.begin(), {0, stops.front().colour});
    if (stops.back().offset < 1 || stops.size() == 1) stops.push_back({1, stops.back().colour});
    return stops;
}

HPDF_Dict function(Store& store, const std::vector<image::GradientStop>& stops, Channel channel) {
    if (stops.size() == 2) return between(store, stops[0].colour, stops[1].colour, channel);
    const HPDF_Array functions = store.array(), bounds = store.array(), encode = store.array();
    bool first = true;
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        if (stops[i].offset >= stops[i + 1].offset) continue;  // a hard edge is no stretch
        if (!first) store.push(bounds, stops[i].offset);
        first = false;
        store.push(functions, between(store, stops[i].colour, stops[i + 1].colour, channel));
        store.push(encode, 0.0);
        store.push(encode, 1.0);
    }
    const HPDF_Dict out = store.dictionary();
    store.set(out, "FunctionType", std::int32_t{3});
    store.set(out, "Domain", range(store, 0, 1));
    store.set(out, "Functions", functions);
    store.set(out, "Bounds", bounds);
    store.set(out, "Encode", encode);
    return out;
}

/// Of the circles, as they are in their own space, or of the axis, y upwards.
std::vector<double> coordinates_of(const image::Ink& ink, double height_pt) {
    if (const auto* linear = std::get_if<image::LinearGradient>(&ink)) {
        return {linear->from.x, height_pt - linear->from.y, linear->to.x, height_pt - linear->to.y};
    }
    const auto& radial = *std::get_if<image::RadialGradient>(&ink);
    return {radial.focus.x,  radial.focus.y,  radial.focus_radius,
            radial.centre.x, radial.centre.y, radial.radius};
}

}  // namespace

HPDF_Dict shading(const image::Ink& ink, Channel channel, double height_pt, Store& store) {
    const bool radial = std::holds_alternative<image::RadialGradient>(ink);
    const HPDF_Array coordinates = store.array(), extend = store.array();
    for (const double v : coordinates_of(ink, height_pt)) store.push(coordinates, v);
    store.push(extend, true);
    store.push(extend, true);
    const HPDF_Dict out = store.indirect_dictionary();
    store.set(out, "ShadingType", std::int32_t{radial ? 3 : 2});
    store.set(out, "ColorSpace", Name{channel == Channel::colour ? "DeviceRGB" : "DeviceGray"});
    store.set(out, "Coords", coordinates);
    store.set(out, "Extend", extend);
    store.set(out, "Function", function(store, complete(*image::stops_of(ink)), channel));
    return out;
}

HPDF_Dict pattern(const image::Ink& ink, const std::vector<Transform>& transforms, double height_pt,
                  Store& store) {
    Transform t;
    for (const Transform& inner : transforms) t = product(t, inner);
    const HPDF_Array matrix = store.array();
    for (const double v : own_matrix(ink, t, height_pt)) store.push(matrix, v);
    const HPDF_Dict out = store.indirect_dictionary();
    store.set(out, "PatternType", std::int32_t{2});
    store.set(out, "Matrix", matrix);
    store.set(out, "Shading", shading(ink, Channel::colour, height_pt, store));
    return out;
}

std::array<double, 6> own_matrix(const image::Ink& ink, const Transform& outer, double height_pt) {
    if (const auto* radial = std::get_if<image::RadialGradient>(&ink)) {
        const Transform t = product(outer, radial->transform);
        return {t.a, -t.b, t.c, -t.d, t.e, height_pt - t.f};
    }
    const Transform& t = outer;
    return {t.a, -t.b, -t.c, t.d, t.e + t.c * height_pt, height_pt - t.d * height_pt - t.f};
}

std::optional<double> gradient_opacity(const image::Ink& ink) {
    const std::vector<image::GradientStop>* stops = image::stops_of(ink);
    if (stops == nullptr || stops->empty()) return 1;
    const double first = stops->front().colour.opacity;
    for (const image::GradientStop& stop : *stops) {
        if (stop.colour.opacity != first) return std::nullopt;
    }
    return first;
}

}  // namespace bifolium::pdf
