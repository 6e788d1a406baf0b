#include "layout/page_findings.h"

#include <string>

#include "base/limits.h"
#include "layout/oversize.h"
#include "layout/page_plan.h"

namespace bifolium::layout {

Span PageFindings::span_at(const BreakToken& token) const {
    const document::Place place = place_of(tree_.root, token);
    if (!place.node.valid()) return {};
    return context_.document.document()[place.node].span;
}

void PageFindings::overflow(const BreakToken& from, Length over, Cure cure) {
    if (overflows_++ >= overflows_told) return;
    std::string what = cure.pages > 1
                           ? "it is cut, and goes on over " + std::to_string(cure.pages) + " pages"
                           : "only empty space is cut off";
    if (cure.scale < 1) {
        const auto percent = static_cast<int>(cure.scale * 100);
        what = "it is shown at " + std::to_string(percent) + " % of its size";
    }
    if (cure.pages == 0) what = "the page has no height";
    context_.diagnostics.report(
        {cure.pages == 0 ? Severity::error : Severity::warning, "page.overflow", span_at(from),
         "what begins here is " + in_points(over) +
             " pt higher than its page and has no place to break: " + what,
         "make it smaller, or let it break (break-inside: auto, no fixed height)"});
}

void PageFindings::further_overflows() {
    if (overflows_ <= overflows_told) return;
    context_.diagnostics.report(
        {Severity::warning, "page.overflow", span_at(BreakToken::start()),
         std::to_string(overflows_ - overflows_told) + " further pages overflow",
         "look at the page's size and margins first"});
}

void PageFindings::bad_end(const BreakOpportunity& place) {
    if (place.penalty < penalty_avoid || bad_ends_++ >= bad_ends_told) return;
    const bool last = bad_ends_ == bad_ends_told;
    context_.diagnostics.report(
        {Severity::note, "page.bad-end", span_at(place.token),
         std::string("a page ends before this, where the style sheet would keep lines or boxes "
                     "together") +
             (last ? "; others that do are not named" : ""),
         "make what is to stay together smaller, or ask for less: break-inside, break-after, "
         "orphans, widows"});
}

void PageFindings::moved_notes(std::span<const WaitingNote> waiting) {
    for (const WaitingNote& note : waiting) {
        if (note.from != BreakToken::start()) continue;
        const document::NodeId node = tree_.notes[note.note].source.node;
        context_.diagnostics.report(
            {Severity::warning, "page.note-moved", context_.document.document()[node].span,
             "the page of this note's mark has no room for it: it begins on the next",
             "make the note or its neighbours shorter, or the page's foot higher"});
    }
}

void PageFindings::too_many(const BreakToken& from) {
    context_.diagnostics.report(
        {Severity::error, "page.too-many", span_at(from),
         "the text takes more than " + std::to_string(limits::pages) + " pages",
         "divide the book into several publications, or see whether a huge space or type size was "
         "meant"});
}

}  // namespace bifolium::layout
