// The page as @page describes it. A page's side, name, being first or blank may choose its box;
// its number never does. https://www.w3.org/TR/css-page-3/
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/atom.h"
#include "style/computed_style.h"

namespace bifolium::style {

enum class PageSide : std::uint8_t { left, right };

struct PageContext {
    Atom name;  ///< "@page cover"; may be invalid.
    PageSide side = PageSide::right;
    bool first = false;
    bool blank = false;
    std::uint32_t index = 0;  ///< From 0, for the page counter alone.
    friend bool operator==(const PageContext&, const PageContext&) = default;
};

/// Sixteen, clockwise from the top left corner: css::MarginBox.
inline constexpr std::size_t margin_boxes = 16;

struct MarginBoxStyle {
    StyleId style;  ///< Invalid where there is no such box (content: none).
    std::vector<ContentItem> content;
};

struct PageBox {
    double width_pt = 0, height_pt = 0;  ///< Of the trimmed sheet.
    double bleed_pt = 0;
    bool crop_marks = false, cross_marks = false;
    Sides<double> margin_pt{};
    Colour background = transparent;  ///< Covers the bleed too.
    StyleId ground;                   ///< Whose pictures do as well; invalid where there are none.
    std::vector<CounterChange> counter_reset, counter_set, counter_increment;
    std::array<MarginBoxStyle, margin_boxes> margins;
    StyleId footnotes;  ///< Of the @footnote area; invalid where no sheet speaks of it.
};

}  // namespace bifolium::style
