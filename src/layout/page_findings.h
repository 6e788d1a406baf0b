// PageFindings: what planning the pages has to tell the author. What happens often is told a few
// times and then counted. Private to pagination.
#pragma once

#include <cstddef>
#include <span>

#include "layout/notes.h"
#include "layout/paginate.h"

namespace bifolium::layout {

class PageFindings {
public:
    PageFindings(const Context& context, const BoxTree& tree) : context_(context), tree_(tree) {}

    /// What was done about something that is higher than its page.
    struct Cure {
        std::size_t pages = 1;  ///< 0: none; it hangs over the page's edge.
        double scale = 1;
    };
    void overflow(const BreakToken& from, Length over, Cure);
    /// A page size that nothing fits would tell of every line.
    void further_overflows();
    /// Nothing near was a place where a page may end as the style sheet would have it.
    void bad_end(const BreakOpportunity&);
    void moved_notes(std::span<const WaitingNote>);
    void too_many(const BreakToken&);

private:
    static constexpr std::size_t overflows_told = 50, bad_ends_told = 20;
    Span span_at(const BreakToken&) const;

    const Context& context_;
    const BoxTree& tree_;
    std::size_t overflows_ = 0, bad_ends_ = 0;
};

}  // namespace bifolium::layout
