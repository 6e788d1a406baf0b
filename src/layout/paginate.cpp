#include "layout/paginate.h"

#include <utility>

#include "layout/margin_boxes.h"
#include "layout/notes.h"
#include "layout/page_facts.h"
#include "layout/page_floats.h"
#include "layout/page_plan.h"

namespace bifolium::layout {

Pages paginate(const Context& context, const BoxTree& tree) {
    Pages pages;
    pages.plans = plan_pages(context, tree);
    number_pages(context, tree, pages);
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
    if (plan.from == plan.until) {  // a blank page, or one that holds only notes
        page.body = empty_body(tree, area.width);
        return page;
    }
    FlowSpace space;
    space.inline_size = area.width;
    space.page_height = area.height;
    space.with_margins = true;
    const Laid laid = set_stretch(numbered, tree.root, space, plan.from, plan.until);
    const Point offset = laid.offset;
    page.body = with_absolutes(numbered, laid, {{-offset.x, -offset.y - floats.top}, area});
    page.origin = {page.origin.x + offset.x, page.origin.y + offset.y};
    return page;
}

}  // namespace bifolium::layout
