#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "image/svg_path.h"
#include "image/svg_values.h"

namespace bifolium::image {

namespace {

void widen(Box& box, Coordinate at) {
    box.left = std::min(box.left, at.x), box.right = std::max(box.right, at.x);
    box.top = std::min(box.top, at.y), box.bottom = std::max(box.bottom, at.y);
}

Coordinate on_cubic(const std::array<Coordinate, 4>& p, double t) {
    const double u = 1 - t;
    const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
            a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/// Where one coordinate of a cubic turns round: roots of its derivative within 0 to 1.
void widen_at_turns(Box& box, const std::array<Coordinate, 4>& p, double Coordinate::*axis) {
    const double p0 = p[0].*axis, p1 = p[1].*axis, p2 = p[2].*axis, p3 = p[3].*axis;
    const double a = p3 - 3 * p2 + 3 * p1 - p0, b = 2 * (p2 - 2 * p1 + p0), c = p1 - p0;
    const auto widen_at = [&](double t) {
        if (t > 0 && t < 1) widen(box, on_cubic(p, t));
    };
    if (std::abs(a) < 1e-12) {
        if (b != 0) widen_at(-c / b);
        return;
    }
    const double discriminant = b * b - 4 * a * c;
    if (discriminant < 0) return;
    const double root = std::sqrt(discriminant);
    widen_at((-b + root) / (2 * a));
    widen_at((-b - root) / (2 * a));
}

}  // namespace

void Pen::add(Verb verb, std::initializer_list<Coordinate> coordinates) {
    if (!drawing_ && verb != Verb::move) {  // after a close the next line starts where it started
        path_.verbs.push_back(Verb::move);
        path_.coordinates.push_back(start_);
    }
    drawing_ = verb != Verb::close;
    path_.verbs.push_back(verb);
    path_.coordinates.insert(path_.coordinates.end(), coordinates);
    if (coordinates.size() != 0) at_ = *(coordinates.end() - 1);
}
void Pen::move(Coordinate to) {
    add(Verb::move, {to});
    start_ = to;
}
void Pen::line(Coordinate to) {
    add(Verb::line, {to});
}
void Pen::cubic(Coordinate first, Coordinate second, Coordinate to) {
    add(Verb::cubic, {first, second, to});
}
void Pen::quadratic(Coordinate control, Coordinate to) {
    const auto third = [&](Coordinate end) {
        return Coordinate{end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3};
    };
    cubic(third(at_), third(to), to);
}
void Pen::close() {
    if (!drawing_) return;
    add(Verb::close, {});
    at_ = start_;
}

// https://www.w3.org/TR/SVG2/implnote.html#ArcConversionEndpointToCenter
void Pen::arc(const Arc& arc, Coordinate to) {
    const Coordinate from = at_;
    double rx = std::abs(arc.radius_x), ry = std::abs(arc.radius_y);
    if (from == to) return;
    if (rx < 1e-12 || ry < 1e-12) return line(to);
    const double angle = std::fmod(arc.rotation, 360) * std::numbers::pi / 180;
    const double sine = std::sin(angle), cosine = std::cos(angle);
    const double half_x = (from.x - to.x) / 2, half_y = (from.y - to.y) / 2;
    const double x = cosine * half_x + sine * half_y, y = -sine * half_x + cosine * half_y;
    const double stretch = x * x / (rx * rx) + y * y / (ry * ry);
    if (stretch > 1) rx *= std::sqrt(stretch), ry *= std::sqrt(stretch);
    const double denominator = rx * rx * y * y + ry * ry * x * x;
    const double ratio = (rx * rx * ry * ry - denominator) / denominator;
    const double factor = std::sqrt(std::max(ratio, 0.0)) * (arc.large == arc.clockwise ? -1 : 1);
    const double centre_x = factor * rx * y / ry, centre_y = -factor * ry * x / rx;
    const double begin = std::atan2((y - centre_y) / ry, (x - centre_x) / rx);
    double sweep = std::atan2((-y - centre_y) / ry, (-x - centre_x) / rx) - begin;
    if (arc.clockwise && sweep < 0) sweep += 2 * std::numbers::pi;
    if (!arc.clockwise && sweep > 0) sweep -= 2 * std::numbers::pi;
    // From the unit circle to the page.
    const Transform place{cosine * rx,
                          sine * rx,
                          -sine * ry,
                          cosine * ry,
                          cosine * centre_x - sine * centre_y + (from.x + to.x) / 2,
                          sine * centre_x + cosine * centre_y + (from.y + to.y) / 2};
    const int parts = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / 1.5708)));
    const double step = sweep / parts, reach = 4.0 / 3 * std::tan(step / 4);
    for (int i = 0; i < parts; ++i) {
        const double t0 = begin + i * step, t1 = t0 + step;
        const Coordinate first{std::cos(t0) - reach * std::sin(t0),
                               std::sin(t0) + reach * std::cos(t0)};
        const Coordinate second{std::cos(t1) + reach * std::sin(t1),
                                std::sin(t1) - reach * std::cos(t1)};
        const Coordinate end = i + 1 == parts ? to : applied(place, {std::cos(t1), std::sin(t1)});
        cubic(applied(place, first), applied(place, second), end);
    }
}

