// Paragraphs in the flow: lines, what is anchored in them, and the places between them.
#include <algorithm>
#include <utility>

#include "layout/flow.h"
#include "layout/memo.h"

namespace bifolium::layout {

namespace {

/// Nothing but anchors and empty inline boxes makes no line.
bool has_lines(const Inlines& inlines) {
    return !inlines.text.text().empty() ||
           std::any_of(inlines.items.begin(), inlines.items.end(), [](const InlineItem& item) {
               return item.kind == InlineKind::atom || item.kind == InlineKind::forced_break;
           });
}

std::size_t first_line_from(const ParagraphLines& lines, std::uint32_t byte) {
    const auto found = std::find_if(lines.lines.begin(), lines.lines.end(),
                                    [&](const Line& line) { return line.range.begin >= byte; });
    return static_cast<std::size_t>(found - lines.lines.begin());
}

bool begins_line(const ParagraphLines& lines, std::uint32_t byte) {
    const std::size_t index = first_line_from(lines, byte);
    return index < lines.lines.size() && lines.lines[index].range.begin == byte;
}

}  // namespace

void Flow::paragraph(const Box& box, const Part& part) {
    open(box, part.resumed(), Auto::fill);
    if (has_lines(*box.inlines)) {
        lines(box, part);
    } else {
        for (const Box& child : box.children) {
            if (!in_flow(context_, child)) out_of_flow(child);
        }
    }
    close(part.cut());
}

void Flow::lines(const Box& box, const Part& part) {
    reserved_.clear();
    beside_floats_ = false;
    const std::uint32_t from = part.resumed() ? part.from.front() : 0;
    LinesRef broken = part.resumed() || part.cut() ? nullptr : loosened_lines(box);
    if (broken == nullptr) broken = lines_of(box, part);
    const std::size_t places = opportunities_.size();
    const std::size_t first = first_line_from(*broken, from);
    for (std::size_t i = first; i < broken->lines.size(); ++i) {
        if (part.cut() && broken->lines[i].range.begin >= part.until.front()) break;
        if (enough()) break;
        if (i > first && measuring()) note_line(box, broken, i);
        line(box, *broken, i);
    }
    if (measuring() && !part.resumed() && !part.cut()) note_whole(box, *broken, places);
    reserved_.clear();
}

/// Where the page asks for more of them.
LinesRef Flow::loosened_lines(const Box& box) const {
    for (const Loosened& asked : space_.loosened) {
        if (asked.box != &box) continue;
        return break_into(context_, box, open_.back().content_width, asked.lines);
    }
    return nullptr;
}

void Flow::note_whole(const Box& box, const ParagraphLines& lines, std::size_t begin) {
    const bool is_of_page = space_.with_margins && !stopped_ && !beside_floats_;
    if (!is_of_page || !box.children.empty() || lines.lines.size() < 3) return;
    for (const OpenBox& open : open_) {
        if (open.height) return;  // it would not grow
    }
    const Line& last = lines.lines.back();
    paragraphs_.push_back({&box, lines.inline_size, last.height, last.width,
                           static_cast<std::uint32_t>(lines.lines.size()), begin,
                           opportunities_.size()});
}

LinesRef Flow::lines_of(const Box& box, const Part& part) {
    const Length width = open_.back().content_width;
    for (const ParagraphLines* kept : {part.from_lines, part.until_lines}) {
        if (kept != nullptr && kept->inline_size == width) {
            return {std::shared_ptr<const void>(), kept};  // the token outlives this walk
        }
    }
    const std::uint32_t from = part.resumed() ? part.from.front() : 0;
    const bool anchors_floats = std::any_of(box.children.begin(), box.children.end(),
                                            [&](auto& c) { return is_floating(context_, c); });
    beside_floats_ = anchors_floats || floats_.end() > hypothetical();
    if (beside_floats_) return break_beside_floats(box, from);
    const auto plain = [&](std::uint32_t begin) {
        const LinesKey key{.paragraph = &box, .from = begin, .inline_size = width, .floats = {}};
        if (LinesRef known = context_.memo.find(key)) return known;
        LinesRef lines = break_lines(context_, box, width, begin, nullptr);
        context_.memo.keep(key, lines);
        return lines;
    };
    const LinesRef whole = plain(0);  // the lines that were chosen, if the width is the same
    return from == 0 || begins_line(*whole, from) ? whole : plain(from);
}

LinesRef Flow::break_beside_floats(const Box& box, std::uint32_t from) {
    const LengthSum top = hypothetical();
    LinesRef lines = break_among_floats(box, from, top);
    while (reserve_anchored(box, *lines, top)) lines = break_among_floats(box, from, top);
    return lines;
}

LinesRef Flow::break_among_floats(const Box& box, std::uint32_t from, LengthSum top) {
    const OpenBox& o = open_.back();
    const Gap edges{o.content_left, o.content_left + o.content_width};
    LinesKey key{.paragraph = &box, .from = from, .inline_size = o.content_width, .floats = {}};
    for (const FloatArea& area : floats_.below(top)) {
        key.floats.push_back({{{area.left - edges.left, Length::raw(area.top - top)},
                               {area.width, Length::raw(area.bottom - area.top)}},
                              area.side});
    }
    if (LinesRef known = context_.memo.find(key)) return known;
    const RoomAt room = [&](Length offset, Length height) {
        const LengthSum y = top + offset.units();
        const Gap free = floats_.gap(y, y + std::max(height, Length::raw(1)).units(), edges);
        const LengthSum next = floats_.next_end(y);
        return Room{free.left - edges.left, std::max(Length(), free.width()),
                    next > y ? Length::raw(next - top) : Length::largest()};
    };
    LinesRef lines = break_lines(context_, box, o.content_width, from, &room);
    context_.memo.keep(std::move(key), lines);
    return lines;
}

bool Flow::reserve_anchored(const Box& box, const ParagraphLines& lines, LengthSum top) {
    const OpenBox& o = open_.back();
    const Gap edges{o.content_left, o.content_left + o.content_width};
    LengthSum y = top;
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        y += lines.lines[i].gap.units();
        bool some = false;
        for (const AnchorPlace& place : anchors(context_, box, lines, i)) {
            const Box& child = box.children[place.child];
            const bool known = std::any_of(reserved_.begin(), reserved_.end(),
                                           [&](const auto& r) { return r.first == place.child; });
            if (known || !is_floating(context_, child)) continue;
            reserved_.emplace_back(place.child, reserve(child, y, edges));
            some = true;
        }
        if (some) return true;
        y += lines.lines[i].height.units();
    }
    return false;
}

