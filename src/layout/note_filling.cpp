#include "layout/note_filling.h"

#include <algorithm>

namespace bifolium::layout {

namespace {

/// Fewer lines than orphans or widows ask for.
constexpr int lonely = 4000;

}  // namespace

LengthSum NoteFilling::top_of(NotePlace place) const {
    const NoteHeight& note = row_.notes[place.note];
    return note.top + (place.split == 0 ? 0 : note.splits[place.split - 1].after);
}

LengthSum NoteFilling::height(NotePlace from, NotePlace until) const {
    if (until <= from) return 0;
    const NoteHeight& last = row_.notes[until.split == 0 ? until.note - 1 : until.note];
    const LengthSum end =
        last.top + (until.split == 0 ? last.height : last.splits[until.split - 1].before);
    return end - top_of(from);
}

int NoteFilling::penalty(NotePlace place) const {
    return place.split == 0 ? 0 : row_.notes[place.note].splits[place.split - 1].penalty;
}

NotePlace NoteFilling::fill(NotePlace from, std::uint32_t until, LengthSum room,
                            Dividing dividing) const {
    const auto begin = row_.notes.begin();
    const LengthSum limit = from.note < until ? top_of(from) + room : 0;
    const auto over = std::partition_point(
        begin + from.note, begin + until,
        [&](const NoteHeight& note) { return note.top + note.height <= limit; });
    NotePlace reached{static_cast<std::uint32_t>(over - begin), 0};
    if (reached.note == until) return reached;
    const NoteHeight& note = row_.notes[reached.note];
    const std::uint32_t least = reached.note == from.note ? from.split : 0;
    reached.split = least;
    const auto below = std::partition_point(
        note.splits.begin() + least, note.splits.end(),
        [&](const NoteHeight::Split& split) { return note.top + split.before <= limit; });
    const auto furthest = static_cast<std::uint32_t>(below - note.splits.begin());
    for (std::uint32_t split = furthest; split > least; --split) {
        const bool is_lonely = note.splits[split - 1].penalty >= lonely;
        if (is_lonely && dividing == Dividing::seemly) continue;
        reached.split = split;
        return reached;
    }
    return reached;
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
