// Drawings: SVG as filled and stroked paths, read by xml/ and kept vector in both media.
// The subset: shapes, paths, text, groups, use, transforms, solid fills, gradients, clips and
// simple style rules. What else a drawing has is named in it: library.h has the whole drawing
// painted as pixels then. A drawing never brings in scripts or other files.
// https://www.w3.org/TR/SVG2/
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/diagnostic.h"
#include "base/path.h"

namespace bifolium::image {

struct GradientStop {
    double offset = 0;  ///< 0 to 1, never less than the stop's before.
    Colour colour;
    friend bool operator==(const GradientStop&, const GradientStop&) = default;
};
/// At least two stops; before the first and after the last their colours go on.
struct LinearGradient {
    Coordinate from, to;
    std::vector<GradientStop> stops;
    friend bool operator==(const LinearGradient&, const LinearGradient&) = default;
};
/// Circles that grow from the focus (at offset 0) to the one around the centre (at 1), in a space
/// of their own: `transform` brings it to where the shape is.
struct RadialGradient {
    Coordinate centre, focus;
    double radius = 0, focus_radius = 0;
    std::vector<GradientStop> stops;
    Transform transform;
    friend bool operator==(const RadialGradient&, const RadialGradient&) = default;
};
/// Nothing, solid, gradient.
using Ink = std::variant<std::monostate, Colour, LinearGradient, RadialGradient>;
/// Of a gradient; null for all else.
const std::vector<GradientStop>* stops_of(const Ink&);

inline constexpr std::uint32_t no_group = 0xFFFFFFFF;

enum class LineCap : std::uint8_t { butt, round, square };
enum class LineJoin : std::uint8_t { miter, round, bevel };

struct Drawing;
/// Shapes that fade together: what one hides of another stays hidden.
struct Group {
    std::uint32_t parent = no_group;  ///< A later one in the list, or none.
    double opacity = 1;
    /// Shows the group as far as this drawing of the same viewport is light, or opaque; or null.
    std::shared_ptr<const Drawing> mask = nullptr;
    bool by_luminance = true;
    friend bool operator==(const Group&, const Group&) = default;
};

struct Shape {
    Path path;  ///< In its own user space; `transform` brings it to the viewport's px.
    Transform transform;
    Ink fill, stroke;  ///< Gradients in the shape's user space too.
    FillRule rule = FillRule::nonzero;
    double stroke_width = 1;
    LineCap cap = LineCap::butt;
    LineJoin join = LineJoin::miter;
    double miter_limit = 4;
    std::vector<double> dashes;
    double dash_offset = 0;
    std::uint32_t group = no_group;  ///< In the drawing's list. A group's shapes lie together.
    std::vector<Path> clips;         ///< All of them hold; in the viewport's px, nonzero.
};

class Lettering;  // svg_text.h

/// A feature of SVG that is left out.
struct Omission {
    std::string what;  ///< "filter", "<text>".
    Span at;           ///< Where it was met first.
};

/// In CSS px from the top left of the viewport, in painting order.
struct Drawing {
    double width_px = 0, height_px = 0;
    std::vector<Shape> shapes;
    std::vector<Group> groups;
    struct Root {
        std::uint32_t offset = 0;
        bool has_width = false, has_height = false, has_view_box = false;
    };
    Root root;          ///< Of the file: where it begins and what it says of its size.
    std::string title;  ///< Of the SVG's <title>: a proposal for alternative text, no more.
    /// What was met and is not understood, each once, by name. The shapes are without them.
    std::vector<Omission> not_understood;
};

/// The groups that a shape is in, outermost first.
std::vector<std::uint32_t> groups_around(const Drawing&, const Shape&);

/// Findings at their place in the source; a drawing that cannot be read at all comes back with no
/// size and an error reported. What is not understood is for the caller to report, who may have
/// another way to paint the drawing.
/// Text is set with the Lettering; without one it is not understood.
Drawing read_svg(const Sources&, SourceId, Diagnostics&, Lettering* = nullptr);

/// The drawing as an SVG file of its own.
std::string write_svg(const Drawing&);

}  // namespace bifolium::image
