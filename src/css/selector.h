// Selectors, compiled for matching from right to left. https://www.w3.org/TR/selectors-4/
// They match the XHTML of document/markup.h, so one sheet means the same in both media.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/atom.h"
#include "base/diagnostic.h"
#include "css/component_value.h"

namespace bifolium::css {

enum class PseudoElement : std::uint8_t {
    none,  ///< The element itself.
    before,
    after,
    marker,
    footnote_call,
    footnote_marker,
    first_line,
    first_letter
};

struct Specificity {
    std::uint16_t ids = 0, classes = 0, types = 0;
    friend auto operator<=>(const Specificity&, const Specificity&) = default;
};

struct ComplexSelector;
using SelectorList = std::vector<ComplexSelector>;

struct TypeTest {
    Atom element;  ///< Lower case.
};
struct ClassTest {
    Atom name;
};
struct IdentifierTest {
    Atom name;
};
/// [epub|type=x] has the name "epub:type".
struct AttributeTest {
    std::string name;
    char operation = 0;  ///< 0 present, or '=' '~' '|' '^' '$' '*'.
    bool ignore_case = false;
    std::string value;
};
enum class PseudoClassKind : std::uint8_t {
    root,
    empty,
    nth_child,
    nth_last_child,
    nth_of_type,
    nth_last_of_type,
    only_child,
    only_of_type,
    is,
    where,
    negation,
    has,
    lang,
    dir,
    link,
    scope,
    never  ///< Parses, and never matches: ":hover" on paper.
};
struct PseudoClass {
    PseudoClassKind kind = PseudoClassKind::never;
    int step = 0, offset = 0;        ///< Of an+b; :first-child is 0n+1.
    SelectorList arguments;          ///< Of :is :where :not :has, and of :nth-child(… of S).
    std::vector<std::string> words;  ///< Of :lang and :dir.
    bool forgave = false;            ///< :is or :where, and part of its list was left out.
};
using Test = std::variant<TypeTest, ClassTest, IdentifierTest, AttributeTest, PseudoClass>;

enum class Combinator : std::uint8_t { none, descendant, child, next, later };
struct Compound {
    std::vector<Test> tests;               ///< None: '*'.
    Combinator before = Combinator::none;  ///< How it hangs on the compound to its left.
};
struct ComplexSelector {
    std::vector<Compound> right_to_left;
    PseudoElement pseudo = PseudoElement::none;
    Specificity specificity;
    Span span;
};

/// Nothing, and a finding, if any of them is invalid: CSS drops the whole rule then.
/// A namespace prefix other than `epub` and `*` never matches. In :has() the leftmost compound's
/// `before` says how it hangs on the element itself; elsewhere it is none.
std::optional<SelectorList> parse_selectors(std::span<const ComponentValue>, AtomTable&,
                                            Diagnostics&);

}  // namespace bifolium::css
