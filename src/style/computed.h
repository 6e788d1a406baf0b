// Computed: one element's computed values while they are being worked out, with what a style does
// not show to layout but children inherit or later steps need. Private to style.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/source.h"
#include "css/component_value.h"
#include "style/computed_style.h"

namespace bifolium::style {

/// Custom properties in effect; shared by all below that set none. Null: not valid.
using CustomValue = std::shared_ptr<const css::ComponentValues>;
using CustomProperties = std::map<std::string, CustomValue, std::less<>>;

/// None: currentcolor.
using MaybeColour = std::optional<Colour>;

enum class WhiteSpaceCollapse : std::uint8_t { collapse, preserve, preserve_breaks, break_spaces };
enum class WrapMode : std::uint8_t { wrap, nowrap };
enum class Caps : std::uint8_t {
    normal,
    small_caps,
    all_small_caps,
    petite_caps,
    all_petite_caps,
    unicase,
    titling_caps
};
enum class GlyphPosition : std::uint8_t { normal, sub, super };
enum class Kerning : std::uint8_t { automatic, normal, none };
enum class OwnAlign : std::uint8_t { start, end, left, right, centre, justify, match_parent };

/// Inherited, beside TextStyle: what its derived fields are made of.
struct Inherited {
    std::shared_ptr<const CustomProperties> custom;
    std::vector<std::string> ligatures, numeric, east_asian;  ///< Words as written.
    Caps caps = Caps::normal;
    GlyphPosition glyph_position = GlyphPosition::normal;
    Kerning kerning = Kerning::automatic;
    bool historical_forms = false;
    std::map<std::string, int> features;
    WhiteSpaceCollapse collapse = WhiteSpaceCollapse::collapse;
    WrapMode wrap_mode = WrapMode::wrap;
    OwnAlign align = OwnAlign::start;
    std::optional<OwnAlign> align_last;
    std::optional<double> underline_offset_pt;
    Span colour_from;  ///< The declaration of `color`; of no source if nobody says.
    UnderlinePosition underline_position = UnderlinePosition::automatic;
    SkipInk skip_ink = SkipInk::automatic;
};

/// The lists of a background's properties: a picture's others repeat where they are shorter.
struct BackgroundLists {
    std::vector<Image> images;
    std::vector<LengthPercentage> across{{}}, down{{}};
    std::vector<LayerSize> sizes{{}};
    std::vector<std::pair<Repeat, Repeat>> repeats{{Repeat::repeat, Repeat::repeat}};
    std::vector<BoxArea> origins{BoxArea::padding}, clips{BoxArea::border};
};

/// Not inherited, beside BoxStyle and PageStyle.
struct Own {
    BackgroundLists backgrounds;
    Sides<double> border_width{2.25, 2.25, 2.25, 2.25};  ///< medium, before border-style.
    Sides<MaybeColour> border_colour;
    double column_rule_width = 2.25;
    MaybeColour column_rule_colour;
    MaybeColour background = transparent;
    Span background_from;  ///< The declaration of its colour.
    Overflow overflow_across = Overflow::visible, overflow_down = Overflow::visible;
    bool underline = false, overline = false, line_through = false;
    DecorationStyle decoration_style = DecorationStyle::solid;
    MaybeColour decoration_colour;
    std::optional<double> decoration_thickness_pt;
    std::optional<Atom> page;  ///< None: auto.
    Content content;
    // Of @page only.
    std::optional<double> page_width_pt, page_height_pt;
    std::optional<bool> landscape;
    std::optional<double> bleed_pt;
    bool crop_marks = false, cross_marks = false;
};

struct Computed {
    TextStyle text;
    BoxStyle box;
    PageStyle page;
    Inherited inherited;
    Own own;
};

}  // namespace bifolium::style
