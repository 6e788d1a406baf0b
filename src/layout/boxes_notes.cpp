// Notes that go to the foot of the page of their marks.
// https://www.w3.org/TR/css-gcpm-3/#footnotes
#include <algorithm>
#include <utility>

#include "layout/box_builder.h"

namespace bifolium::layout {

using document::NodeId;
using style::PseudoElement;
using style::Source;

/// The first mark of a note calls it; the others only refer to it.
void BoxBuilder::call(const document::NoteReference& reference, BoxFlow& flow) {
    if (!reference.note.valid()) return;
    const style::StyleId style = document_.style({reference.note, PseudoElement::none});
    if (!style.valid() || document_.box(style).floating != style::Float::footnote) return;
    if (!called_.emplace(reference.note, notes_called()).second) return;
    flow.inlines->call(notes_called(), keeps_block(style));
    notes_.emplace_back();
}

bool BoxBuilder::keeps_block(style::StyleId note) const {
    return document_.page_style(note).footnote_policy == style::FootnotePolicy::block;
}

void BoxBuilder::call_those_in(const Box& box, BoxFlow& flow) {
    for (std::uint32_t note = box.notes.begin; note < box.notes.end; ++note) {
        flow.inlines->call(note);
    }
}

/// What floats is laid out by itself: nothing of what is open around it goes into it.
Box BoxBuilder::to_be_floated(NodeId id) {
    const auto markers = std::exchange(markers_, {});
    const auto letter = std::exchange(letter_, std::nullopt);
    ++enclosed_;
    Box box = block_level(id);
    --enclosed_;
    markers_ = markers;
    letter_ = letter;
    return box;
}

/// False for one that no mark on any page calls: it stays in the text, lest it be lost.
bool BoxBuilder::to_the_foot(NodeId id) {
    const auto called = called_.find(id);
    if (called == called_.end()) return false;
    notes_[called->second] = to_be_floated(id);
    return true;
}

/// An element that is no note: its mark is generated, and it is read where it stands.
void BoxBuilder::footnote(NodeId id, BoxFlow& flow) {
    const std::uint32_t note = notes_called();
    const style::StyleId style = document_.style({id, PseudoElement::none});
    paragraph(flow).call(note, keeps_block(style));
    notes_.emplace_back();
    notes_[note] = to_be_floated(id);
    const InlineSource from = inline_source({id, PseudoElement::footnote_call});
    paragraph(flow).open(from, std::nullopt, false);
    items(marks_[id], from, flow);
    paragraph(flow).close(false);
}

/// The number, as ::footnote-call shows it: what else its `content` says stands around it. A text
/// without the counter stands for the number.
void BoxBuilder::mark(NodeId id, const document::NoteReference& reference, BoxFlow& flow) {
    const InlineSource from = inline_source({id, PseudoElement::none});
    const InlineSource around{{id, PseudoElement::before}, from.style, from.language};
    const std::string number = std::to_string(reference.number);
    const style::Content& content = document_.content(from.source);
    const bool says = content.kind == style::Content::Kind::items;
    if (!says) pseudo(around.source, flow);
    paragraph(flow);
    call(reference, flow);
    const bool counts =
        std::any_of(content.items.begin(), content.items.end(), [](const style::ContentItem& item) {
            return std::holds_alternative<style::CounterText>(item);
        });
    bool shown = false;
    for (const style::ContentItem& item : content.items) {
        const auto* counter = std::get_if<style::CounterText>(&item);
        const auto* literal = std::get_if<style::LiteralText>(&item);
        if (!shown && (counter != nullptr || (literal != nullptr && !counts))) {
            paragraph(flow).text_shown_as(from, number,
                                          counter != nullptr
                                              ? generation_.number(reference.number, *counter)
                                              : literal->text);
            shown = true;
        } else if (literal != nullptr) {
            paragraph(flow).generated(around, literal->text);
        }
    }
    if (!shown) paragraph(flow).text(from, number);
    if (!says) pseudo({id, PseudoElement::after}, flow);
}

/// Begins the first paragraph, even if that is a child's.
void BoxBuilder::footnote_marker(NodeId id, const BoxFlow& flow) {
    const Source source{id, PseudoElement::footnote_marker};
    if (!document_.style(source).valid()) return;
    if (document_.box(flow.box.style).floating != style::Float::footnote) return;
    markers_.push_back({inline_source(source), generation_.content(source)});
}

}  // namespace bifolium::layout