namespace {

/// Is a note called there or later that would take its paragraph with it?
bool keeps_block_from(const Inlines& inlines, std::uint32_t byte) {
    return std::any_of(inlines.calls.rbegin(), inlines.calls.rend(),
                       [&](const NoteCall& call) { return call.keeps_block && call.at >= byte; });
}

}  // namespace

void Flow::note_line(const Box& box, const LinesRef& lines, std::size_t index) {
    const style::TextStyle& style = text_style(context_, box);
    const auto before = static_cast<int>(index);
    const auto after = static_cast<int>(lines->lines.size() - index);
    int penalty = penalty_in_paragraph + avoiding_ * penalty_avoid;
    if (before < style.orphans || after < style.widows) penalty += penalty_lonely;
    if (lines_since_keep_ < 2) penalty += penalty_stranded;
    if (keeps_block_from(*box.inlines, lines->lines[index].range.begin)) {
        penalty += 2 * penalty_keep;
    }
    if (lines->lines[index - 1].hyphenated) {
        const bool forbidden = style.hyphenate_last != style::HyphenateLast::none &&
                               style.hyphenate_last != style::HyphenateLast::always;
        penalty += forbidden ? penalty_avoid : penalty_hyphen;
    }
    note({lines->lines[index].range.begin}, penalty, Force::none);
    if (beside_floats_) opportunities_.back().token.lines = lines;
}

void Flow::line(const Box& box, const ParagraphLines& lines, std::size_t index) {
    const Line& line = lines.lines[index];
    settle();
    y_ += line.gap.units();
    if (!measuring()) {
        open_.back().in_flow.push_back(
            {open_.back().content_left, y_, set_line(context_, box, lines, index)});
        if (!box.children.empty()) anchored(box, lines, index);
    }
    if (measuring()) call_from(box, lines, index);
    place_markers(line.baseline, {line.inline_start,
                                  open_.back().content_width - line.inline_start - line.available});
    if (!baseline_) baseline_ = y_ + line.baseline.units();
    y_ += line.height.units();
    ++lines_since_keep_;
}

/// The notes whose marks stand in the line, and the page's floats.
void Flow::call_from(const Box& box, const ParagraphLines& lines, std::size_t index) {
    const bool last = index + 1 == lines.lines.size();
    const auto each = [&](const std::vector<NoteCall>& calls, auto take) {
        const auto before = [](const NoteCall& call, std::uint32_t byte) { return call.at < byte; };
        auto call =
            std::lower_bound(calls.begin(), calls.end(), lines.lines[index].range.begin, before);
        for (; call != calls.end(); ++call) {
            if (!last && call->at >= lines.lines[index + 1].range.begin) break;
            take(call->note);
        }
    };
    each(box.inlines->calls, [&](std::uint32_t note) { called_.push_back(note); });
    each(box.inlines->page_floats,
         [&](std::uint32_t child) { page_floats_.push_back(&box.children[child]); });
}

void Flow::anchored(const Box& box, const ParagraphLines& lines, std::size_t index) {
    OpenBox& o = open_.back();
    const Gap edges{o.content_left, o.content_left + o.content_width};
    for (const AnchorPlace& place : anchors(context_, box, lines, index)) {
        const Box& child = box.children[place.child];
        const Length x = o.content_left + place.x;
        if (is_absolute(context_, child)) {
            o.absolutes.push_back({&child, x, x, y_, text_style(context_, box).direction});
        } else if (is_floating(context_, child)) {
            const auto known = std::find_if(reserved_.begin(), reserved_.end(),
                                            [&](const auto& r) { return r.first == place.child; });
            set_float(child, known != reserved_.end() ? known->second : reserve(child, y_, edges),
                      edges);
        }
    }
}

/// `room`: how far floats push the line in from the left and from the right.
void Flow::place_markers(Length baseline, Gap room) {
    for (OpenBox& o : open_) {
        if (!o.marker_waits) continue;
        o.marker_waits = false;
        if (measuring()) continue;
        const FragmentRef marker = set_marker(context_, *o.box);
        const auto* part = std::get_if<LinePart>(&marker->part);
        const Length lift = part != nullptr ? part->baseline : marker->size.height;
        const bool leftwards = text_style(context_, *o.box).direction == Direction::right_to_left;
        const Length left =
            leftwards ? o.left + o.width - room.right : o.left - marker->size.width + room.left;
        o.in_flow.push_back({left, y_ + (baseline - lift).units(), marker});
    }
}

void Flow::empty_item() {
    settle();
    const FragmentRef marker = set_marker(context_, *open_.back().box);
    const auto* part = std::get_if<LinePart>(&marker->part);
    place_markers(part != nullptr ? part->baseline : marker->size.height, {});
    y_ += marker->size.height.units();
}

}  // namespace bifolium::layout
