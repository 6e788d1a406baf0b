// FloatSpace: the floats of one block formatting context, and the room that they leave.
// Places are from the context's containing block; y is a sum, for a context may be a chapter.
// https://www.w3.org/TR/CSS21/visuren.html#floats
#pragma once

#include <vector>

#include "base/geometry.h"
#include "style/computed_style.h"

namespace bifolium::layout {

/// With its margins.
struct FloatArea {
    Length left, width;
    LengthSum top = 0, bottom = 0;
    style::Float side = style::Float::left;
    friend bool operator==(const FloatArea&, const FloatArea&) = default;
};

/// What is free between the edges of a box.
struct Gap {
    Length left, right;
    Length width() const { return right - left; }
};

class FloatSpace {
public:
    /// The highest place at or below `top` and every float before it, within the edges given.
    FloatArea place(Size margin_box, style::Float side, LengthSum top, Gap edges);
    void add(const FloatArea&);

    /// Free from `top` to `bottom`.
    Gap gap(LengthSum top, LengthSum bottom, Gap edges) const;
    /// The next place below `top` where a float ends; `top` itself if none does.
    LengthSum next_end(LengthSum top) const;
    /// Where floats of the side (or both) have ended; 0 at least.
    LengthSum end_of(style::Clear) const;
    LengthSum end() const { return end_of(style::Clear::both); }
    bool empty() const { return areas_.empty(); }  // of those that may still matter
    /// Those that reach below `top`.
    std::vector<FloatArea> below(LengthSum top) const;

private:
    void forget_above(LengthSum top);

    std::vector<FloatArea> areas_;
    LengthSum last_top_ = 0, left_end_ = 0, right_end_ = 0;
};

}  // namespace bifolium::layout
