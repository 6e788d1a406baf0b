#include "raster/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <variant>
#include <vector>

namespace bifolium::raster {

namespace {

using Pattern = Handle<cairo_pattern_t, cairo_pattern_destroy>;

constexpr double largest_side = 20'000;
constexpr double most_pixels = 100'000'000;
constexpr double degenerate = 1e-9;  // a matrix that flattens all puts cairo into an error state

/// The resolution asked for, or as much of it as a surface can have.
double bounded(Rect area, double pixels_per_inch) {
    const double width = area.size.width.to_pt() / 72, height = area.size.height.to_pt() / 72;
    const double side = std::max({width, height, 1e-6}), whole = std::max(width * height, 1e-12);
    return std::min({pixels_per_inch, largest_side / side, std::sqrt(most_pixels / whole)});
}

int pixels_for(Length length, double pixels_per_inch) {
    const double pixels = std::round(length.to_pt() * pixels_per_inch / 72);
    return static_cast<int>(std::clamp(pixels, 1.0, largest_side));
}

double within_one(double value) {
    return std::clamp(value, 0.0, 1.0);
}

cairo_line_cap_t cap_of(image::LineCap cap) {
    switch (cap) {
        case image::LineCap::butt:
            return CAIRO_LINE_CAP_BUTT;
        case image::LineCap::round:
            return CAIRO_LINE_CAP_ROUND;
        case image::LineCap::square:
            return CAIRO_LINE_CAP_SQUARE;
    }
    return CAIRO_LINE_CAP_BUTT;
}

cairo_line_join_t join_of(image::LineJoin join) {
    switch (join) {
        case image::LineJoin::miter:
            return CAIRO_LINE_JOIN_MITER;
        case image::LineJoin::round:
            return CAIRO_LINE_JOIN_ROUND;
        case image::LineJoin::bevel:
            return CAIRO_LINE_JOIN_BEVEL;
    }
    return CAIRO_LINE_JOIN_MITER;
}

/// Cairo's rows: one 32-bit word a pixel, colours multiplied by alpha.
std::vector<std::uint32_t> words_of(const image::Pixels& source) {
    const bool has_alpha = source.samples == image::Samples::rgba;
    const image::Pixels& pixels = has_alpha ? source : to_rgb(source);
    const std::size_t size = samples_in(pixels.samples);
    std::vector<std::uint32_t> words(std::size_t{pixels.width} * pixels.height);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto sample = [&](std::size_t channel) {
            return std::uint32_t{static_cast<unsigned char>(pixels.bytes[i * size + channel])};
        };
        const std::uint32_t alpha = has_alpha ? sample(3) : 255;
        std::uint32_t word = alpha;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            word = word << 8 | (sample(channel) * alpha + 127) / 255;
        }
        words[i] = word;
    }
    return words;
}

/// Each pixel becomes as opaque as it was light. Colours are multiplied by alpha already.
/// https://drafts.fxtf.org/css-masking/#MaskValues
void to_luminance(cairo_surface_t* surface) {
    if (cairo_image_surface_get_format(surface) != CAIRO_FORMAT_ARGB32) return;
    cairo_surface_flush(surface);
    unsigned char* data = cairo_image_surface_get_data(surface);
    const int width = cairo_image_surface_get_width(surface);
    const int height = cairo_image_surface_get_height(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    for (int y = 0; y < height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::size_t>(y) * stride);
        for (int x = 0; x < width; ++x) {
            const std::uint32_t red = row[x] >> 16 & 255, green = row[x] >> 8 & 255;
            const std::uint32_t blue = row[x] & 255;
            row[x] = (red * 2126 + green * 7152 + blue * 722 + 5000) / 10000 << 24;
        }
    }
    cairo_surface_mark_dirty(surface);
}

/// Without its stops.
cairo_pattern_t* gradient_of(const image::Ink& ink) {
    if (const auto* linear = std::get_if<image::LinearGradient>(&ink)) {
        return cairo_pattern_create_linear(linear->from.x, linear->from.y, linear->to.x,
                                           linear->to.y);
    }
    const auto& radial = *std::get_if<image::RadialGradient>(&ink);
    cairo_pattern_t* pattern =
        cairo_pattern_create_radial(radial.focus.x, radial.focus.y, radial.focus_radius,
                                    radial.centre.x, radial.centre.y, radial.radius);
    const Transform& t = radial.transform;
    cairo_matrix_t matrix{t.a, t.b, t.c, t.d, t.e, t.f};
    if (cairo_matrix_invert(&matrix) == CAIRO_STATUS_SUCCESS) {
        cairo_pattern_set_matrix(pattern, &matrix);
    }
    return pattern;
}

}  // namespace

