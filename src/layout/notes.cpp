#include "layout/notes.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "layout/note_filling.h"

namespace bifolium::layout {

namespace {

Box box_of(style::StyleId style) {
    Box box;
    box.style = style;
    return box;
}

FlowSpace space_in(const FootArea& area) {
    FlowSpace space;
    space.inline_size = area.content_width();
    space.with_margins = true;
    return space;
}

/// Of a note that says it may stand beside others and takes one line; else nothing.
Length compact_width(const Context& context, const Box& note, Length room) {
    const bool compact =
        context.document.page_style(note.style).footnote_display == style::FootnoteDisplay::compact;
    if (!compact) return {};
    const auto margin = margins_of(context, note, room);
    const Length width = border_sizes(context, note).maximum + margin.left.value_or(Length()) +
                         margin.right.value_or(Length());
    FlowSpace space;
    space.inline_size = width;
    space.with_margins = true;
    const bool one_line = width <= room && measure_whole(context, note, space).places.size() == 1;
    return one_line ? width : Length();
}

Length gap_before(const Context& context, const Box& note) {
    return Length::pt(1.5 * text_style(context, note).font_size_pt);
}

}  // namespace

FootArea foot_area(const Context& context, style::StyleId style, Size page_area) {
    FootArea area;
    area.width = page_area.width;
    area.most = page_area.height;
    area.style = style;
    if (!style.valid()) return area;
    const Box box = box_of(style);
    area.frame = frame_of(context, box, page_area.width);
    const auto margin = margins_of(context, box, page_area.width);
    area.margin_top = margin.top.value_or(Length());
    area.margin_bottom = margin.bottom.value_or(Length());
    area.left = margin.left.value_or(Length());
    const Length available = page_area.width - area.left - margin.right.value_or(Length());
    area.width = border_width(context, box, page_area.width, available, Auto::fill);
    const auto most = used(context, box_style(context, box).max_height, page_area.height);
    if (most) area.most = std::min(area.most, *most + area.around());
    return area;
}

NotesOfRun::NotesOfRun(const Context& context, const std::vector<Box>& notes, const FootArea& area,
                       std::vector<WaitingNote> waiting, Measured& measured)
    : notes_(&notes), called_(std::move(waiting)) {
    row_.waiting = static_cast<std::uint32_t>(called_.size());
    row_.frame = area.around();
    row_.most = area.most;
    row_.width = area.content_width();
    add_called(notes, measured);
    const FlowSpace space = space_in(area);
    LengthSum bottom = 0, margin = 0;
    for (const WaitingNote& called : called_) {
        Measured note = measure_stretch(context, notes[called.note], space, called.from,
                                        BreakToken::end(), std::numeric_limits<LengthSum>::max());
        NoteHeight height;
        height.top = bottom + std::max<LengthSum>(0, margin - note.margin_top);
        height.height = note.places.back().before;
        height.whole = context.document.page_style(notes[called.note].style).footnote_policy !=
                       style::FootnotePolicy::automatic;
        for (std::size_t i = 0; i + 1 < note.places.size(); ++i) {
            const BreakOpportunity& place = note.places[i];
            height.splits.push_back({place.before, place.after, place.penalty});
        }
        if (called.from == BreakToken::start()) {
            height.width = compact_width(context, notes[called.note], row_.width).units();
            height.gap = gap_before(context, notes[called.note]).units();
        }
        bottom = height.top + height.height;
        margin = note.margin_bottom;
        row_.notes.push_back(std::move(height));
        places_.push_back(std::move(note.places));
    }
}

void NotesOfRun::add_called(const std::vector<Box>& notes, Measured& measured) {
    std::vector<std::uint32_t> count{0};  // with those that notes call, by those of the text
    std::vector<std::uint32_t> open;
    for (const std::uint32_t called : measured.notes) {
        open.push_back(called);
        while (!open.empty()) {
            const std::uint32_t note = open.back();
            open.pop_back();
            called_.push_back({note, BreakToken::start()});
            const Range inside = notes[note].notes;
            for (std::uint32_t i = inside.end; i-- > inside.begin;) open.push_back(i);
        }
        count.push_back(static_cast<std::uint32_t>(called_.size()) - row_.waiting);
    }
    for (BreakOpportunity& place : measured.places) place.notes = count[place.notes];
}

BreakToken NotesOfRun::token(NotePlace place) const {
    return place.split == 0 ? called_[place.note].from : places_[place.note][place.split - 1].token;
}

std::vector<NotePart> NotesOfRun::parts(NotePlace from, NotePlace until) const {
    std::vector<NotePart> parts;
    for (NotePlace at = from; at < until; at = {at.note + 1, 0}) {
        const bool divided = at.note == until.note;
        parts.push_back(
            {called_[at.note].note, token(at), divided ? token(until) : BreakToken::end()});
    }
    const bool side_by_side = std::any_of(row_.notes.begin(), row_.notes.end(),
                                          [](const NoteHeight& note) { return note.width > 0; });
    if (side_by_side) return parts;  // as they were measured
    // In the manuscript's order, but for what goes on from the last page and to the next.
    const auto is_whole = [](const NotePart& part) {
        return part.from == BreakToken::start() && part.until == BreakToken::end();
    };
    const auto first = std::find_if(parts.begin(), parts.end(), is_whole);
    const auto last = std::find_if_not(first, parts.end(), is_whole);
    std::sort(first, last, [&](const NotePart& a, const NotePart& b) {
        return (*notes_)[a.note].source.node < (*notes_)[b.note].source.node;
    });
    return parts;
}

std::vector<WaitingNote> NotesOfRun::waiting(NotePlace from, std::uint32_t until) const {
    std::vector<WaitingNote> rest;
    for (NotePlace at = from; at.note < until; at = {at.note + 1, 0}) {
        rest.push_back({called_[at.note].note, token(at)});
    }
    return rest;
}

Child set_notes(const Context& context, const std::vector<Box>& notes, const FootArea& area,
                std::span<const NotePart> parts, Size page_area) {
    BoxPart box;
    box.border = area.frame.border;
    box.padding = area.frame.padding;
    box.anonymous = true;
    NoteLine line(area.content_width());
    LengthSum bottom = area.frame.above().units(), top = bottom, margin = 0;
    for (const NotePart& part : parts) {
        const Box& note = notes[part.note];
        const bool whole = part.from == BreakToken::start() && part.until == BreakToken::end();
        const Length width = whole ? compact_width(context, note, area.content_width()) : Length();
        const bool joins = line.add(width.units(), gap_before(context, note).units());
        FlowSpace space = space_in(area);
        if (width > Length()) space.inline_size = width;
        const Laid laid = set_stretch(context, note, space, part.from, part.until);
        if (!joins) top = bottom + std::max<LengthSum>(0, margin - laid.offset.y.units());
        const Point at{area.frame.before_content() + Length::raw(line.begin()) + laid.offset.x,
                       Length::raw(top) + laid.offset.y};
        const Rect containing{{-at.x, -at.y}, {area.width, page_area.height}};
        box.children.push_back({at, with_absolutes(context, laid, containing)});
        bottom = std::max<LengthSum>(bottom, (at.y + laid.fragment->size.height).units());
        margin = laid.margin_bottom;
    }
    const Length height = Length::raw(bottom) + area.frame.below();
    const Point corner{area.left, page_area.height - area.margin_bottom - height};
    return {corner, std::make_shared<const Fragment>(
                        Fragment{{}, area.style, {area.width, height}, std::move(box)})};
}

}  // namespace bifolium::layout
