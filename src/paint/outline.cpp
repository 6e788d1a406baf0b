// Paths of boxes with rounded corners. https://www.w3.org/TR/css-backgrounds-3/#corner-shaping
#include <algorithm>

#include "paint/recorder.h"

namespace bifolium::paint {

namespace {

constexpr double quarter = 0.5522847498307936;  // of a circle, as a cubic

void move(Path& path, double x, double y) {
    path.verbs.push_back(Verb::move);
    path.coordinates.push_back({x, y});
}

void line(Path& path, double x, double y) {
    path.verbs.push_back(Verb::line);
    path.coordinates.push_back({x, y});
}

/// From where the path stands to `to`, round the corner point between them.
void turn(Path& path, Coordinate from, Coordinate corner, Coordinate to) {
    const auto part = [](double a, double b) { return a + (b - a) * quarter; };
    path.verbs.push_back(Verb::cubic);
    path.coordinates.push_back({part(from.x, corner.x), part(from.y, corner.y)});
    path.coordinates.push_back({part(to.x, corner.x), part(to.y, corner.y)});
    path.coordinates.push_back(to);
}

Corner shrunk(const Corner& corner, double across, double down) {
    return {std::max(0.0, corner.horizontal - across), std::max(0.0, corner.vertical - down)};
}

bool is_round(const Corner& corner) {
    return corner.horizontal > 0 && corner.vertical > 0;
}

}  // namespace

bool Corners::round() const {
    return is_round(top_left) || is_round(top_right) || is_round(bottom_right) ||
           is_round(bottom_left);
}

void append(Path& path, const Outline& o) {
    const Corners& c = o.corners;
    const auto corner = [&](const Corner& size, Coordinate from, Coordinate at, Coordinate to) {
        if (is_round(size)) {
            line(path, from.x, from.y);
            turn(path, from, at, to);
        } else {
            line(path, at.x, at.y);
        }
    };
    const bool rounded = is_round(c.top_left);
    move(path, o.left + (rounded ? c.top_left.horizontal : 0), o.top);
    corner(c.top_right, {o.right - c.top_right.horizontal, o.top}, {o.right, o.top},
           {o.right, o.top + c.top_right.vertical});
    corner(c.bottom_right, {o.right, o.bottom - c.bottom_right.vertical}, {o.right, o.bottom},
           {o.right - c.bottom_right.horizontal, o.bottom});
    corner(c.bottom_left, {o.left + c.bottom_left.horizontal, o.bottom}, {o.left, o.bottom},
           {o.left, o.bottom - c.bottom_left.vertical});
    if (rounded) {
        corner(c.top_left, {o.left, o.top + c.top_left.vertical}, {o.left, o.top},
               {o.left + c.top_left.horizontal, o.top});
    }
    path.verbs.push_back(Verb::close);
}

Path path_of(const Outline& outline) {
    Path path;
    append(path, outline);
    return path;
}

Path polygon(const std::vector<Coordinate>& points) {
    Path path;
    for (const Coordinate point : points) {
        if (path.verbs.empty()) {
            move(path, point.x, point.y);
        } else {
            line(path, point.x, point.y);
        }
    }
    path.verbs.push_back(Verb::close);
    return path;
}

Outline inside(const Outline& o, double top, double right, double bottom, double left) {
    const Corners& c = o.corners;
    Outline out{.left = std::min(o.left + left, o.right),
                .top = std::min(o.top + top, o.bottom),
                .right = 0,
                .bottom = 0,
                .corners = {.top_left = shrunk(c.top_left, left, top),
                            .top_right = shrunk(c.top_right, right, top),
                            .bottom_right = shrunk(c.bottom_right, right, bottom),
                            .bottom_left = shrunk(c.bottom_left, left, bottom)}};
    out.right = std::max(o.right - right, out.left);
    out.bottom = std::max(o.bottom - bottom, out.top);
    return out;
}

}  // namespace bifolium::paint
