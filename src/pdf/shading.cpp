#include "pdf/shading.h"

#include <algorithm>
#include <cstddef>

namespace bifolium::pdf {

namespace {

HPDF_Array colour_array(Store& store, const Colour& colour) {
    const HPDF_Array out = store.array();
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

HPDF_Dict between(Store& store, const Colour& from, const Colour& to) {
    const HPDF_Dict out = store.dictionary();
    store.set(out, "FunctionType", std::int32_t{2});
    store.set(out, "Domain", range(store, 0, 1));
    store.set(out, "C0", colour_array(store, from));
    store.set(out, "C1", colour_array(store, to));
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

HPDF_Dict function(Store& store, const std::vector<image::GradientStop>& stops) {
    if (stops.size() == 2) return between(store, stops[0].colour, stops[1].colour);
    const HPDF_Array functions = store.array(), bounds = store.array(), encode = store.array();
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        store.push(functions, between(store, stops[i].colour, stops[i + 1].colour));
        if (i > 0) store.push(bounds, stops[i].offset);
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

}  // namespace

HPDF_Dict shading(const image::LinearGradient& gradient, double height_pt, Store& store) {
    const HPDF_Array coordinates = store.array(), extend = store.array();
    for (const double v :
         {gradient.from.x, height_pt - gradient.from.y, gradient.to.x, height_pt - gradient.to.y}) {
        store.push(coordinates, v);
    }
    store.push(extend, true);
    store.push(extend, true);
    const HPDF_Dict out = store.indirect_dictionary();
    store.set(out, "ShadingType", std::int32_t{2});
    store.set(out, "ColorSpace", Name{"DeviceRGB"});
    store.set(out, "Coords", coordinates);
    store.set(out, "Extend", extend);
    store.set(out, "Function", function(store, complete(gradient.stops)));
    return out;
}

HPDF_Dict pattern(const image::LinearGradient& gradient, const std::vector<Transform>& transforms,
                  double height_pt, Store& store) {
    Transform t;
    for (const Transform& inner : transforms) t = product(t, inner);
    const HPDF_Array matrix = store.array();
    for (const double v :
         {t.a, -t.b, -t.c, t.d, t.e + t.c * height_pt, height_pt - t.d * height_pt - t.f}) {
        store.push(matrix, v);
    }
    const HPDF_Dict out = store.indirect_dictionary();
    store.set(out, "PatternType", std::int32_t{2});
    store.set(out, "Matrix", matrix);
    store.set(out, "Shading", shading(gradient, height_pt, store));
    return out;
}

double gradient_opacity(const image::LinearGradient& gradient) {
    double sum = 0;
    for (const image::GradientStop& stop : gradient.stops) sum += stop.colour.opacity;
    return gradient.stops.empty() ? 1 : sum / static_cast<double>(gradient.stops.size());
}

}  // namespace bifolium::pdf
