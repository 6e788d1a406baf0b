#include "layout/oversize.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "layout/memo.h"
#include "layout/paragraph_memo.h"

namespace bifolium::layout {

namespace {

/// Smaller than that nobody could read it.
constexpr double least_scale = 0.05;

/// How far words reach to the right or to the left, and whose they are.
struct Reach {
    Length x;
    document::NodeId node;
};

class ReachOfText {
public:
    ReachOfText(const Context& context, bool leftwards)
        : context_(context), leftwards_(leftwards) {}

    /// What is positioned by hand, moved or clipped is where its author wants it.
    void see(const Fragment& fragment, Length left) {
        if (const auto* line = std::get_if<LinePart>(&fragment.part)) {
            for (const Child& child : line->children) see_word(child, left);
            return;
        }
        const auto* box = std::get_if<BoxPart>(&fragment.part);
        if (box == nullptr || box->clips) return;
        if (!box->anonymous && context_.document.box(fragment.style).holds_positioned()) return;
        for (const Child& child : box->children) {
            if (child.fragment != nullptr) see(*child.fragment, left + child.offset.x);
        }
    }
    const std::optional<Reach>& furthest() const { return furthest_; }

private:
    void see_word(const Child& child, Length left) {
        if (child.fragment == nullptr) return;
        const Length at = left + child.offset.x;
        const auto* text = std::get_if<TextPart>(&child.fragment->part);
        if (text == nullptr) return see(*child.fragment, at);
        const bool hangs =
            text->paragraph->text.text().find_first_not_of(' ', text->text.begin) >= text->text.end;
        if (hangs) return;
        const Length end = leftwards_ ? at : at + child.fragment->size.width;
        if (furthest_ && (leftwards_ ? end >= furthest_->x : end <= furthest_->x)) return;
        document::NodeId node = text->paragraph->text.source_of(text->text.begin).node;
        if (!node.valid()) node = child.fragment->source.node;
        furthest_ = {end, node};
    }

    const Context& context_;
    bool leftwards_;
    std::optional<Reach> furthest_;
};

void report(const Context& context, document::NodeId node, Length over, double scale,
            const std::string& what) {
    const Span span = node.valid() ? context.document.document()[node].span : Span{};
    const std::string message = what + " " + in_points(over) + " pt, so the page is shown at " +
                                std::to_string(static_cast<int>(scale * 100)) + " % of its size";
    const bool is_new =
        context.memo.paragraphs()
            .told.emplace("page.overflow", node.valid() ? node.index() : 0, 0U, message)
            .second;
    if (!is_new) return;
    context.diagnostics.report({Severity::warning, "page.overflow", span, message,
                                "make it smaller, or let it break over lines or pages"});
}

double ratio(Length room, Length needed) {
    return std::max(least_scale, room.to_pt() / std::max(Length::pt(1), needed).to_pt());
}

/// From the top of the page area down; the notes begin at its top.
void shrink_foot(const Context& context, const BoxTree& tree, const PagePlan& plan,
                 const Rect& area, Page& page) {
    const Length high = page.foot.fragment->size.height;
    if (high <= area.size.height || plan.notes.empty()) return;
    page.foot.offset.y = area.origin.y;
    page.scale = std::min(page.scale, ratio(area.size.height, high));
    report(context, tree.notes[plan.notes.front().note].source.node, high - area.size.height,
           page.scale, "the notes at this page's foot are higher than it by");
}

void shrink_floats(const Context& context, const Rect& area, Page& page) {
    Length bottom = area.origin.y;
    document::NodeId node;
    for (const Child& child : page.floats) {
        const Length end = child.offset.y + child.fragment->size.height;
        if (end > bottom) node = child.fragment->source.node;
        bottom = std::max(bottom, end);
    }
    const Length needed = bottom - area.origin.y;
    if (needed <= area.size.height + Length::pt(0.1)) return;
    page.scale = std::min(page.scale, ratio(area.size.height, needed));
    report(context, node, needed - area.size.height, page.scale,
           "what floats on this page is higher than it by");
}

void shrink_width(const Context& context, const Rect& area, Page& page) {
    const style::StyleId root = context.document.style({context.document.document().root()});
    const bool leftwards =
        root.valid() && context.document.text(root).direction == Direction::right_to_left;
    ReachOfText reach(context, leftwards);
    reach.see(*page.body, page.origin.x);
    if (page.foot.fragment != nullptr) reach.see(*page.foot.fragment, page.foot.offset.x);
    if (!reach.furthest()) return;
    const Length right = area.origin.x + area.size.width;
    const auto [x, node] = *reach.furthest();
    const Length over = leftwards ? -x : x - page.trim.width;
    if (over <= Length::pt(0.1) || area.size.width < Length::pt(1)) return;
    const Length needed = leftwards ? right - x : x - area.origin.x;
    page.scale = std::min(page.scale, ratio(area.size.width, needed));
    page.scale_origin.x = leftwards ? right : area.origin.x;
    report(context, node, over, page.scale, "words reach over the sheet's edge by");
}

}  // namespace

std::string in_points(Length length) {
    std::array<char, 32> digits{};
    const auto end =
        std::to_chars(digits.begin(), digits.end(), length.to_pt(), std::chars_format::fixed, 1);
    return {digits.begin(), end.ptr};
}

void shrink_oversize(const Context& context, const BoxTree& tree, const PagePlan& plan,
                     const Rect& area, Page& page) {
    page.scale_origin = area.origin;
    if (plan.part) page.scale = plan.part->slice.scale;
    if (page.foot.fragment != nullptr) shrink_foot(context, tree, plan, area, page);
    if (!page.floats.empty()) shrink_floats(context, area, page);
    shrink_width(context, area, page);
}

}  // namespace bifolium::layout
