#include "layout/margin_boxes.h"

#include <algorithm>
#include <utility>

#include "layout/generated.h"
#include "layout/margin_content.h"
#include "layout/memo.h"

namespace bifolium::layout {

namespace {

/// One box of the sixteen, before it has a place.
struct MarginBox {
    const style::BoxStyle* style = nullptr;
    Box paragraph;
    style::StyleId id;
    Frame frame;
    Edges margin;
    Length along_margin(bool across) const {
        return across ? margin.left + margin.right : margin.top + margin.bottom;
    }
};

/// The margins of a page, and who sits where.
class MarginAreas {
public:
    MarginAreas(const Context& context, const Pages& pages, std::size_t page)
        : context_(context),
          page_(pages.facts->boxes[pages.facts->box_of[page]]),
          top_(Length::pt(page_.margin_pt.top)),
          right_(Length::pt(page_.margin_pt.right)),
          bottom_(Length::pt(page_.margin_pt.bottom)),
          left_(Length::pt(page_.margin_pt.left)),
          width_(Length::pt(page_.width_pt)),
          height_(Length::pt(page_.height_pt)) {
        for (std::size_t i = 0; i < style::margin_boxes; ++i) {
            const style::MarginBoxStyle& margin = page_.margins[i];
            if (!margin.style.valid()) continue;
            MarginBox& box = boxes_[i].emplace();
            box.style = &context.document.box(margin.style);
            box.id = margin.style;
            box.paragraph = margin_content(context, pages, page, margin);
        }
    }

    std::vector<Child> set() {
        const Length right = width_ - right_, bottom = height_ - bottom_;
        const Size area{right - left_, bottom - top_};  // with the page's border and padding
        corner(0, {{Length(), Length()}, {left_, top_}});
        corner(4, {{right, Length()}, {right_, top_}});
        corner(8, {{right, bottom}, {right_, bottom_}});
        corner(12, {{Length(), bottom}, {left_, bottom_}});
        edge({1, 2, 3}, {{left_, Length()}, {area.width, top_}}, true);
        edge({11, 10, 9}, {{left_, bottom}, {area.width, bottom_}}, true);
        edge({15, 14, 13}, {{Length(), top_}, {left_, area.height}}, false);
        edge({5, 6, 7}, {{right, top_}, {right_, area.height}}, false);
        return std::move(children_);
    }

private:
    void corner(std::size_t index, Rect area) {
        if (!boxes_[index]) return;
        prepare(*boxes_[index], area.size.width);
        place(index, area, true);
    }

    void prepare(MarginBox& box, Length containing) {
        const style::BoxStyle& style = *box.style;
        const auto margin = [&](const style::Extent& extent) {
            return used(context_, extent, containing).value_or(Length());
        };
        const auto padding = [&](const style::LengthPercentage& side) {
            return std::max(Length(), used(context_, side, containing));
        };
        box.margin = {margin(style.margin.top), margin(style.margin.right),
                      margin(style.margin.bottom), margin(style.margin.left)};
        box.frame.border = {
            Length::pt(style.border.top.width_pt), Length::pt(style.border.right.width_pt),
            Length::pt(style.border.bottom.width_pt), Length::pt(style.border.left.width_pt)};
        box.frame.padding = {padding(style.padding.top), padding(style.padding.right),
                             padding(style.padding.bottom), padding(style.padding.left)};
    }

    /// The outer size that an extent says, of `available`.
    std::optional<Length> outer(const MarginBox& box, const style::Extent& extent, Length available,
                                bool across) const {
        const auto said = used(context_, extent, available);
        if (!said) return std::nullopt;
        const Length frame = across ? box.frame.inline_sum() : box.frame.block_sum();
        const bool whole = box.style->box_sizing == style::BoxSizing::border_box;
        return std::max(Length(), *said) + (whole ? Length() : frame) + box.along_margin(across);
    }

    FlexibleBox flexible(const MarginBox& box, Size available, bool across) const {
        const style::BoxStyle& style = *box.style;
        const Length along = across ? available.width : available.height;
        FlexibleBox flexible;
        flexible.size = outer(box, across ? style.width : style.height, along, across);
        flexible.least = outer(box, across ? style.min_width : style.min_height, along, across)
                             .value_or(Length());
        flexible.most = outer(box, across ? style.max_width : style.max_height, along, across)
                            .value_or(Length::largest());
        const Length around =
            (across ? box.frame.inline_sum() : box.frame.block_sum()) + box.along_margin(across);
        if (across) {
            flexible.content = intrinsic_sizes(context_, box.paragraph);
        } else {
            const Length high = content_height(box, available.width);
            flexible.content = {high, high};
        }
        flexible.content.minimum += around;
        flexible.content.maximum += around;
        return flexible;
    }