Canvas::Canvas(Rect area, double pixels_per_inch) {
    const double resolution = bounded(area, pixels_per_inch);
    const int width = pixels_for(area.size.width, resolution);
    const int height = pixels_for(area.size.height, resolution);
    surface_.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    context_.reset(cairo_create(surface_.get()));
    cairo_t* cairo = context_.get();
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_GOOD);
    cairo_set_tolerance(cairo, 0.05);
    cairo_scale(cairo, width / std::max(area.size.width.to_pt(), 1e-3),
                height / std::max(area.size.height.to_pt(), 1e-3));
    cairo_translate(cairo, -area.origin.x.to_pt(), -area.origin.y.to_pt());
}

void Canvas::open(const Transform& transform, const Path* clip, bool is_group) {
    cairo_t* cairo = context_.get();
    cairo_save(cairo);
    const Transform& t = transform;
    if (std::abs(t.a * t.d - t.b * t.c) < degenerate) {
        cairo_rectangle(cairo, 0, 0, 0, 0);  // nothing within can be seen
        cairo_clip(cairo);
    } else {
        const cairo_matrix_t matrix{t.a, t.b, t.c, t.d, t.e, t.f};
        cairo_transform(cairo, &matrix);
    }
    if (clip != nullptr) {
        trace(*clip);
        cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_WINDING);
        cairo_clip(cairo);
    }
    if (is_group) cairo_push_group(cairo);
}

void Canvas::close(bool is_group, double opacity) {
    cairo_t* cairo = context_.get();
    if (is_group) {
        cairo_pop_group_to_source(cairo);
        cairo_paint_with_alpha(cairo, within_one(opacity));
    }
    cairo_restore(cairo);
}

void Canvas::begin_mask() {
    cairo_push_group(context_.get());
}

void Canvas::end_mask(bool by_luminance) {
    cairo_t* cairo = context_.get();
    const Pattern mask(cairo_pop_group(cairo)), group(cairo_pop_group(cairo));
    cairo_surface_t* surface = nullptr;
    if (by_luminance && cairo_pattern_get_surface(mask.get(), &surface) == CAIRO_STATUS_SUCCESS) {
        to_luminance(surface);
    }
    cairo_push_group(cairo);
    cairo_set_source(cairo, group.get());
    cairo_mask(cairo, mask.get());
}

void Canvas::append(const Path& path, const Transform& t) {
    cairo_t* cairo = context_.get();
    std::size_t next = 0;
    const auto point = [&]() -> Coordinate {
        const Coordinate from = path.coordinates[next++];
        return {t.a * from.x + t.c * from.y + t.e, t.b * from.x + t.d * from.y + t.f};
    };
    for (const Verb verb : path.verbs) {
        switch (verb) {
            case Verb::move: {
                const Coordinate to = point();
                cairo_move_to(cairo, to.x, to.y);
                break;
            }
            case Verb::line: {
                const Coordinate to = point();
                cairo_line_to(cairo, to.x, to.y);
                break;
            }
            case Verb::cubic: {
                const Coordinate first = point(), second = point(), to = point();
                cairo_curve_to(cairo, first.x, first.y, second.x, second.y, to.x, to.y);
                break;
            }
            case Verb::close:
                cairo_close_path(cairo);
                break;
        }
    }
}

void Canvas::trace(const Path& path) {
    cairo_new_path(context_.get());
    append(path, {});
}

void Canvas::take(const Colour& colour) {
    const Rgb rgb = to_rgb(colour);
    cairo_set_source_rgba(context_.get(), within_one(rgb.red), within_one(rgb.green),
                          within_one(rgb.blue), within_one(colour.opacity));
}

bool Canvas::take(const image::Ink& ink) {
    if (const auto* colour = std::get_if<Colour>(&ink)) {
        take(*colour);
        return true;
    }
    const std::vector<image::GradientStop>* stops = image::stops_of(ink);
    if (stops == nullptr) return false;
    const Pattern pattern(gradient_of(ink));
    cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_PAD);
    for (const image::GradientStop& stop : *stops) {
        const Rgb rgb = to_rgb(stop.colour);
        cairo_pattern_add_color_stop_rgba(pattern.get(), stop.offset, within_one(rgb.red),
                                          within_one(rgb.green), within_one(rgb.blue),
                                          within_one(stop.colour.opacity));
    }
    cairo_set_source(context_.get(), pattern.get());
    return true;
}

