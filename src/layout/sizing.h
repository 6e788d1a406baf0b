// Sizing: from a box's style to used widths, heights and edges, CSS 2.1 chapter 10 and
// css-sizing-3. Doubles of the style are rounded here, once, into Lengths. It knows no positions.
// https://www.w3.org/TR/CSS21/visudet.html
#pragma once

#include <optional>

#include "layout/algorithm.h"
#include "layout/lines.h"

namespace bifolium::layout {

/// Of an anonymous box: initial values, since only the text group of its style holds.
const style::BoxStyle& box_style(const Context&, const Box&);
const style::TextStyle& text_style(const Context&, const Box&);

/// Takes part in its parent's flow: neither floating nor absolutely positioned.
bool in_flow(const Context&, const Box&);
bool is_absolute(const Context&, const Box&);
bool is_floating(const Context&, const Box&);
/// Its floats stay inside and its margins do not collapse with its children's.
bool is_formatting_root(const Context&, const Box&);

Length used(const Context&, const style::LengthPercentage&, Length base);
/// None for anything but a length.
std::optional<Length> used(const Context&, const style::Extent&, Length base);

/// Borders and padding together are the frame.
struct Frame {
    Edges border, padding;
    Length inline_sum() const { return border.left + padding.left + padding.right + border.right; }
    Length block_sum() const { return border.top + padding.top + padding.bottom + border.bottom; }
    Length above() const { return border.top + padding.top; }
    Length below() const { return border.bottom + padding.bottom; }
    Length before_content() const { return border.left + padding.left; }
};
/// Percentages, vertical ones too, are of the containing block's inline size.
Frame frame_of(const Context&, const Box&, Length containing);

/// A margin is none where it is auto.
style::Sides<std::optional<Length>> margins_of(const Context&, const Box&, Length containing);

enum class Auto : std::uint8_t { fill, shrink };  ///< What `width: auto` does.

/// The border box's width. `available` is what is left of the containing block for it.
Length border_width(const Context&, const Box&, Length containing, Length available, Auto);

/// min-content and max-content of the border box, without margins.
IntrinsicSizes border_sizes(const Context&, const Box&);

/// The content height that the style demands, if it does; `containing` if that one is definite.
std::optional<Length> definite_height(const Context&, const Box&, const Frame&,
                                      std::optional<Length> containing);
/// Holds `height` (of the content) between min-height and max-height.
Length clamp_height(const Context&, const Box&, const Frame&, Length height,
                    std::optional<Length> containing);

/// A picture's border box. https://www.w3.org/TR/CSS21/visudet.html#inline-replaced-width
Size replaced_size(const Context&, const Box&, Length containing_width,
                   std::optional<Length> containing_height);

}  // namespace bifolium::layout
