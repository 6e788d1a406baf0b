// The pseudo-classes and pseudo-elements that CSS has: which Bifolium matches, which it knows to
// never match on paper, and, for "did you mean", all of their names.
// https://www.w3.org/TR/selectors-4/#overview
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "css/selector.h"

namespace bifolium::css {

enum class PseudoArguments : std::uint8_t {
    none,
    nth,        ///< An+B, and for children "of S".
    selectors,  ///< A list; one that is empty or wrong spoils the selector.
    forgiving,  ///< A list; what is wrong in it is left out.
    relative,   ///< A list that may begin with a combinator.
    languages,
    direction,
    ignored  ///< Of what never matches.
};
struct PseudoClassFacts {
    std::string_view name;
    PseudoClassKind kind = PseudoClassKind::never;
    PseudoArguments arguments = PseudoArguments::none;
    int offset = 0;  ///< Of :first-child and the like: 0n + offset.
};
/// Null if CSS has none such. `functional`: written with brackets.
const PseudoClassFacts* find_pseudo_class(std::string_view lower_case_name, bool functional);

struct PseudoElementFacts {
    std::string_view name;
    PseudoElement element = PseudoElement::none;  ///< None: known, and never there.
    bool one_colon = false;                       ///< May be written as in CSS 2.
};
const PseudoElementFacts* find_pseudo_element(std::string_view lower_case_name);

std::span<const std::string_view> pseudo_class_names();
std::span<const std::string_view> pseudo_element_names();

}  // namespace bifolium::css