std::optional<Box> extent(const Path& path) {
    if (path.coordinates.empty()) return std::nullopt;
    const Coordinate first = path.coordinates.front();
    Box box{first.x, first.y, first.x, first.y};
    std::size_t next = 0;
    Coordinate at = first;
    for (const Verb verb : path.verbs) {
        switch (verb) {
            case Verb::move:
            case Verb::line:
                at = path.coordinates[next++];
                widen(box, at);
                break;
            case Verb::cubic: {
                const std::array<Coordinate, 4> p{at, path.coordinates[next],
                                                  path.coordinates[next + 1],
                                                  path.coordinates[next + 2]};
                next += 3;
                at = p[3];
                widen(box, at);
                widen_at_turns(box, p, &Coordinate::x);
                widen_at_turns(box, p, &Coordinate::y);
                break;
            }
            case Verb::close:
                break;
        }
    }
    return box;
}

double signed_area(const Path& path) {
    double area = 0;
    Coordinate at, start;
    std::size_t next = 0;
    const auto to = [&](Coordinate point) {
        area += at.x * point.y - point.x * at.y;
        at = point;
    };
    for (const Verb verb : path.verbs) {
        switch (verb) {
            case Verb::move:
                to(start);
                at = start = path.coordinates[next++];
                break;
            case Verb::line:
                to(path.coordinates[next++]);
                break;
            case Verb::cubic:
                for (int i = 0; i < 3; ++i) to(path.coordinates[next++]);
                break;
            case Verb::close:
                to(start);
                break;
        }
    }
    to(start);
    return area / 2;
}

Path reversed(const Path& path) {
    Path out;
    // Backwards, a verb ends where it began: each is written with the point before it.
    bool open = false, closes = false;
    const auto end_subpath = [&] {
        if (open && closes) out.verbs.push_back(Verb::close);
        open = closes = false;
    };
    std::size_t next = path.coordinates.size();
    for (std::size_t i = path.verbs.size(); i-- > 0;) {
        const Verb verb = path.verbs[i];
        if (verb == Verb::close) {
            end_subpath();
            closes = true;
            continue;
        }
        if (!open) {
            out.verbs.push_back(Verb::move);
            out.coordinates.push_back(path.coordinates[next - 1]);
            open = true;
        }
        if (verb == Verb::move) {
            --next;
            end_subpath();
            continue;
        }
        const std::size_t count = verb == Verb::cubic ? 3 : 1;
        out.verbs.push_back(verb);
        for (std::size_t back = 0; back < count; ++back) {
            out.coordinates.push_back(path.coordinates[next - 2 - back]);
        }
        next -= count;
    }
    return out;
}

Path rectangle_path(Box box, double radius_x, double radius_y) {
    const bool rounded = radius_x > 0 && radius_y > 0;
    const double rx = rounded ? std::min(radius_x, (box.right - box.left) / 2) : 0;
    const double ry = rounded ? std::min(radius_y, (box.bottom - box.top) / 2) : 0;
    Pen pen;
    const Pen::Arc corner{rx, ry, 0, false, true};
    pen.move({box.left + rx, box.top});
    pen.line({box.right - rx, box.top});
    if (rounded) pen.arc(corner, {box.right, box.top + ry});
    pen.line({box.right, box.bottom - ry});
    if (rounded) pen.arc(corner, {box.right - rx, box.bottom});
    pen.line({box.left + rx, box.bottom});
    if (rounded) pen.arc(corner, {box.left, box.bottom - ry});
    pen.line({box.left, box.top + ry});
    if (rounded) pen.arc(corner, {box.left + rx, box.top});
    pen.close();
    return std::move(pen).take();
}

Path ellipse_path(Coordinate centre, double radius_x, double radius_y) {
    Pen pen;
    const Pen::Arc half{radius_x, radius_y, 0, false, true};
    pen.move({centre.x + radius_x, centre.y});
    pen.arc(half, {centre.x - radius_x, centre.y});
    pen.arc(half, {centre.x + radius_x, centre.y});
    pen.close();
    return std::move(pen).take();
}

}  // namespace bifolium::image
