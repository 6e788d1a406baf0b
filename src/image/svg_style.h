// The computed style of one SVG element: what it inherits and what is its own.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "image/drawing.h"
#include "image/svg_sheet.h"
#include "image/svg_tree.h"

namespace bifolium::image {

struct CurrentColour {};
using SvgColour = std::variant<CurrentColour, Colour>;
/// What "url(#id)" names, and what to do if that is nothing.
struct PaintServer {
    std::string id;
    std::optional<SvgColour> otherwise;
};
using Paint = std::variant<std::monostate, SvgColour, PaintServer>;

/// What percentages are of.
struct Viewport {
    double width = 0, height = 0;
    double diagonal() const;  ///< Of what is neither wide nor high.
};

struct SvgStyle {
    // Inherited.
    Colour colour{Rgb{}, 1};
    Paint fill = SvgColour(Colour{Rgb{}, 1});
    Paint stroke;
    double fill_opacity = 1, stroke_opacity = 1;
    FillRule fill_rule = FillRule::nonzero, clip_rule = FillRule::nonzero;
    double stroke_width = 1;
    LineCap cap = LineCap::butt;
    LineJoin join = LineJoin::miter;
    double miter_limit = 4;
    std::vector<double> dashes;
    double dash_offset = 0;
    bool visible = true;
    bool stroke_first = false;
    // Its own.
    double opacity = 1;
    bool displayed = true;
    std::string clip;  ///< The id of a <clipPath>.
    std::string transform;
    SvgColour stop_colour = Colour{Rgb{}, 1};
    double stop_opacity = 1;

    /// What a child starts from.
    SvgStyle inherited() const;
    Colour resolved(const SvgColour&) const;
};

/// Attributes, then rules, then the style attribute. Names of properties that change the picture
/// and are not understood go to `unknown`.
SvgStyle style_of(const SvgElement&, const SvgStyle& parent, const SvgSheet&, Viewport,
                  std::set<std::string>& unknown);

}  // namespace bifolium::image