    Length content_width(const MarginBox& box, Length outer_width) const {
        return std::max(Length(), outer_width - box.along_margin(true) - box.frame.inline_sum());
    }
    Length content_height(const MarginBox& box, Length outer_width) const {
        FlowSpace space;
        space.inline_size = content_width(box, outer_width);
        space.border_width = space.inline_size;
        return height_at(context_, box.paragraph, space);
    }

    void edge(const std::array<std::size_t, 3>& indices, Rect area, bool across) {
        EdgeBoxes edge;
        for (std::size_t i = 0; i < 3; ++i) {
            auto& box = boxes_[indices[i]];
            if (!box) continue;
            prepare(*box, area.size.width);
            edge[i] = flexible(*box, area.size, across);
        }
        const Length whole = across ? area.size.width : area.size.height;
        const std::array<Length, 3> sizes = share_edge(edge, whole);
        const Length middle = Length::raw(LengthSum{(whole - sizes[1]).units()} / 2);
        const std::array<Length, 3> starts{Length(), middle, whole - sizes[2]};
        for (std::size_t i = 0; i < 3; ++i) {
            if (!edge[i]) continue;
            Rect own = area;
            (across ? own.origin.x : own.origin.y) += starts[i];
            (across ? own.size.width : own.size.height) = sizes[i];
            place(indices[i], own, across);
        }
    }

    /// Across the edge a size that is said keeps the box at the page area.
    void place(std::size_t index, Rect outer_rect, bool across) {
        const MarginBox& box = *boxes_[index];
        const style::Extent& other = across ? box.style->height : box.style->width;
        Length& thickness = across ? outer_rect.size.height : outer_rect.size.width;
        if (const auto said = outer(box, other, thickness, !across)) {
            const bool before = across ? index <= 4 : index >= 13;
            if (before) {
                (across ? outer_rect.origin.y : outer_rect.origin.x) += thickness - *said;
            }
            thickness = *said;
        }
        const Point at{outer_rect.origin.x + box.margin.left, outer_rect.origin.y + box.margin.top};
        const Size size{std::max(Length(), outer_rect.size.width - box.along_margin(true)),
                        std::max(Length(), outer_rect.size.height - box.along_margin(false))};
        children_.push_back({at, finish(box, size)});
    }

    FragmentRef finish(const MarginBox& box, Size size) const {
        FlowSpace space;
        space.inline_size = std::max(Length(), size.width - box.frame.inline_sum());
        space.border_width = space.inline_size;
        const Laid laid =
            set_stretch(context_, box.paragraph, space, BreakToken::start(), BreakToken::end());
        const Length free = size.height - box.frame.block_sum() - laid.fragment->size.height;
        Length down = box.frame.above();
        switch (box.style->vertical_align) {
            case style::VerticalAlignment::top:
            case style::VerticalAlignment::text_top:
                break;
            case style::VerticalAlignment::bottom:
            case style::VerticalAlignment::text_bottom:
                down += free;
                break;
            case style::VerticalAlignment::baseline:
            case style::VerticalAlignment::sub:
            case style::VerticalAlignment::super:
            case style::VerticalAlignment::middle:
            case style::VerticalAlignment::length:
                down += Length::raw(LengthSum{free.units()} / 2);
                break;
        }
        BoxPart part;
        part.border = box.frame.border;
        part.padding = box.frame.padding;
        part.clips = box.style->overflow == style::Overflow::hidden;
        part.children.push_back({{box.frame.before_content(), down}, laid.fragment});
        return std::make_shared<const Fragment>(Fragment{{}, box.id, size, std::move(part)});
    }

    const Context& context_;
    const style::PageBox& page_;
    Length top_, right_, bottom_, left_, width_, height_;
    std::array<std::optional<MarginBox>, style::margin_boxes> boxes_;
    std::vector<Child> children_;
};

}  // namespace

std::vector<Child> set_margin_boxes(const Context& context, const Pages& pages, std::size_t page) {
    Memo memo;  // of its own: these boxes live no longer than this call, and a memo knows addresses
    const Context own{context.document,   context.fonts,  context.images, context.facts,
                      context.segmenter,  context.shapes, memo,           context.workers,
                      context.diagnostics};
    return MarginAreas(own, pages, page).set();
}

}  // namespace bifolium::layout
