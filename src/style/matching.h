// Matching: does a selector match an element? From right to left, with memos that keep it near
// linear whatever the sheet says: the first sibling that fits, places among siblings that fit an
// "of S", and the elements that a :has() looks for. https://www.w3.org/TR/selectors-4/
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "css/selector.h"
#include "style/elements.h"

namespace bifolium::style {

/// Compounds in one selector that are looked at; a longer one never matches.
inline constexpr std::size_t longest_selector = 256;

class Matcher {
public:
    explicit Matcher(const Elements& elements) : elements_(elements) {}
    /// The element that the last compound stands for; pseudo-elements are not looked at.
    bool matches(const css::ComplexSelector&, ElementIndex);

private:
    /// How far it failed, so that nobody looks again where nothing can be.
    enum class Outcome : std::uint8_t { matches, fails_here, fails_siblings, fails_everywhere };
    struct Walk {
        const css::ComplexSelector& selector;
        ElementIndex scope;     ///< Of :has(); no_element for the root.
        bool relative = false;  ///< The first compound hangs on the scope.
    };
    bool hangs_on_scope(const Walk&, css::Combinator, ElementIndex) const;
    Outcome match_from(const Walk&, std::size_t compound, ElementIndex);
    Outcome match_left(const Walk&, std::size_t compound, ElementIndex);
    Outcome match_later(const Walk&, std::size_t compound, ElementIndex);
    bool match_compound(const Walk&, const css::Compound&, ElementIndex);
    bool match_test(const Walk&, const css::Test&, ElementIndex);
    bool match_attribute(const css::AttributeTest&, ElementIndex);
    bool match_pseudo(const Walk&, const css::PseudoClass&, ElementIndex);
    bool match_any(const css::SelectorList&, ElementIndex scope, ElementIndex);
    bool match_nth(const css::PseudoClass&, ElementIndex);
    bool match_language(const css::PseudoClass&, ElementIndex) const;
    bool match_has(const css::PseudoClass&, ElementIndex);
    bool has(const css::ComplexSelector&, ElementIndex);
    std::pair<std::uint32_t, std::uint32_t> place(const css::PseudoClass&, ElementIndex);

    struct Scan {
        ElementIndex next = no_element, found = no_element;
        bool begun = false;
    };
    using ScanKey = std::tuple<const css::ComplexSelector*, std::size_t, ElementIndex>;
    using Places = std::unordered_map<ElementIndex, std::uint32_t>;

    const Elements& elements_;
    std::map<ScanKey, Scan> scans_;  // looked up, never iterated, as are the others
    std::map<std::pair<const css::PseudoClass*, ElementIndex>, std::pair<Places, std::uint32_t>>
        places_;
    std::map<const css::ComplexSelector*, std::vector<ElementIndex>> subjects_;
};

}  // namespace bifolium::style
