// PageNumbers: the :nth() of a document's page selectors, each different one once. Which of them
// hold on a page is a set of bits: all that a page's number may choose its box by.
// https://www.w3.org/TR/css-gcpm-3/#document-sequence-selectors
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "css/an_plus_b.h"
#include "style/page_box.h"

namespace bifolium::css {
struct PageNth;
}

namespace bifolium::style {

struct Sheets;

struct NumberedPage {
    std::uint32_t index = 0, in_group = 0;  ///< As in PageContext.
};

class PageNumbers {
public:
    using Bits = std::uint32_t;

    PageNumbers() = default;
    /// Reports what is more than a document may ask for.
    PageNumbers(const Sheets&, AtomTable&, Diagnostics&);

    Bits bits(const PageContext&) const;
    /// One that is beyond what a document may ask for never does.
    bool holds(const css::PageNth&, const PageContext&, const AtomTable&) const;
    /// One page for each set of bits that pages of this name have, and for each first one.
    std::vector<NumberedPage> kinds(Atom name) const;

    /// After so many pages, a page is as the one `period` before it (0: it may differ for ever).
    std::uint32_t settled() const { return settled_; }
    std::uint32_t period() const { return period_; }

private:
    struct Counted {
        css::AnPlusB numbers;
        Atom group;  ///< Invalid: all pages are counted.
        friend bool operator==(const Counted&, const Counted&) = default;
    };
    void add(const Counted&);
    void find_document_kinds();
    Bits bits_of(Atom name, std::uint32_t index, std::uint32_t in_group) const;

    std::vector<Counted> counted_;
    std::vector<std::uint32_t> document_kinds_{0};  ///< A page for each set of bits.
    std::uint32_t settled_ = 1, period_ = 2;
};

}  // namespace bifolium::style
