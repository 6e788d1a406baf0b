// NoteFilling: how far down a row of notes a page comes whose foot has so much room. Arithmetic
// for the optimizer; it knows no boxes.
#pragma once

#include "layout/choose.h"

namespace bifolium::layout {

enum class Dividing : std::uint8_t { seemly, anywhere };

/// Notes side by side: where the next one stands, as measuring and setting agree.
class NoteLine {
public:
    explicit NoteLine(Length width) : width_(width.units()) {}
    /// Does it stand in the line of the one before? One without a width fills its line.
    bool add(LengthSum width, LengthSum gap) {
        const bool joins = width > 0 && end_ > 0 && end_ + gap + width <= width_;
        begin_ = joins ? end_ + gap : 0;
        end_ = width > 0 ? begin_ + width : 0;
        return joins;
    }
    LengthSum begin() const { return begin_; }

private:
    LengthSum width_, begin_ = 0, end_ = 0;  ///< No end: nothing joins.
};

class NoteFilling {
public:
    explicit NoteFilling(const NoteRow&);

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
    NotePlace last_place(NotePlace at, LengthSum limit, Dividing) const;
    /// Heights of those that stand side by side. Stops, if told, before what is below `room`.
    struct Packed {
        LengthSum height = 0;
        LengthSum line = 0;  ///< Where its last line begins.
        std::uint32_t note = 0;
    };
    Packed pack(NotePlace from, NotePlace until, LengthSum room) const;
    const NoteRow& row_;
    bool packs_ = false;
};

}  // namespace bifolium::layout