void Canvas::fill(const Path& path, const image::Ink& ink, FillRule rule) {
    if (!take(ink)) return;
    trace(path);
    cairo_set_fill_rule(context_.get(), rule == FillRule::even_odd ? CAIRO_FILL_RULE_EVEN_ODD
                                                                   : CAIRO_FILL_RULE_WINDING);
    cairo_fill(context_.get());
}

void Canvas::fill(const Rect& rect, const image::Ink& ink) {
    if (!take(ink)) return;
    cairo_new_path(context_.get());
    cairo_rectangle(context_.get(), rect.origin.x.to_pt(), rect.origin.y.to_pt(),
                    rect.size.width.to_pt(), rect.size.height.to_pt());
    cairo_fill(context_.get());
}

void Canvas::stroke(const Path& path, const image::Ink& ink, const Line& line) {
    if (!take(ink)) return;
    cairo_t* cairo = context_.get();
    double sum = 0;
    std::vector<double> dashes;
    for (const double dash : line.dashes_pt) {
        dashes.push_back(std::max(dash, 0.0));
        sum += dashes.back();
    }
    cairo_set_line_width(cairo, line.width_pt);
    cairo_set_line_cap(cairo, cap_of(line.cap));
    cairo_set_line_join(cairo, join_of(line.join));
    cairo_set_miter_limit(cairo, std::max(line.miter_limit, 1.0));
    cairo_set_dash(cairo, dashes.data(), sum > 0 ? static_cast<int>(dashes.size()) : 0,
                   line.dash_offset_pt);
    trace(path);
    cairo_stroke(cairo);
}

void Canvas::picture(const image::Pixels& pixels, const Rect& rect) {
    if (pixels.bytes.empty() || rect.size.width <= Length() || rect.size.height <= Length()) return;
    std::vector<std::uint32_t> words = words_of(pixels);
    const auto width = static_cast<int>(pixels.width), height = static_cast<int>(pixels.height);
    const Surface source(
        cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(words.data()),
                                            CAIRO_FORMAT_ARGB32, width, height, width * 4));
    cairo_t* cairo = context_.get();
    cairo_save(cairo);
    cairo_translate(cairo, rect.origin.x.to_pt(), rect.origin.y.to_pt());
    cairo_scale(cairo, rect.size.width.to_pt() / width, rect.size.height.to_pt() / height);
    cairo_set_source_surface(cairo, source.get(), 0, 0);
    // Good: averages over what a pixel covers. Pad: no fringe of paper at the edges.
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo, 0, 0, width, height);
    cairo_fill(cairo);
    cairo_restore(cairo);
    cairo_surface_finish(source.get());
}

void Canvas::add_outline(const Path& outline, Coordinate at_pt, double across, double up) {
    append(outline, {across, 0, 0, -up, at_pt.x, at_pt.y});
}

void Canvas::fill_outlines(const Colour& colour) {
    take(colour);
    cairo_set_fill_rule(context_.get(), CAIRO_FILL_RULE_WINDING);
    cairo_fill(context_.get());
    cairo_new_path(context_.get());
}

image::Pixels Canvas::pixels() const {
    cairo_surface_t* surface = surface_.get();
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS ||
        cairo_status(context_.get()) != CAIRO_STATUS_SUCCESS) {
        return {};
    }
    cairo_surface_flush(surface);
    image::Pixels pixels;
    pixels.width = static_cast<std::uint32_t>(cairo_image_surface_get_width(surface));
    pixels.height = static_cast<std::uint32_t>(cairo_image_surface_get_height(surface));
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    const unsigned char* data = cairo_image_surface_get_data(surface);
    pixels.bytes.resize(std::size_t{pixels.width} * pixels.height * 3);
    char* out = pixels.bytes.data();
    for (std::uint32_t y = 0; y < pixels.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + y * stride);
        for (std::uint32_t x = 0; x < pixels.width; ++x) {
            *out++ = static_cast<char>(row[x] >> 16);
            *out++ = static_cast<char>(row[x] >> 8);
            *out++ = static_cast<char>(row[x]);
        }
    }
    return pixels;
}

}  // namespace bifolium::raster
