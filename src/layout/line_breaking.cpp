#include "layout/line_breaking.h"

#include <algorithm>
#include <utility>

namespace bifolium::layout {

using text::Break;

bool may_break_anywhere(const Context& context, const ShapedParagraph& paragraph,
                        const Candidate& until) {
    const Inlines& inlines = *paragraph.inlines;
    const std::uint32_t last =
        std::min<std::uint32_t>(until.unit, static_cast<std::uint32_t>(paragraph.units.size()));
    style::StyleId style = inlines.style;
    for (std::uint32_t i = last; i > 0; --i) {
        const Unit& unit = paragraph.units[i - 1];
        if (unit.kind != UnitKind::text) continue;
        style = inlines.items[unit.item].style;
        break;
    }
    const style::TextStyle& text = context.document.text(style);
    const bool wraps =
        text.white_space != style::WhiteSpace::pre && text.white_space != style::WhiteSpace::nowrap;
    return wraps && text.overflow_wrap != style::OverflowWrap::normal;
}

FirstFit::FirstFit(const Context& context, const ShapedParagraph& paragraph, const Measure& measure)
    : context_(context), paragraph_(paragraph), measure_(measure) {}

std::vector<ChosenLine> FirstFit::lines(const Candidate& from) {
    std::vector<ChosenLine> out;
    const auto end = static_cast<std::uint32_t>(paragraph_.inlines->text.text().size());
    const auto& all = paragraph_.candidates;
    next_ = static_cast<std::size_t>(
        std::upper_bound(all.begin(), all.end(), from.offset,
                         [](std::uint32_t byte, const Candidate& c) { return byte < c.offset; }) -
        all.begin());
    Candidate at = from;
    Length top;
    while (at.offset < end) {
        const ChosenLine chosen = line(at, top);
        top += chosen.gap + line_heights(paragraph_, chosen.span).height;
        at = chosen.span.until;
        out.push_back(chosen);
    }
    return out;
}

Indents indents_of(const Context& context, const ShapedParagraph& paragraph, Length inline_size) {
    const style::TextIndent& indent = context.document.text(paragraph.inlines->style).indent;
    const Length own =
        Length::pt(style::resolve(indent.measure, inline_size.to_pt(), context.document.table()));
    const auto given = [&](bool begins) { return begins != indent.hanging ? own : Length(); };
    return {given(true) - paragraph.hang_first, given(indent.each_line), given(false)};
}

/// Where floats leave no room for the first word, the line goes down to where the room changes; a
/// line that turns out higher than the strut asks for its room again.
ChosenLine FirstFit::line(const Candidate& from, Length top) {
    const InlineFrame& root = paragraph_.frames.front();
    Length height = root.ascent + root.descent;
    ChosenLine out;
    out.indent = measure_.indents.of(from);
    const std::size_t first = next_;
    for (int attempt = 0;;) {
        Room room{Length(), measure_.inline_size};
        if (measure_.room != nullptr) room = (*measure_.room)(top + out.gap, height);
        out.inline_start = room.left;
        out.available = room.width;
        const bool below_is_wider = room.until < Length::largest() && room.until > top + out.gap;
        bool fits = true;
        next_ = first;
        const Length width = room.width - out.indent - measure_.narrower;
        out.span = {from, end_of_line(from, width, !below_is_wider, fits)};
        if (!fits && below_is_wider) {
            out.gap = room.until - top;
            continue;
        }
        const Length higher = line_heights(paragraph_, out.span).height;
        if (measure_.room == nullptr || higher <= height || ++attempt > 2) return out;
        height = higher;
    }
}

bool FirstFit::is_within(const LineSpan& span, Length room) const {
    const LengthSum width = span.until.visible - span.from.start + span.until.hyphen.units();
    LengthSum left = room.units() - width;
    left += hanging(span.until, left);
    // Shaping a line by itself moves its end by part of a letter: far from the end it is no matter.
    const InlineFrame& root = paragraph_.frames.front();
    const LengthSum letter = root.content_ascent.units() + root.content_descent.units();
    const bool safe = !span.from.unsafe && !span.until.unsafe;
    if (safe || left > letter || left < -letter) return left >= 0;
    left = (room - line_width(context_, paragraph_, span)).units();
    return left + hanging(span.until, left) >= 0;
}

/// The last candidate that fits; leaves `next_` at the first one after it.
Candidate FirstFit::end_of_line(const Candidate& from, Length room, bool may_overflow, bool& fits) {
    const auto& all = paragraph_.candidates;
    std::size_t best = SIZE_MAX;
    for (std::size_t i = next_; i < all.size(); ++i) {
        const Candidate& c = all[i];
        if (from.offset < measure_.first_end && c.offset > measure_.first_end) break;
        if (is_within({from, c}, room)) {
            best = i;
            if (c.kind == Break::mandatory) break;
            continue;
        }
        // A hyphen may make an earlier place wider than a later one.
        const LengthSum without_hyphen = c.visible - from.start;
        if (without_hyphen > room.units() + c.hang.units() || c.kind == Break::mandatory) break;
    }
    if (best != SIZE_MAX) {
        next_ = best + 1;
        return all[best];
    }
    fits = false;
    if (may_overflow && may_break_anywhere(context_, paragraph_, all[next_])) {
        const Candidate cut_at = cut(from, next_, room);
        if (cut_at.offset < all[next_].offset) return cut_at;
    }
    return all[next_++];
}

/// The places inside the word before a candidate; asked line after line for one long word.
const std::vector<Candidate>& FirstFit::emergency(std::size_t before) {
    if (emergency_for_ == before) return emergency_;
    const auto& all = paragraph_.candidates;
    const Candidate from = before == 0 ? Candidate() : all[before - 1];
    emergency_ = emergency_candidates(context_, paragraph_, from, all[before]);
    emergency_for_ = before;
    return emergency_;
}

/// At least one letter, else as many as fit.
Candidate FirstFit::cut(const Candidate& from, std::size_t before, Length room) {
    const auto& places = emergency(before);
    const auto first =
        std::upper_bound(places.begin(), places.end(), from.offset,
                         [](std::uint32_t byte, const Candidate& c) { return byte < c.offset; });
    auto past = std::partition_point(first, places.end(), [&](const Candidate& c) {
        return c.visible - from.start <= room.units();
    });
    if (first == places.end()) return paragraph_.candidates[before];
    while (past != first && !is_within({from, *std::prev(past)}, room)) --past;
    if (past == first) return *first;
    return *std::prev(past);
}

}  // namespace bifolium::layout
