#include "layout/note_filling.h"

#include <algorithm>
#include <limits>

namespace bifolium::layout {

namespace {

/// Fewer lines than orphans or widows ask for.
constexpr int lonely = 4000;

}  // namespace

NoteFilling::NoteFilling(const NoteRow& row)
    : row_(row), packs_(std::any_of(row.notes.begin(), row.notes.end(), [](const NoteHeight& note) {
          return note.width > 0;
      })) {}

LengthSum NoteFilling::top_of(NotePlace place) const {
    const NoteHeight& note = row_.notes[place.note];
    return note.top + (place.split == 0 ? 0 : note.splits[place.split - 1].after);
}

LengthSum NoteFilling::height(NotePlace from, NotePlace until) const {
    if (until <= from) return 0;
    if (packs_) return pack(from, until, std::numeric_limits<LengthSum>::max()).height;
    const NoteHeight& last = row_.notes[until.split == 0 ? until.note - 1 : until.note];
    const LengthSum end =
        last.top + (until.split == 0 ? last.height : last.splits[until.split - 1].before);
    return end - top_of(from);
}

int NoteFilling::penalty(NotePlace place) const {
    return place.split == 0 ? 0 : row_.notes[place.note].splits[place.split - 1].penalty;
}

NoteFilling::Packed NoteFilling::pack(NotePlace from, NotePlace until, LengthSum room) const {
    NoteLine line(row_.width);
    Packed packed{0, 0, from.note};
    const std::uint32_t end = until.note + (until.split > 0 ? 1 : 0);
    for (std::uint32_t i = from.note; i < end; ++i) {
        const NoteHeight& note = row_.notes[i];
        const LengthSum top = i == from.note ? top_of(from) - note.top : 0;
        const bool cut = i == until.note;
        const LengthSum height = (cut ? note.splits[until.split - 1].before : note.height) - top;
        const bool joins = line.add(top > 0 || cut ? 0 : note.width, note.gap);
        if (!joins) {
            const bool first = i == from.note;
            const LengthSum above =
                first ? 0 : note.top - row_.notes[i - 1].top - row_.notes[i - 1].height;
            packed.line = packed.height + above;
        }
        const LengthSum bottom = std::max(packed.height, packed.line + height);
        if (bottom > room) return packed;
        packed.height = bottom;
        packed.note = i + 1;
    }
    return packed;
}

/// In the note that does not fit whole.
NotePlace NoteFilling::last_place(NotePlace at, LengthSum limit, Dividing dividing) const {
    const NoteHeight& note = row_.notes[at.note];
    const std::uint32_t least = at.split;
    const auto below = std::partition_point(
        note.splits.begin() + least, note.splits.end(),
        [&](const NoteHeight::Split& split) { return note.top + split.before <= limit; });
    const auto furthest = static_cast<std::uint32_t>(below - note.splits.begin());
    for (std::uint32_t split = furthest; split > least; --split) {
        const bool is_lonely = note.splits[split - 1].penalty >= lonely;
        if (is_lonely && dividing == Dividing::seemly) continue;
        return {at.note, split};
    }
    return at;
}

NotePlace NoteFilling::fill(NotePlace from, std::uint32_t until, LengthSum room,
                            Dividing dividing) const {
    if (from.note >= until) return {from.note, 0};
    if (packs_) {
        const Packed packed = pack(from, {until, 0}, room);
        if (packed.note == until) return {until, 0};
        const NotePlace next{packed.note, packed.note == from.note ? from.split : 0};
        const NoteHeight& note = row_.notes[next.note];
        const bool first = next.note == from.note;
        const LengthSum above =
            first ? 0 : note.top - row_.notes[next.note - 1].top - row_.notes[next.note - 1].height;
        const LengthSum begin = first ? top_of(from) : note.top;
        return last_place(next, begin + room - packed.height - above, dividing);
    }
    const auto begin = row_.notes.begin();
    const LengthSum limit = top_of(from) + room;
    const auto over = std::partition_point(
        begin + from.note, begin + until,
        [&](const NoteHeight& note) { return note.top + note.height <= limit; });
    const auto reached = static_cast<std::uint32_t>(over - begin);
    if (reached == until) return {until, 0};
    return last_place({reached, reached == from.note ? from.split : 0}, limit, dividing);
}

NotePlace NoteFilling::fill_some(NotePlace from, std::uint32_t until, LengthSum room) const {
    for (const Dividing dividing : {Dividing::seemly, Dividing::anywhere}) {
        const NotePlace reached = fill(from, until, room, dividing);
        if (reached > from) return reached;
    }
    const bool divided = from.split < row_.notes[from.note].splits.size();
    return divided ? NotePlace{from.note, from.split + 1} : NotePlace{from.note + 1, 0};
}

}  // namespace bifolium::layout
