// Reads selectors from left to right: one compound after another, each of simple selectors.
// Its parts stand in selector.cpp (lists and combinators), selector_simple.cpp (types, classes,
// attributes) and selector_pseudo.cpp. https://www.w3.org/TR/selectors-4/#grammar
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "css/component_value.h"
#include "css/pseudo.h"
#include "css/selector_parser.h"

namespace bifolium::css {

class SelectorReader {
public:
    using Values = std::span<const ComponentValue>;

    enum class Strictness : std::uint8_t { strict, forgiving };
    enum class Start : std::uint8_t { compound, relative };
    enum class Pseudos : std::uint8_t { allowed, refused };  ///< Pseudo-elements.
    struct ListRules {
        Strictness strictness = Strictness::strict;
        Start start = Start::compound;
        Pseudos pseudos = Pseudos::refused;
    };

    SelectorReader(const Namespaces& namespaces, AtomTable& atoms, Diagnostics& diagnostics)
        : namespaces_(namespaces), atoms_(atoms), diagnostics_(diagnostics) {}

    /// `around` is where a finding points that has no values of its own.
    std::optional<SelectorList> list(Values values, Span around, ListRules rules);

private:
    /// Where we are in a selector's values.
    struct Cursor {
        Values values;
        std::size_t at = 0;

        bool done() const { return at == values.size(); }
        const ComponentValue& peek() const { return values[at]; }
        const ComponentValue* ahead(std::size_t by) const {
            return at + by < values.size() ? &values[at + by] : nullptr;
        }
        bool is_delimiter(std::string_view text) const {
            return !done() && peek().is_delimiter(text);
        }
        const ComponentValue& take() { return values[at++]; }
    };

    // Those that return bool give false after a finding.
    std::nullopt_t refuse(Span span, std::string message, std::string hint = {});
    std::optional<ComplexSelector> complex(Values values, Span around, ListRules rules);
    static void skip_space(Cursor& cursor);
    static std::optional<Combinator> explicit_combinator(Cursor& cursor);
    static std::optional<Combinator> combinator(Cursor& cursor);
    bool parse_compound(Cursor& cursor, Compound& compound, ComplexSelector& selector,
                        Pseudos pseudos);
    static void never(Compound& compound) { compound.tests.emplace_back(PseudoClass{}); }
    bool is_xhtml(std::string_view prefix) const;
    /// "p", "*", "svg|path", "*|*", "|p".
    void parse_type(Cursor& cursor, Compound& compound, Specificity& specificity);
    bool parse_identifier(const ComponentValue& hash, Compound& compound, Specificity& specificity);
    bool parse_class(Cursor& cursor, Compound& compound, Specificity& specificity);
    bool refuse_attribute(const ComponentValue& block);
    /// The name in "[epub|type", with its prefix. False if there is none.
    bool parse_attribute_name(Cursor& cursor, std::string& name, bool& possible);
    bool parse_attribute(const ComponentValue& block, Compound& compound, Specificity& specificity);
    bool parse_pseudo(Cursor& cursor, Compound& compound, ComplexSelector& selector,
                      Pseudos pseudos);
    bool set_pseudo_element(const PseudoElementFacts& facts, Span span, Compound& compound,
                            ComplexSelector& selector, Pseudos pseudos);
    bool parse_pseudo_class(const ComponentValue& value, const std::string& name, Span span,
                            Compound& compound, Specificity& specificity);
    bool parse_arguments(const PseudoClassFacts& facts, const ComponentValue& value,
                         PseudoClass& test, Specificity& weight);
    /// As the other, for values that live only here.
    std::optional<SelectorList> list(const ComponentValues& values, Span around, ListRules rules,
                                     const PseudoClass& test);
    bool parse_nth(const ComponentValue& value, PseudoClass& test, Specificity& weight);
    bool parse_languages(const ComponentValue& value, PseudoClass& test);
    bool parse_direction(const ComponentValue& value, PseudoClass& test);

    const Namespaces& namespaces_;
    AtomTable& atoms_;
    Diagnostics& diagnostics_;
    bool inside_has_ = false;
};

/// Each count stops at its largest.
void add(Specificity& sum, const Specificity& more);
std::vector<SelectorReader::Values> split_at_commas(SelectorReader::Values);
/// "u+a" is a unicode range to the tokenizer, and two type selectors to us.
ComponentValues split_unicode_ranges(SelectorReader::Values);

}  // namespace bifolium::css
