// Notes that go to the foot of the page of their marks.
// https://www.w3.org/TR/css-gcpm-3/#footnotes
#include <utility>

#include "layout/box_builder.h"

namespace bifolium::layout {

using document::NodeId;
using style::PseudoElement;

/// The first mark of a note calls it; the others only refer to it.
void BoxBuilder::call(const document::NoteReference& reference, BoxFlow& flow) {
    if (!reference.note.valid()) return;
    const style::StyleId style = document_.style({reference.note, PseudoElement::none});
    if (!style.valid() || document_.box(style).floating != style::Float::footnote) return;
    if (!called_.emplace(reference.note, notes_called()).second) return;
    flow.inlines->call(notes_called());
    notes_.emplace_back();
}

void BoxBuilder::call_those_in(const Box& box, BoxFlow& flow) {
    for (std::uint32_t note = box.notes.begin; note < box.notes.end; ++note) {
        flow.inlines->call(note);
    }
}

/// False for one that no mark on any page calls: it stays in the text, lest it be lost.
bool BoxBuilder::to_the_foot(NodeId id) {
    const auto called = called_.find(id);
    if (called == called_.end()) return false;
    const auto markers = std::exchange(markers_, {});
    const auto letter = std::exchange(letter_, std::nullopt);
    ++enclosed_;
    Box box = block_level(id);
    --enclosed_;
    notes_[called->second] = std::move(box);
    markers_ = markers;
    letter_ = letter;
    return true;
}

}  // namespace bifolium::layout
