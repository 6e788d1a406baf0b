// Opening and closing boxes: where margins collapse, widths are used, heights end and fragments are
// made.
#include <algorithm>
#include <utility>

#include "layout/flow.h"

namespace bifolium::layout {

using style::BoxDecorationBreak;
using style::Position;

namespace {

Length half(Length length) {
    return Length::raw(LengthSum{length.units()} / 2);
}

bool clones(const style::BoxStyle& style) {
    return style.decoration_break == BoxDecorationBreak::clone;
}

}  // namespace

std::optional<Length> Flow::containing_height() const {
    return open_.empty() ? space_.block_size : open_.back().height;
}

Gap Flow::containing_edges() const {
    if (open_.empty()) return {Length(), space_.inline_size};
    return {open_.back().content_left, open_.back().content_left + open_.back().content_width};
}

void Flow::settle() {
    if (!discard_) y_ += pending_.sum();
    pending_.clear();
    discard_ = forced_top_ = false;
    for (auto box = open_.rbegin(); box != open_.rend() && !box->settled; ++box) {
        box->settled = true;
        box->top = box->content_top = y_;
    }
    for (; unsettled_ < opportunities_.size(); ++unsettled_) {
        opportunities_[unsettled_].after += y_ - kept_;
    }
    kept_ = 0;
}

/// What is left of it at the top of a page. https://www.w3.org/TR/css-break-4/#break-margins
Length Flow::margin_at_break(const Box& box, Length margin_top) {
    if (box.anonymous) return margin_top;
    switch (context_.document.page_style(box.style).margin_break) {
        case style::MarginBreak::automatic:
            break;
        case style::MarginBreak::keep:
            if (discard_) {
                discard_ = false;
                pending_.clear();
            }
            kept_ = std::max<LengthSum>(kept_, margin_top.units());
            break;
        case style::MarginBreak::discard:
            if (forced_top_) return {};
            break;
    }
    return margin_top;
}

void Flow::begin_margin(const Box& box, Length margin_top) {
    const style::BoxStyle& style = box_style(context_, box);
    margin_top = margin_at_break(box, margin_top);
    MarginSum with = pending_;
    with.add(margin_top);
    const bool clears = style.clear != style::Clear::none;
    const LengthSum floats_end = clears ? floats_.end_of(style.clear) : 0;
    if (clears && floats_end > (discard_ ? y_ : y_ + with.sum())) {
        settle();  // clearance stands between this margin and those above
        y_ = std::max(y_, floats_end);
    } else {
        pending_ = with;
    }
}

Gap Flow::across(const Box& box, Auto automatic) {
    const Gap edges = containing_edges();
    const Length containing = edges.width();
    const auto margin = margins_of(context_, box, containing);
    const Length left = margin.left.value_or(Length()), right = margin.right.value_or(Length());
    Gap room{edges.left + left, edges.right - right};
    if (!floats_.empty() && is_apart(box)) {
        const Length least = border_sizes(context_, box).minimum;
        Gap free = floats_.gap(y_, y_ + 1, edges);
        while (free.width() < std::min(least, containing)) {
            const LengthSum next = floats_.next_end(y_);
            if (next == y_) break;
            y_ = next;
            free = floats_.gap(y_, y_ + 1, edges);
        }
        room = {std::max(room.left, free.left), std::min(room.right, free.right)};
    }
    const Length width = border_width(context_, box, containing, room.width(), automatic);
    const Length rest = room.width() - width;
    const bool leftwards = !open_.empty() && text_style(context_, *open_.back().box).direction ==
                                                 Direction::right_to_left;
    Length shift = leftwards ? rest : Length();
    if (rest > Length()) {
        if (!margin.left && !margin.right)
            shift = half(rest);
        else if (!margin.left)
            shift = rest;
        else if (!margin.right)
            shift = Length();
    }
    return {room.left + shift, room.left + shift + width};
}

bool Flow::avoids_breaks(style::BreakInside inside) const {
    return inside == style::BreakInside::avoid ||
           (inside == style::BreakInside::avoid_column && space_.in_columns);
}

bool Flow::is_apart(const Box& box) const {
    return box.kind == BoxKind::replaced || is_formatting_root(context_, box);
}

void Flow::open(const Box& box, bool resumed, Auto automatic) {
    const bool root = open_.empty();
    const Length containing = containing_edges().width();
    OpenBox o;
    o.box = &box;
    o.style = &box_style(context_, box);
    o.frame = frame_of(context_, box, containing);
    o.containing_height = containing_height();
    const bool cell = box.kind == BoxKind::table_cell;  // its height is a wish to its row
    if (!resumed && !cell) o.height = definite_height(context_, box, o.frame, o.containing_height);
    if (root && space_.frame) o.frame = *space_.frame;
    if (root && space_.border_height) {
        o.height = std::max(Length(), *space_.border_height - o.frame.block_sum());
    }
    o.starts = !resumed;
    const auto margin = margins_of(context_, box, containing);
    const bool with_margins = !root || space_.with_margins;
    if (with_margins) o.margin_bottom = margin.bottom.value_or(Length());
    if (with_margins && !resumed) begin_margin(box, margin.top.value_or(Length()));
    o.separate = root ? !space_.with_margins : is_apart(box);
    if (o.separate && !resumed) settle();
    Gap sides{Length(), space_.border_width.value_or(Length())};
    if (!root || !space_.border_width) sides = across(box, automatic);
    o.left = sides.left;
    o.width = sides.width();
    o.content_left = o.left + o.frame.before_content();
    o.content_width = std::max(Length(), o.width - o.frame.inline_sum());
    if (o.separate && !root) o.outer_floats = std::exchange(floats_, FloatSpace());
    const style::PageStyle* page =
        box.anonymous ? nullptr : &context_.document.page_style(box.style);
    o.avoids_breaks = page != nullptr && avoids_breaks(page->break_inside);
    o.marker_waits = box.marker != nullptr && !resumed;
    begin(std::move(o), resumed);
}

void Flow::begin(OpenBox o, bool resumed) {
    const LengthSum above = o.frame.above().units();
    const bool cloned = clones(*o.style);
    if (cloned) {
        clone_top_ += above;
        clone_bottom_ += o.frame.below().units();
    }
    if (o.avoids_breaks) ++avoiding_;
    const bool separate = o.separate;
    open_.push_back(std::move(o));
    if (resumed) {
        open_.back().settled = true;
        open_.back().top = y_;
        if (cloned) y_ += above;
        open_.back().content_top = y_;
    } else if (above > 0 || separate) {
        settle();
        y_ += above;
        open_.back().content_top = y_;
    }
}

void Flow::end_height() {
    OpenBox& o = open_.back();
    const bool shut = o.separate || o.frame.below() > Length();  // no margin gets out
    if (shut || o.height.value_or(Length()) > Length()) settle();
    const LengthSum reached = o.separate ? std::max(y_, floats_.end()) : y_;
    const Length natural = o.settled ? Length::raw(reached - o.content_top) : Length();
    const Length height =
        o.height ? *o.height
                 : clamp_height(context_, *o.box, o.frame, natural, o.containing_height);
    if (height == natural && !shut) return;  // margins go on collapsing
    if (!o.settled) settle();
    pending_.clear();
    y_ = o.content_top + height.units();
}

void Flow::close(bool cut) {
    if (open_.back().marker_waits && !cut) empty_item();
    if (!cut) end_height();
    OpenBox o = std::move(open_.back());
    open_.pop_back();
    const bool cloned = clones(*o.style);
    if (cut && o.separate) y_ = std::max(y_, floats_.end());
    if (!cut || cloned) y_ += o.frame.below().units();
    if (cloned) {
        clone_top_ -= o.frame.above().units();
        clone_bottom_ -= o.frame.below().units();
    }
    if (o.avoids_breaks) --avoiding_;
    if (o.outer_floats) floats_ = std::move(*o.outer_floats);
    if (!o.settled) o.top = hypothetical();
    const LengthSum bottom = o.settled ? y_ : o.top;
    if (!cut) pending_.add(o.margin_bottom);
    if (open_.empty()) {
        top_ = o.top;
        bottom_ = std::max(bottom, floats_.end());
    }
    if (!measuring()) hand_over(o, bottom, cut);
}

void Flow::hand_over(OpenBox& o, LengthSum bottom, bool cut) {
    FragmentRef fragment = finish(o, bottom, cut);
    if (open_.empty()) {
        laid_.fragment = std::move(fragment);
        laid_.offset = {o.left, Length::raw(o.top)};
        laid_.absolutes = std::move(o.absolutes);
        for (Absolute& absolute : laid_.absolutes) {
            absolute.left -= o.left;
            absolute.right -= o.left;
            absolute.top -= o.top;
        }
        return;
    }
    OpenBox& parent = open_.back();
    std::move(o.absolutes.begin(), o.absolutes.end(), std::back_inserter(parent.absolutes));
    std::move(o.floats.begin(), o.floats.end(), std::back_inserter(parent.floats));
    put({o.left, o.top, std::move(fragment)}, *o.style);
}

FragmentRef Flow::finish(OpenBox& o, LengthSum bottom, bool cut) {
    const bool cloned = clones(*o.style);
    BoxPart part;
    part.border = o.frame.border;
    part.padding = o.frame.padding;
    part.anonymous = o.box->anonymous;
    part.starts = o.starts;
    part.ends = !cut;
    part.clips = o.style->overflow == style::Overflow::hidden;
    if (!o.starts && !cloned) part.border.top = part.padding.top = Length();
    if (cut && !cloned) part.border.bottom = part.padding.bottom = Length();
    const bool positioned = o.style->holds_positioned();
    if (positioned) place_absolutes(o, bottom);
    const auto add = [&](const Placed& placed) {
        part.children.push_back(
            {{placed.left - o.left, Length::raw(placed.top - o.top)}, placed.fragment});
    };
    std::stable_sort(o.positioned.begin(), o.positioned.end(),
                     [](const Placed& a, const Placed& b) { return a.order < b.order; });
    const auto raised = std::find_if(o.positioned.begin(), o.positioned.end(),
                                     [](const Placed& placed) { return placed.order >= 0; });
    std::for_each(o.positioned.begin(), raised, add);
    std::for_each(o.in_flow.begin(), o.in_flow.end(), add);
    const bool keeps_floats = positioned || o.separate || open_.empty();
    if (keeps_floats) {
        std::for_each(o.floats.begin(), o.floats.end(), add);
        o.floats.clear();
    }
    std::for_each(raised, o.positioned.end(), add);
    return std::make_shared<const Fragment>(Fragment{
        o.box->source, o.box->style, {o.width, Length::raw(bottom - o.top)}, std::move(part)});
}

void Flow::put(Placed placed, const style::BoxStyle& style) {
    if (measuring()) return;
    OpenBox& parent = open_.back();
    if (style.position == Position::in_flow) {
        parent.in_flow.push_back(std::move(placed));
        return;
    }
    const bool leftwards = text_style(context_, *parent.box).direction == Direction::right_to_left;
    const Length base = parent.content_width, high = parent.height.value_or(Length());
    const auto left = used(context_, style.inset.left, base);
    const auto right = used(context_, style.inset.right, base);
    const auto top = used(context_, style.inset.top, high);
    const auto bottom = used(context_, style.inset.bottom, high);
    if (left && !(right && leftwards))
        placed.left += *left;
    else if (right)
        placed.left -= *right;
    if (top)
        placed.top += top->units();
    else if (bottom)
        placed.top -= bottom->units();
    placed.order = style.z_index.value_or(0);
    parent.positioned.push_back(std::move(placed));
}

void Flow::replaced(const Box& box) {
    const style::BoxStyle& style = box_style(context_, box);
    const Length containing = containing_edges().width();
    const auto margin = margins_of(context_, box, containing);
    const bool with_margins = !open_.empty() || space_.with_margins;
    if (with_margins) begin_margin(box, margin.top.value_or(Length()));
    settle();
    const Gap sides = across(box, Auto::shrink);
    const Size size = replaced_size(context_, box, containing, containing_height());
    const Length left = with_margins ? sides.left : Length();
    const Frame frame = frame_of(context_, box, containing);
    if (!measuring()) {
        auto fragment = std::make_shared<const Fragment>(Fragment{
            box.source, box.style, size, ImagePart{box.image, frame.border, frame.padding}});
        if (open_.empty()) {
            laid_.fragment = std::move(fragment);
            laid_.offset = {left, Length::raw(y_)};
        } else {
            put({left, y_, std::move(fragment)}, style);
        }
    }
    y_ += size.height.units();
    bottom_ = std::max(bottom_, y_);
    lines_since_keep_ = 2;
    if (with_margins) pending_.add(margin.bottom.value_or(Length()));
}

}  // namespace bifolium::layout
