// The page as @page describes it. A page's side, name, being first or blank may choose its box, and
// its place in the document or among the pages of its name. https://www.w3.org/TR/css-page-3/
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/atom.h"
#include "base/diagnostic.h"
#include "style/computed_style.h"

namespace bifolium::style {

enum class PageSide : std::uint8_t { left, right };

struct PageContext {
    Atom name;  ///< "@page cover"; may be invalid.
    PageSide side = PageSide::right;
    bool first = false;  ///< Of the document.
    bool blank = false;
    std::uint32_t index = 0;     ///< From 0.
    std::uint32_t in_group = 0;  ///< Among the pages of its name, from 1; 0: in no group.
    friend bool operator==(const PageContext&, const PageContext&) = default;
};

/// Sixteen, clockwise from the top left corner: css::MarginBox.
inline constexpr std::size_t margin_boxes = 16;

struct MarginBoxStyle {
    StyleId style;  ///< Invalid where there is no such box (content: none).
    std::vector<ContentItem> content;
    /// Against its colours, where they were looked at: holds if a page shows words in it.
    std::optional<Diagnostic> low_contrast;
};

struct PageBox {
    double width_pt = 0, height_pt = 0;  ///< Of the trimmed sheet.
    double bleed_pt = 0;
    bool crop_marks = false, cross_marks = false;
    Sides<double> margin_pt{}, border_pt{}, padding_pt{};
    StyleId frame;  ///< Whose border is painted around the page area; invalid where there is none.
    Colour background = transparent;  ///< Covers the bleed too.
    StyleId ground;                   ///< Whose pictures do as well; invalid where there are none.
    std::vector<CounterChange> counter_reset, counter_set, counter_increment;
    std::array<MarginBoxStyle, margin_boxes> margins;
    StyleId footnotes;  ///< Of the @footnote area; invalid where no sheet speaks of it.

    /// Inside margins, border and padding.
    double area_width_pt() const {
        return width_pt - margin_pt.left - margin_pt.right - border_pt.left - border_pt.right -
               padding_pt.left - padding_pt.right;
    }
    double area_height_pt() const {
        return height_pt - margin_pt.top - margin_pt.bottom - border_pt.top - border_pt.bottom -
               padding_pt.top - padding_pt.bottom;
    }
};

}  // namespace bifolium::style
