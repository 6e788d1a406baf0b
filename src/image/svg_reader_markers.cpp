// Markers: arrow heads and dots at the vertices of a line.
// https://www.w3.org/TR/SVG2/painting.html#Markers
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "image/svg_reader.h"
#include "image/svg_values.h"
#include "image/svg_view.h"

namespace bifolium::image {

/// Where a line bends, and which way it comes and goes there; nothing at an end.
struct SvgReader::Vertex {
    enum class Place : std::uint8_t { start, middle, end };
    Coordinate at;
    std::optional<Coordinate> comes, goes;
    Place place = Place::middle;
};

namespace {

Coordinate difference(Coordinate a, Coordinate b) {
    return {a.x - b.x, a.y - b.y};
}
bool is_nothing(Coordinate at) {
    return at.x == 0 && at.y == 0;
}

/// Half way between the directions, in degrees.
double angle_of(std::optional<Coordinate> comes, std::optional<Coordinate> goes) {
    const auto unit = [](Coordinate to) {
        const double length = std::hypot(to.x, to.y);
        return Coordinate{to.x / length, to.y / length};
    };
    if (!comes && !goes) return 0;
    Coordinate sum = unit(comes ? *comes : *goes);
    if (comes && goes) {
        const Coordinate other = unit(*goes);
        sum = {sum.x + other.x, sum.y + other.y};
        if (std::hypot(sum.x, sum.y) < 1e-9) sum = {-other.y, other.x};  // it turns back
    }
    return std::atan2(sum.y, sum.x) * 180 / std::numbers::pi;
}

/// The directions of a curve at its ends, whatever controls lie on them.
std::pair<Coordinate, Coordinate> tangents(Coordinate from, Coordinate first, Coordinate second,
                                           Coordinate to) {
    Coordinate leaving = difference(first, from), arriving = difference(to, second);
    if (is_nothing(leaving)) leaving = difference(second, from);
    if (is_nothing(arriving)) arriving = difference(to, first);
    if (is_nothing(leaving)) leaving = difference(to, from);
    if (is_nothing(arriving)) arriving = difference(to, from);
    return {leaving, arriving};
}

}  // namespace

std::vector<SvgReader::Vertex> SvgReader::vertices_of(const Path& path) {
    std::vector<Vertex> out;
    std::size_t next = 0, start = 0;
    const auto arrive = [&](Coordinate at, Coordinate leaving, Coordinate arriving) {
        if (!is_nothing(leaving)) out.back().goes = leaving;
        Vertex vertex;
        vertex.at = at;
        if (!is_nothing(arriving)) vertex.comes = arriving;
        out.push_back(vertex);
    };
    for (const Verb verb : path.verbs) {
        switch (verb) {
            case Verb::move:
                start = out.size();
                out.emplace_back().at = path.coordinates[next++];
                break;
            case Verb::line: {
                const Coordinate to = path.coordinates[next++];
                const Coordinate way = difference(to, out.back().at);
                arrive(to, way, way);
                break;
            }
            case Verb::cubic: {
                const Coordinate to = path.coordinates[next + 2];
                const auto [leaving, arriving] =
                    tangents(out.back().at, path.coordinates[next], path.coordinates[next + 1], to);
                next += 3;
                arrive(to, leaving, arriving);
                break;
            }
            case Verb::close: {
                const Coordinate way = difference(out[start].at, out.back().at);
                const std::optional<Coordinate> goes = out[start].goes;
                if (!is_nothing(way)) arrive(out[start].at, way, way);
                out[start].comes = out.back().comes;
                out.back().goes = goes;
                break;
            }
        }
    }
    if (!out.empty()) out.back().place = Vertex::Place::end;
    if (!out.empty()) out.front().place = Vertex::Place::start;
    return out;
}

void SvgReader::markers(const Path& path, const Place& place) {
    const SvgStyle& style = place.style;
    const bool any =
        !style.marker_start.empty() || !style.marker_middle.empty() || !style.marker_end.empty();
    if (!any || !style.visible || path.verbs.empty()) return;
    const std::vector<Vertex> vertices = vertices_of(path);
    for (const Vertex& vertex : vertices) {
        if (too_large) return;
        switch (vertex.place) {
            case Vertex::Place::start:
                marker(style.marker_start, vertex, place);
                if (vertices.size() == 1) marker(style.marker_end, vertex, place);
                break;
            case Vertex::Place::middle:
                marker(style.marker_middle, vertex, place);
                break;
            case Vertex::Place::end:
                marker(style.marker_end, vertex, place);
                break;
        }
    }
}

void SvgReader::marker(const std::string& id, const Vertex& vertex, const Place& place) {
    const SvgIndex index = id.empty() ? no_element : tree_.find(id);
    if (index == no_element || tree_.elements[index].name != "marker") return;
    const SvgElement& element = tree_.elements[index];
    spend(1, {});
    const auto length = [&](std::string_view name, double initial) {
        return parse_length(element.get(name), 0).value_or(initial);
    };
    const Box room{0, 0, length("markerWidth", 3), length("markerHeight", 3)};
    if (room.right <= 0 || room.bottom <= 0) return;
    if (!reading_.insert(index).second) return;  // it stands on a line of its own
    const std::string_view orient = trimmed(element.get("orient"));
    const std::vector<double> angles = parse_numbers(orient);
    double angle = angles.empty() ? 0 : angles.front();
    if (orient.starts_with("auto")) {
        angle = angle_of(vertex.comes, vertex.goes);
        if (orient == "auto-start-reverse" && vertex.place == Vertex::Place::start) angle += 180;
    }
    const bool in_user_space = element.get("markerUnits") == "userSpaceOnUse";
    const double scale = in_user_space ? 1 : place.style.stroke_width;
    const double radians = angle * std::numbers::pi / 180;
    const double sine = std::sin(radians) * scale, cosine = std::cos(radians) * scale;
    const Transform view = view_transform(element, room);
    const Coordinate reference = applied(view, Coordinate{length("refX", 0), length("refY", 0)});
    const Transform to_room =
        combined(combined(place.transform, {cosine, sine, -sine, cosine, vertex.at.x, vertex.at.y}),
                 {1, 0, 0, 1, -reference.x, -reference.y});
    Place own = place;
    ++own.depth;
    std::set<std::string> unknown;
    own.style = style_of(element, SvgStyle(), sheet_, place.viewport, unknown);
    own.style.context_fill = place.style.fill;
    own.style.context_stroke = place.style.stroke;
    note(element, unknown);
    if (element.get("overflow") != "visible" && element.get("overflow") != "auto") {
        own.clips.push_back(
            std::make_shared<const Path>(applied(to_room, rectangle_path(room, 0, 0))));
    }
    own.transform = combined(to_room, view);
    own.viewport = {room.right, room.bottom};
    if (const auto box = view_box(element)) {
        own.viewport = {box->right - box->left, box->bottom - box->top};
    }
    children(index, own);
    reading_.erase(index);
}

}  // namespace bifolium::image
