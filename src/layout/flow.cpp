// The walk through a block formatting context: boxes in the order of the flow, and the places
// between them.
#include "layout/flow.h"

#include <algorithm>
#include <utility>

#include "layout/junction.h"
#include "layout/table_flow.h"

namespace bifolium::layout {

Part Part::of_child(std::size_t child) const {
    Part part;
    if (resumed() && from.front() == child) {
        part.from = from.subspan(1);
        part.from_lines = from_lines;
    }
    if (cut() && until.front() == child) {
        part.until = until.subspan(1);
        part.until_lines = until_lines;
    }
    return part;
}

Flow::Flow(const Context& context, const FlowSpace& space, Task task, LengthSum enough)
    : context_(context), space_(space), task_(task), enough_(enough) {
    for (const Exclusion& exclusion : space.floats) {
        const Rect& area = exclusion.area;
        const LengthSum top = area.origin.y.units();
        floats_.add(
            {area.origin.x, area.size.width, top, top + area.size.height.units(), exclusion.side});
    }
}

void Flow::run(const Box& root, const Part& part, bool forced_start) {
    discard_ = part.resumed() && !forced_start;
    forced_top_ = part.resumed() && forced_start;
    box(root, part);
}

std::optional<Length> Flow::baseline() const {
    if (!baseline_) return std::nullopt;
    return Length::raw(*baseline_);
}

Laid Flow::take_laid() {
    laid_.baseline = baseline();
    laid_.margin_bottom = pending_.sum();
    return std::move(laid_);
}

Measured Flow::take_measured() {
    if (!stopped_) {
        BreakOpportunity end;
        end.before = end.after = bottom_;
        end.notes = called();
        end.floats = floated();
        end.token = BreakToken::end();
        opportunities_.push_back(std::move(end));
    }
    return {std::move(opportunities_),
            std::move(called_),
            std::move(page_floats_),
            std::move(paragraphs_),
            baseline(),
            top_,
            pending_.sum()};
}

void Flow::call(Range notes) {
    if (!measuring()) return;
    for (std::uint32_t note = notes.begin; note < notes.end; ++note) called_.push_back(note);
}

void Flow::box(const Box& box, const Part& part) {
    switch (box.kind) {
        case BoxKind::replaced:
            return replaced(box);
        case BoxKind::paragraph:
            return paragraph(box, part);
        case BoxKind::table:
            return TableFlow(*this, box).run(part);
        case BoxKind::block:
        case BoxKind::rule:
        case BoxKind::table_caption:
        case BoxKind::table_row_group:
        case BoxKind::table_row:
        case BoxKind::table_cell:
            return block(box, part);
    }
}

void Flow::block(const Box& box, const Part& part) {
    if (is_multicol(context_, box)) return columns(box, part);
    open(box, part.resumed(), Auto::fill);
    children(box, part);
    close(part.cut());
}

void Flow::children(const Box& parent, const Part& part) {
    const std::size_t first = part.resumed() ? part.from.front() : 0;
    bool after_flow = false;  // is there a sibling in flow since the last place for a break?
    for (std::size_t i = first; i < parent.children.size(); ++i) {
        if (part.cut_before(i) || enough()) break;
        const Box& child = parent.children[i];
        if (after_flow) between(parent, i);
        after_flow = false;
        path_.push_back(static_cast<std::uint32_t>(i));
        if (in_flow(context_, child)) {
            box(child, part.of_child(i));
            after_flow = true;
        } else {
            out_of_flow(child);
        }
        path_.pop_back();
    }
}

void Flow::between(const Box& parent, std::size_t before) {
    if (!measuring()) return;
    const bool more = std::any_of(parent.children.begin() + static_cast<std::ptrdiff_t>(before),
                                  parent.children.end(),
                                  [&](const Box& child) { return in_flow(context_, child); });
    if (!more) return;
    const Junction both = junction(context_, parent, before);
    int penalty = avoiding_ * penalty_avoid;
    if (both.avoid) {
        penalty += penalty_keep;
        lines_since_keep_ = 0;
    } else if (lines_since_keep_ < 2) {
        penalty += penalty_stranded;
    }
    const bool forced = ends_page(both.force) || (both.force != Force::none && space_.in_columns);
    note({static_cast<std::uint32_t>(before)}, forced ? 0 : penalty,
         forced ? both.force : Force::none);
}

void Flow::note(const std::vector<std::uint32_t>& below, int penalty, Force force) {
    BreakOpportunity opportunity;
    const LengthSum floats_end = end_of_floats();
    opportunity.before = std::max(y_, floats_end) + clone_bottom_;
    if (floats_end > y_ && force == Force::none) penalty += penalty_beside_float;
    opportunity.penalty = penalty;
    opportunity.force = force;
    opportunity.notes = called();
    opportunity.floats = floated();
    opportunity.token.path = path_;
    opportunity.token.path.insert(opportunity.token.path.end(), below.begin(), below.end());
    if (force != Force::none) {  // the margins before it end with the page; those after it stay
        y_ = std::max(y_, floats_end);
        pending_.clear();
        opportunity.after = y_ - clone_top_;
        for (std::size_t i = unsettled_; i < opportunities_.size(); ++i) {
            opportunities_[i].after += y_;
        }
        opportunities_.push_back(std::move(opportunity));
        unsettled_ = opportunities_.size();
        forced_top_ = true;
        return;
    }
    opportunity.after = -clone_top_;  // settle() adds where the next thing begins
    opportunities_.push_back(std::move(opportunity));
}

/// A formatting context of its own stands beside floats too.
LengthSum Flow::end_of_floats() const {
    LengthSum end = floats_.end();
    for (const OpenBox& box : open_) {
        if (box.outer_floats) end = std::max(end, box.outer_floats->end());
    }
    return end;
}

void Flow::out_of_flow(const Box& child) {
    OpenBox& parent = open_.back();
    const Gap edges{parent.content_left, parent.content_left + parent.content_width};
    call(child.notes);
    if (child.floats_on_page) {
        if (measuring()) page_floats_.push_back(&child);
        return;
    }
    if (is_floating(context_, child)) {
        const FloatArea area = reserve(child, hypothetical(), edges);
        if (!measuring()) set_float(child, area, edges);
    } else if (!measuring()) {
        parent.absolutes.push_back({&child, edges.left, edges.right, hypothetical(),
                                    text_style(context_, *parent.box).direction});
    }
}

namespace {

Part part_of(const BreakToken& from, const BreakToken& until) {
    const bool to_end = until == BreakToken::end();
    return {from.path, to_end ? std::span<const std::uint32_t>() : until.path, from.lines.get(),
            until.lines.get()};
}

}  // namespace

Laid set_stretch(const Context& context, const Box& box, const FlowSpace& space,
                 const BreakToken& from, const BreakToken& until) {
    Flow flow(context, space, Flow::Task::set, 0);
    flow.run(box, part_of(from, until), junction_at(context, box, from).force != Force::none);
    return flow.take_laid();
}

Measured measure_whole(const Context& context, const Box& box, const FlowSpace& space) {
    Flow flow(context, space, Flow::Task::measure, std::numeric_limits<LengthSum>::max());
    flow.run(box, {}, false);
    return flow.take_measured();
}

Measured measure_stretch(const Context& context, const Box& box, const FlowSpace& space,
                         const BreakToken& from, const BreakToken& until, LengthSum enough) {
    Flow flow(context, space, Flow::Task::measure, enough);
    flow.run(box, part_of(from, until), junction_at(context, box, from).force != Force::none);
    Measured measured = flow.take_measured();
    BreakOpportunity& last = measured.places.back();
    if (last.token == BreakToken::end()) last.token = until;
    return measured;
}

}  // namespace bifolium::layout
