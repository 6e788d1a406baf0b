#include "layout/floats.h"

#include <algorithm>

namespace bifolium::layout {

using style::Clear;
using style::Float;

Gap FloatSpace::gap(LengthSum top, LengthSum bottom, Gap edges) const {
    Gap free = edges;
    for (auto area = areas_.rbegin(); area != areas_.rend(); ++area) {
        const bool touches = area->bottom > top && (area->top < bottom || area->top == top);
        if (!touches) continue;
        if (area->side == Float::left) {
            free.left = std::max(free.left, area->left + area->width);
        } else {
            free.right = std::min(free.right, area->left);
        }
    }
    return free;
}

LengthSum FloatSpace::next_end(LengthSum top) const {
    LengthSum next = top;
    for (const FloatArea& area : areas_) {
        if (area.bottom > top && (next == top || area.bottom < next)) next = area.bottom;
    }
    return next;
}

LengthSum FloatSpace::end_of(Clear clear) const {
    switch (clear) {
        case Clear::none:
            return 0;
        case Clear::left:
            return left_end_;
        case Clear::right:
            return right_end_;
        case Clear::both:
            return std::max(left_end_, right_end_);
    }
    return 0;
}

void FloatSpace::add(const FloatArea& area) {
    last_top_ = std::max(last_top_, area.top);
    LengthSum& end = area.side == Float::left ? left_end_ : right_end_;
    end = std::max(end, area.bottom);
    areas_.push_back(area);
}

/// A chapter may have thousands: those far above are in nobody's way. (Negative margins lead back
/// up, but not that far.)
void FloatSpace::forget_above(LengthSum top) {
    constexpr LengthSum far = LengthSum{1000} * Length::per_pt;
    if (areas_.size() < 32) return;
    areas_.erase(std::remove_if(areas_.begin(), areas_.end(),
                                [&](const FloatArea& area) { return area.bottom < top - far; }),
                 areas_.end());
}

FloatArea FloatSpace::place(Size margin_box, Float side, LengthSum top, Gap edges) {
    top = std::max(top, last_top_);
    forget_above(top);
    Gap free = gap(top, top + margin_box.height.units(), edges);
    while (free.width() < margin_box.width) {
        const LengthSum next = next_end(top);
        if (next == top) break;  // wider than the box itself: it sticks out
        top = next;
        free = gap(top, top + margin_box.height.units(), edges);
    }
    const Length left = side == Float::left ? free.left : free.right - margin_box.width;
    const FloatArea area{left, margin_box.width, top, top + margin_box.height.units(), side};
    add(area);
    return area;
}

std::vector<FloatArea> FloatSpace::below(LengthSum top) const {
    std::vector<FloatArea> some;
    std::copy_if(areas_.begin(), areas_.end(), std::back_inserter(some),
                 [&](const FloatArea& area) { return area.bottom > top; });
    return some;
}

}  // namespace bifolium::layout
