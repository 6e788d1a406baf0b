// The computed style of one SVG element: what it inherits and what is its own.
#pragma once

#include <cstdint>
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
    double em = 16;           ///< The size of text.
    double diagonal() const;  ///< Of what is neither wide nor high.
};

enum class TextAnchor : std::uint8_t { start, middle, end };
/// Which line of the glyphs stands at y.
enum class Baseline : std::uint8_t { alphabetic, central, middle, hanging, above, below };

/// What text is set by. Inherited.
struct SvgFont {
    std::string families;  ///< As written: a list.
    double size = 16;
    int weight = 400;
    bool italic = false, right_to_left = false, keeps_space = false;
    double letter_spacing = 0, word_spacing = 0;
    TextAnchor anchor = TextAnchor::start;
    Baseline baseline = Baseline::alphabetic;
    double raised = 0;  ///< By baseline-shift, parents' too.
    bool underlined = false, struck = false;
    std::string language;
};

struct SvgStyle {
    // Inherited.
    SvgFont font;
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
    std::string marker_start, marker_middle, marker_end;  ///< Ids of <marker>s.
    Paint context_fill, context_stroke;                   ///< Of what a marker stands on.
    // Its own.
    double opacity = 1;
    bool displayed = true;
    std::string clip;             ///< The id of a <clipPath>.
    std::string mask;             ///< The id of a <mask>.
    bool masks_by_alpha = false;  ///< Of a <mask>.
    std::string transform;
    SvgColour stop_colour = Colour{Rgb{}, 1};
    double stop_opacity = 1;

    /// What a child starts from.
    SvgStyle inherited() const;
    Colour resolved(const SvgColour&) const;
};

/// Takes one property of text; false if it is none. `parent` is what relative values are of.
bool apply_font(SvgFont&, const SvgFont& parent, std::string_view name, std::string_view value,
                std::set<std::string>& unknown);

/// Attributes, then rules, then the style attribute. Names of properties that change the picture
/// and are not understood go to `unknown`.
SvgStyle style_of(const SvgElement&, const SvgStyle& parent, const SvgSheet&, Viewport,
                  std::set<std::string>& unknown);

}  // namespace bifolium::image
