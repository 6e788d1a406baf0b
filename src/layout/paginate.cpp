#include "layout/paginate.h"

#include <utility>

#include "layout/margin_boxes.h"
#include "layout/margin_content.h"
#include "layout/memo.h"
#include "layout/notes.h"
#include "layout/oversize.h"
#include "layout/page_facts.h"
#include "layout/page_floats.h"
#include "layout/page_plan.h"

namespace bifolium::layout {

Pages paginate(const Context& context, const BoxTree& tree) {
    Pages pages;
    pages.plans = plan_pages(context, tree);
    number_pages(context, tree, pages);
    report_margins(context, pages);
    return pages;
}

namespace {

FragmentRef empty_body(const BoxTree& tree, Length width) {
    return std::make_shared<const Fragment>(
        Fragment{tree.root.source, tree.root.style, {width, Length()}, BoxPart{}});
}

/// https://www.w3.org/TR/css-page-3/#page-model
Child page_frame(const style::PageBox& box) {
    if (!box.frame.valid()) return {};
    const style::Sides<double>&margin = box.margin_pt, &border = box.border_pt;
    const Size size{Length::pt(box.width_pt - margin.left - margin.right),
                    Length::pt(box.height_pt - margin.top - margin.bottom)};
    BoxPart part;
    part.border = {Length::pt(border.top), Length::pt(border.right), Length::pt(border.bottom),
                   Length::pt(border.left)};
    return {{Length::pt(margin.left), Length::pt(margin.top)},
            std::make_shared<const Fragment>(Fragment{{}, box.frame, size, std::move(part)})};
}

/// https://www.w3.org/TR/css-position-3/#fixed-cb
std::vector<Child> set_fixed(const Context& context, const BoxTree& tree, Point origin, Size area) {
    std::vector<Child> out;
    for (const Box& box : tree.fixed) {
        const Absolute absolute{&box, Length(), area.width, 0, text_style(context, box).direction};
        const Placed placed = place_absolute(context, absolute, Point{}, area);
        out.push_back(
            {{origin.x + placed.left, origin.y + Length::raw(placed.top)}, placed.fragment});
    }
    return out;
}

struct BodyArea {
    Size size;
    Length floats_above;
};

/// Of a part, the whole that it is cut from.
SetWhole set_whole(const Context& context, const BoxTree& tree, const PagePlan& plan,
                   const BodyArea& area) {
    const Size size = plan.part ? plan.part->page_area : area.size;
    std::optional<SetWhole>& known = context.memo.whole();
    const bool same = plan.part && known && known->from == plan.from &&
                      known->until == plan.until && known->page_area == size;
    if (same) return *known;
    FlowSpace space;
    space.inline_size = size.width;
    space.page_height = size.height;
    space.with_margins = true;
    space.loosened = plan.loosened;
    const Laid laid = set_stretch(context, tree.root, space, plan.from, plan.until);
    const Rect containing{{-laid.offset.x, -laid.offset.y - area.floats_above}, size};
    SetWhole whole{plan.from, plan.until, size, with_absolutes(context, laid, containing),
                   laid.offset};
    if (plan.part) known = whole;
    return whole;
}

/// At the page's origin; a blank page's, or one's that holds only notes, is empty.
void set_body(const Context& context, const BoxTree& tree, const PagePlan& plan,
              const BodyArea& area, Page& page) {
    if (plan.from == plan.until) {
        page.body = empty_body(tree, area.size.width);
        return;
    }
    const SetWhole whole = set_whole(context, tree, plan, area);
    page.origin.x += whole.offset.x;
    if (!plan.is_further_part()) page.origin.y += whole.offset.y;
    page.body = plan.part ? cut(*whole.body, plan.part->slice) : whole.body;
}

}  // namespace

Page set_page(const Context& context, const BoxTree& tree, const Pages& pages, std::size_t index) {
    const PagePlan& plan = pages.plans.at(index);
    const style::PageBox& box = pages.facts->boxes[pages.facts->box_of[index]];
    const Size area = page_area(box);
    Page page;
    page.trim = {Length::pt(box.width_pt), Length::pt(box.height_pt)};
    page.bleed = Length::pt(box.bleed_pt);
    page.crop_marks = box.crop_marks;
    page.cross_marks = box.cross_marks;
    page.background = box.background;
    page.ground = box.ground;
    page.frame = page_frame(box);
    page.origin = {Length::pt(box.margin_pt.left + box.border_pt.left + box.padding_pt.left),
                   Length::pt(box.margin_pt.top + box.border_pt.top + box.padding_pt.top)};
    page.label = pages.facts->labels[index];
    page.margins = set_margin_boxes(context, pages, index);
    Context numbered = context;
    numbered.references = &pages.references;
    page.first = index == 0;
    page.fixed = set_fixed(numbered, tree, page.origin, area);
    if (!plan.notes.empty()) {
        const FootArea foot = foot_area(context, box.footnotes, area);
        page.foot = set_notes(numbered, tree.notes, foot, plan.notes, area);
        page.foot.offset = {page.foot.offset.x + page.origin.x, page.foot.offset.y + page.origin.y};
    }
    const Length foot =
        page.foot.fragment == nullptr ? Length() : page.origin.y + area.height - page.foot.offset.y;
    PlacedFloats floats = set_page_floats(numbered, plan.floats, area, foot);
    for (Child& child : floats.floats) {
        child.offset = {page.origin.x + child.offset.x, page.origin.y + child.offset.y};
        page.floats.push_back(std::move(child));
    }
    page.origin.y += floats.top;
    const Rect place{page.origin, area};
    set_body(numbered, tree, plan, {area, floats.top}, page);
    shrink_oversize(context, tree, plan, {{place.origin.x, place.origin.y - floats.top}, area},
                    page);
    return page;
}

}  // namespace bifolium::layout
