// NoteFilling: how far down a row of notes a page comes whose foot has so much room. Arithmetic
// for the optimizer; it knows no boxes.
#pragma once

#include "layout/choose.h"

namespace bifolium::layout {

enum class Dividing : std::uint8_t { seemly, anywhere };

class NoteFilling {
public:
    explicit NoteFilling(const NoteRow& row) : row_(row) {}

    /// The furthest place whose part of the row, from `from` up to the note `until`, is not higher
    /// than `room`: whole notes and a part of the next one, which `seemly` leaves no line alone.
    NotePlace fill(NotePlace from, std::uint32_t until, LengthSum room, Dividing) const;
    /// As fill(), but never nothing: a page that holds only notes must get on.
    NotePlace fill_some(NotePlace from, std::uint32_t until, LengthSum room) const;
    /// Of the part between two places.
    LengthSum height(NotePlace from, NotePlace until) const;
    /// Of dividing a note there; 0 for its beginning.
    int penalty(NotePlace) const;

private:
    LengthSum top_of(NotePlace) const;
    const NoteRow& row_;
};

}  // namespace bifolium::layout
