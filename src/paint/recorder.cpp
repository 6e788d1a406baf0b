#include "paint/recorder.h"

#include <algorithm>
#include <utility>

namespace bifolium::paint {

void Recorder::decoration(What what) {
    sheet_.marks.push_back({.owner = {},
                            .role = Role::artifact,
                            .text_begin = 0,
                            .scope = scope_,
                            .what = std::move(what),
                            .furniture = furniture_.value_or(Furniture::none)});
}

void Recorder::content(style::Source owner, Role role, std::uint32_t text_begin, What what) {
    if (furniture_ || !owner.node.valid() || role == Role::artifact) {
        decoration(std::move(what));
        return;
    }
    sheet_.marks.push_back({.owner = owner,
                            .role = role,
                            .text_begin = text_begin,
                            .scope = scope_,
                            .what = std::move(what),
                            .furniture = Furniture::none});
}

void Recorder::landmark(document::NodeId node, Point at) {
    if (furniture_ || !marked_.insert(node).second) return;
    sheet_.landmarks.push_back({node, mapped(moved_, {at, {}}).origin});
}

void Recorder::link(document::NodeId node, const Rect& rect) {
    sheet_.links.push_back({mapped(moved_, rect), node});
}

void Recorder::cover(document::NodeId node, const Rect& own) {
    if (furniture_ || !node.valid()) return;
    const Rect rect = mapped(moved_, own);
    const auto [at, fresh] = boxes_.try_emplace(node, sheet_.boxes.size());
    if (fresh) {
        sheet_.boxes.emplace_back(node, rect);
    } else {
        Rect& box = sheet_.boxes[at->second].second;
        box = united(box, rect);
    }
}

Rect united(const Rect& a, const Rect& b) {
    const Point least{std::min(a.origin.x, b.origin.x), std::min(a.origin.y, b.origin.y)};
    const Length right = std::max(a.origin.x + a.size.width, b.origin.x + b.size.width);
    const Length bottom = std::max(a.origin.y + a.size.height, b.origin.y + b.size.height);
    return {least, {right - least.x, bottom - least.y}};
}

Rect mapped(const Transform& t, const Rect& r) {
    if (t == Transform{}) return r;
    const double left = r.origin.x.to_pt(), top = r.origin.y.to_pt();
    const double right = left + r.size.width.to_pt(), bottom = top + r.size.height.to_pt();
    const Coordinate first = mapped(t, Coordinate{left, top});
    Coordinate least = first, most = first;
    for (const Coordinate corner : {Coordinate{right, top}, {right, bottom}, {left, bottom}}) {
        const Coordinate at = mapped(t, corner);
        least = {std::min(least.x, at.x), std::min(least.y, at.y)};
        most = {std::max(most.x, at.x), std::max(most.y, at.y)};
    }
    return {{Length::pt(least.x), Length::pt(least.y)},
            {Length::pt(most.x - least.x), Length::pt(most.y - least.y)}};
}

}  // namespace bifolium::paint
