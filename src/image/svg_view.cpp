#include "image/svg_view.h"

#include <algorithm>

#include "image/svg_style.h"
#include "image/svg_values.h"

namespace bifolium::image {

namespace {

/// A length attribute that may not be negative; 0 where it is missing or wrong.
double extent_of(const SvgElement& element, std::string_view name, double whole, double em) {
    return std::max(0.0, parse_length(element.get(name), whole, em).value_or(0));
}

double length_of(const SvgElement& element, std::string_view name, double whole, double em) {
    return parse_length(element.get(name), whole, em).value_or(0);
}

Path rectangle(const SvgElement& element, const Viewport& view) {
    const double x = length_of(element, "x", view.width, view.em),
                 y = length_of(element, "y", view.height, view.em);
    const double width = extent_of(element, "width", view.width, view.em);
    const double height = extent_of(element, "height", view.height, view.em);
    if (width == 0 || height == 0) return {};
    const auto rx = parse_length(element.get("rx"), view.width, view.em);
    const auto ry = parse_length(element.get("ry"), view.height, view.em);
    const double radius_x = rx.value_or(ry.value_or(0)), radius_y = ry.value_or(radius_x);
    return rectangle_path({x, y, x + width, y + height}, radius_x, radius_y);
}

Path ellipse(const SvgElement& element, const Viewport& view) {
    const Coordinate centre{length_of(element, "cx", view.width, view.em),
                            length_of(element, "cy", view.height, view.em)};
    const bool is_circle = element.name == "circle";
    const double rx = is_circle ? extent_of(element, "r", view.diagonal(), view.em)
                                : extent_of(element, "rx", view.width, view.em);
    const double ry = is_circle ? rx : extent_of(element, "ry", view.height, view.em);
    return rx == 0 || ry == 0 ? Path() : ellipse_path(centre, rx, ry);
}

Path polyline(const SvgElement& element, bool closed) {
    const std::vector<double> numbers = parse_numbers(element.get("points"));
    Pen pen;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        const Coordinate at{numbers[i], numbers[i + 1]};
        i == 0 ? pen.move(at) : pen.line(at);
    }
    if (closed) pen.close();
    return std::move(pen).take();
}

Path line(const SvgElement& element, const Viewport& view) {
    Pen pen;
    pen.move({length_of(element, "x1", view.width, view.em),
              length_of(element, "y1", view.height, view.em)});
    pen.line({length_of(element, "x2", view.width, view.em),
              length_of(element, "y2", view.height, view.em)});
    return std::move(pen).take();
}

}  // namespace

std::optional<Box> view_box(const SvgElement& element) {
    const std::vector<double> v = parse_numbers(element.get("viewBox"));
    if (v.size() != 4 || v[2] <= 0 || v[3] <= 0) return std::nullopt;
    return Box{v[0], v[1], v[0] + v[2], v[1] + v[3]};
}

Transform view_transform(const SvgElement& element, Box room) {
    const std::optional<Box> box = view_box(element);
    if (!box) return {1, 0, 0, 1, room.left, room.top};
    double scale_x = (room.right - room.left) / (box->right - box->left);
    double scale_y = (room.bottom - room.top) / (box->bottom - box->top);
    const std::string_view rule = element.get("preserveAspectRatio");
    const auto says = [&](std::string_view word) { return rule.find(word) != rule.npos; };
    if (!says("none")) {
        const double scale =
            says("slice") ? std::max(scale_x, scale_y) : std::min(scale_x, scale_y);
        scale_x = scale_y = scale;
    }
    const double spare_x = room.right - room.left - (box->right - box->left) * scale_x;
    const double spare_y = room.bottom - room.top - (box->bottom - box->top) * scale_y;
    const double share_x = says("xMin") ? 0 : says("xMax") ? 1 : 0.5;
    const double share_y = says("YMin") ? 0 : says("YMax") ? 1 : 0.5;
    return {scale_x,
            0,
            0,
            scale_y,
            room.left + spare_x * share_x - box->left * scale_x,
            room.top + spare_y * share_y - box->top * scale_y};
}

std::optional<Path> shape_path(const SvgElement& element, const Viewport& view) {
    if (element.name == "path") return parse_path_data(element.get("d"));
    if (element.name == "rect") return rectangle(element, view);
    if (element.name == "circle" || element.name == "ellipse") return ellipse(element, view);
    if (element.name == "line") return line(element, view);
    if (element.name == "polyline") return polyline(element, false);
    if (element.name == "polygon") return polyline(element, true);
    return std::nullopt;
}

}  // namespace bifolium::image
