#include "layout/slices.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace bifolium::layout {

namespace {

LengthSum bottom_of(const Fragment& fragment, LengthSum top) {
    return top + fragment.size.height.units();
}

const std::vector<Child>* children_of(const Fragment& fragment) {
    if (const auto* box = std::get_if<BoxPart>(&fragment.part)) return &box->children;
    if (const auto* line = std::get_if<LinePart>(&fragment.part)) return &line->children;
    return nullptr;
}

bool is_ground(const Fragment& fragment) {
    return std::holds_alternative<TableGroundPart>(fragment.part) ||
           std::holds_alternative<ColumnRulePart>(fragment.part);
}

/// What is on one page, or on none: lines, unless they hold something that is too high for any.
bool is_whole(const Fragment& fragment, Length page_height) {
    if (std::holds_alternative<BoxPart>(fragment.part) || is_ground(fragment)) return false;
    const auto* line = std::get_if<LinePart>(&fragment.part);
    if (line == nullptr || fragment.size.height <= page_height) return true;
    return std::none_of(line->children.begin(), line->children.end(), [](const Child& child) {
        const auto* box = std::get_if<BoxPart>(&child.fragment->part);
        return box != nullptr && !box->inline_box;
    });
}

/// A fragment as far as a slice shows it, and where its top is then.
struct Piece {
    FragmentRef fragment;
    LengthSum top = 0;
};

class Cutter {
public:
    explicit Cutter(const Slice& slice) : slice_(slice) {}

    std::optional<Piece> cut(const Child& child, LengthSum parent_top) const {
        if (child.fragment == nullptr) return std::nullopt;
        const Fragment& fragment = *child.fragment;
        const LengthSum top = parent_top + child.offset.y.units();
        const LengthSum bottom = bottom_of(fragment, top);
        if (is_whole(fragment, slice_.page_height)) {
            const bool here = bottom > slice_.shown && bottom <= slice_.bottom;
            return here ? std::optional(Piece{child.fragment, top}) : std::nullopt;
        }
        Fragment part = fragment;
        const LengthSum begin = std::clamp(top, slice_.top, slice_.bottom);
        const LengthSum end = std::clamp(bottom, slice_.top, slice_.bottom);
        part.size.height = Length::raw(end - begin);
        const bool some = cut_children(part, top, begin);
        if (!some && end <= begin) return std::nullopt;
        if (auto* box = std::get_if<BoxPart>(&part.part))
            cut_edges(*box, begin - top, bottom - end);
        return Piece{std::make_shared<const Fragment>(std::move(part)), begin};
    }

private:
    bool cut_children(Fragment& part, LengthSum top, LengthSum begin) const {
        auto* box = std::get_if<BoxPart>(&part.part);
        auto* line = std::get_if<LinePart>(&part.part);
        if (line != nullptr) line->baseline += Length::raw(top - begin);
        if (box == nullptr && line == nullptr) return false;
        std::vector<Child>& children = box != nullptr ? box->children : line->children;
        std::vector<Child> kept;
        for (const Child& child : children) {
            auto piece = cut(child, top);
            if (!piece) continue;
            kept.push_back(
                {{child.offset.x, Length::raw(piece->top - begin)}, std::move(piece->fragment)});
        }
        children = std::move(kept);
        return !children.empty();
    }
    static void cut_edges(BoxPart& box, LengthSum above, LengthSum below) {
        if (above > 0) {
            box.starts = false;
            box.border.top = box.padding.top = Length();
        }
        if (below > 0) {
            box.ends = false;
            box.border.bottom = box.padding.bottom = Length();
        }
    }

    const Slice& slice_;
};

}  // namespace

Slicer::Slicer(const Fragment& fragment, Length page_height) : page_height_(page_height) {
    collect(fragment, 0);
    std::stable_sort(wholes_.begin(), wholes_.end(),
                     [](const Whole& a, const Whole& b) { return a.top < b.top; });
}

void Slicer::collect(const Fragment& fragment, LengthSum top) {
    if (is_whole(fragment, page_height_)) {
        wholes_.push_back({top, bottom_of(fragment, top)});
        return;
    }
    const std::vector<Child>* children = children_of(fragment);
    if (children == nullptr) return;
    for (const Child& child : *children) {
        if (child.fragment != nullptr) collect(*child.fragment, top + child.offset.y.units());
    }
}

/// Begins where the last one ended, at what that left over, or at what comes next.
Slice Slicer::next(Length height) {
    Slice slice{.page_height = page_height_};
    if (!slices_.empty()) slice.shown = slices_.back().bottom;
    const bool some = next_ < wholes_.size();
    const bool further = !slices_.empty();
    if (some && (further || wholes_[next_].bottom > height.units())) {
        slice.top = wholes_[next_].top;
        const LengthSum high = wholes_[next_].bottom - slice.top;
        if (high > height.units()) {
            slice.scale = static_cast<double>(height.units()) / static_cast<double>(high);
        }
    }
    const LengthSum window =
        slice.scale < 1 ? wholes_[next_].bottom - slice.top : LengthSum{height.units()};
    slice.bottom = slice.top + window;
    const LengthSum lowest = show(slice);
    const bool more = next_ < wholes_.size();
    if (more) slice.bottom = std::max(lowest, std::min(slice.bottom, wholes_[next_].top));
    slices_.push_back(slice);
    return slice;
}

/// How far down the lowest of what it shows comes.
LengthSum Slicer::show(const Slice& slice) {
    LengthSum lowest = slice.top;
    for (std::size_t i = next_; i < wholes_.size() && wholes_[i].top <= slice.bottom; ++i) {
        if (wholes_[i].shown || wholes_[i].bottom > slice.bottom) continue;
        wholes_[i].shown = true;
        lowest = std::max(lowest, wholes_[i].bottom);
    }
    while (next_ < wholes_.size() && wholes_[next_].shown) ++next_;
    return lowest;
}

FragmentRef cut(const Fragment& fragment, const Slice& slice) {
    const Child whole{{}, std::make_shared<const Fragment>(fragment)};
    const auto piece = Cutter(slice).cut(whole, 0);
    if (piece) return piece->fragment;
    BoxPart nothing;
    return std::make_shared<const Fragment>(Fragment{
        fragment.source, fragment.style, {fragment.size.width, Length()}, std::move(nothing)});
}

}  // namespace bifolium::layout
