// What a selector of the e-book's sheet speaks of: running text keeps the reader's own colours, and
// the page around it keeps the reader's own ground and padding.
#pragma once

#include <cstdint>

#include "base/atom.h"
#include "css/selector.h"
#include "epub/sheet_values.h"

namespace bifolium::epub {

enum class Subject : std::uint8_t {
    page,     ///< html and body.
    running,  ///< p, li, td, th, blockquote, *, unless a class or the like singles them out.
    other
};
Subject subject(const css::ComplexSelector&, const AtomTable&);

/// ul, ol or li, whichever they are.
bool is_plain_list(const css::ComplexSelector&, const AtomTable&);
/// The place where a list's bullet is painted by hand: "li::before".
bool is_painted_bullet(const css::ComplexSelector&, const AtomTable&);
/// Not in an e-book: footnote calls, foreign namespaces, :nth-child(… of S).
bool is_foreign(const css::ComplexSelector&, Values written);
/// With the weight of `level` IDs more, and matching the same.
css::ComponentValues raised_selector(css::ComponentValues, std::uint32_t level);
/// As EPUBCheck takes it: :lang() of one language, attributes without a flag.
css::ComponentValues book_selector(Values written);

}  // namespace bifolium::epub
