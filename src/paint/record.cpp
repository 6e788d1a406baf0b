#include <algorithm>
#include <optional>

#include "paint/display_list.h"
#include "paint/recorder.h"
#include "paint/stacking.h"

namespace bifolium::paint {

namespace {

/// Above the body, below it, or beside it.
Furniture furniture_of(const layout::Page& page, const layout::Child& margin) {
    const Length top = margin.offset.y, bottom = top + margin.fragment->size.height;
    const Length body = page.body == nullptr ? Length() : page.body->size.height;
    if (bottom <= page.origin.y) return Furniture::header;
    if (top >= page.origin.y + body && top + bottom >= page.trim.height) return Furniture::footer;
    return Furniture::margin;
}

/// What stands on the page area: smaller where it is larger than the page.
void paint_area(Recorder& recorder, Stacking& stacking, const layout::Page& page) {
    const Point trim = recorder.sheet().trim.origin;
    std::optional<Recorder::Within> smaller;
    if (page.scale < 1) {
        const Point from = trim + page.scale_origin;
        const double rest = 1 - page.scale;
        smaller.emplace(recorder, Scope{.parent = {},
                                        .transform = {.a = page.scale,
                                                      .d = page.scale,
                                                      .e = from.x.to_pt() * rest,
                                                      .f = from.y.to_pt() * rest},
                                        .clip = {}});
    }
    if (page.body != nullptr) stacking.paint(*page.body, trim + page.origin);
    for (const layout::Child& floating : page.floats) {
        stacking.paint(*floating.fragment, trim + floating.offset);
    }
    if (page.foot.fragment != nullptr) {
        stacking.paint(*page.foot.fragment, trim + page.foot.offset, true);
    }
}

}  // namespace

Sheet record(const layout::Page& page, const layout::Context& context) {
    Recorder recorder(context);
    set_media(recorder, page);
    Stacking stacking(recorder);
    const Point trim = recorder.sheet().trim.origin;
    const auto fixed = [&](bool below) {
        std::optional<Recorder::Artifacts> artifacts;
        if (!page.first) artifacts.emplace(recorder, Furniture::none);
        for (const layout::Child& child : page.fixed) {
            const style::BoxStyle& box = context.document.box(child.fragment->style);
            if ((box.z_index.value_or(0) < 0) == below) {
                stacking.paint(*child.fragment, trim + child.offset);
            }
        }
    };
    if (page.frame.fragment != nullptr) {
        const Recorder::Artifacts artifacts(recorder, Furniture::none);
        stacking.paint(*page.frame.fragment, trim + page.frame.offset, true);
    }
    fixed(true);
    paint_area(recorder, stacking, page);
    fixed(false);
    for (const layout::Child& margin : page.margins) {
        if (margin.fragment == nullptr) continue;
        const Recorder::Artifacts artifacts(recorder, furniture_of(page, margin));
        stacking.paint(*margin.fragment, trim + margin.offset, true);
    }
    return std::move(recorder.sheet());
}

}  // namespace bifolium::paint
