// Path data and basic shapes to Paths of lines and cubics, and the extent of a Path.
// https://www.w3.org/TR/SVG2/paths.html https://www.w3.org/TR/SVG2/shapes.html
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "base/path.h"

namespace bifolium::image {

/// As far as it is right: an error ends the path there, as in browsers.
Path parse_path_data(std::string_view);

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
};
/// Of the outline itself, not of its control points. Nothing for an empty path.
std::optional<Box> extent(const Path&);

/// Above 0 if it winds clockwise as seen (y downwards), taken over its corners and controls.
double signed_area(const Path&);
/// The same outline the other way round; subpaths that were open are closed by filling all the
/// same.
Path reversed(const Path&);

Path rectangle_path(Box, double radius_x, double radius_y);
Path ellipse_path(Coordinate centre, double radius_x, double radius_y);

/// Builds a Path.
class Pen {
public:
    void move(Coordinate);
    void line(Coordinate);
    void cubic(Coordinate, Coordinate, Coordinate);
    void quadratic(Coordinate control, Coordinate to);
    /// SVG's elliptical arc from where the pen stands.
    struct Arc {
        double radius_x = 0, radius_y = 0, rotation = 0;  ///< Degrees.
        bool large = false, clockwise = false;
    };
    void arc(const Arc&, Coordinate to);
    void close();
    Coordinate at() const { return at_; }
    Path take() && { return std::move(path_); }

private:
    void add(Verb, std::initializer_list<Coordinate>);
    Path path_;
    Coordinate at_, start_;
    bool drawing_ = false;  // a subpath is open
};

}  // namespace bifolium::image
