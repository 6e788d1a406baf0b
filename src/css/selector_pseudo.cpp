#include <algorithm>
#include <utility>

#include "base/suggest.h"
#include "css/an_plus_b.h"
#include "css/characters.h"
#include "css/selector_reader.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

Specificity most_specific(const SelectorList& list) {
    Specificity most;
    for (const ComplexSelector& selector : list) most = std::max(most, selector.specificity);
    return most;
}

}  // namespace

bool SelectorReader::parse_pseudo(Cursor& cursor, Compound& compound, ComplexSelector& selector,
                                  Pseudos pseudos) {
    const ComponentValue& colon = cursor.take();
    const bool two = cursor.is_delimiter(":");
    if (two) cursor.take();
    if (cursor.done() || (cursor.peek().kind != ComponentKind::ident &&
                          cursor.peek().kind != ComponentKind::function)) {
        refuse(colon.span, "the name of a pseudo-class must follow ':'");
        return false;
    }
    const ComponentValue& value = cursor.take();
    const std::string name = lower_case(value.text);
    Span span = colon.span;
    span.end = value.span.end;
    const PseudoElementFacts* element = find_pseudo_element(name);
    if (two || (element && element->one_colon)) {
        if (element) return set_pseudo_element(*element, span, compound, selector, pseudos);
        const std::string_view meant = nearest(name, pseudo_element_names());
        refuse(span, "'::" + name + "' is no pseudo-element",
               meant.empty() ? "" : "did you mean '::" + std::string(meant) + "'?");
        return false;
    }
    if (selector.pseudo != PseudoElement::none) {
        never(compound);  // ::before:hover
        return true;
    }
    return parse_pseudo_class(value, name, span, compound, selector.specificity);
}

bool SelectorReader::set_pseudo_element(const PseudoElementFacts& facts, Span span,
                                        Compound& compound, ComplexSelector& selector,
                                        Pseudos pseudos) {
    if (pseudos == Pseudos::refused) {
        refuse(span, "a pseudo-element cannot stand inside :is() and its like");
        return false;
    }
    add(selector.specificity, {0, 0, 1});
    if (facts.element == PseudoElement::none || selector.pseudo != PseudoElement::none) {
        never(compound);
    } else {
        selector.pseudo = facts.element;
    }
    return true;
}

bool SelectorReader::parse_pseudo_class(const ComponentValue& value, const std::string& name,
                                        Span span, Compound& compound, Specificity& specificity) {
    const bool functional = value.kind == ComponentKind::function;
    const PseudoClassFacts* facts = find_pseudo_class(name, functional);
    if (!facts) {
        const std::string_view meant = nearest(name, pseudo_class_names());
        std::string hint;
        if (meant == name) {
            hint = functional ? "write it without brackets" : "it needs brackets";
        } else if (!meant.empty()) {
            hint = "did you mean ':" + std::string(meant) + "'?";
        } else if (find_pseudo_element(name)) {
            hint = "write '::" + name + "'";
        }
        refuse(span, "':" + name + (functional ? "()'" : "'") + " is no pseudo-class", hint);
        return false;
    }
    PseudoClass test{facts->kind, 0, facts->offset, {}, {}, false};
    Specificity weight{0, 1, 0};
    if (!parse_arguments(*facts, value, test, weight)) return false;
    compound.tests.emplace_back(std::move(test));
    add(specificity, weight);
    return true;
}

bool SelectorReader::parse_arguments(const PseudoClassFacts& facts, const ComponentValue& value,
                                     PseudoClass& test, Specificity& weight) {
    switch (facts.arguments) {
        case PseudoArguments::none:
        case PseudoArguments::ignored:
            return true;
        case PseudoArguments::nth:
            return parse_nth(value, test, weight);
        case PseudoArguments::selectors:
        case PseudoArguments::forgiving:
        case PseudoArguments::relative: {
            ListRules rules;
            if (facts.arguments == PseudoArguments::forgiving) {
                rules.strictness = Strictness::forgiving;
            }
            if (facts.arguments == PseudoArguments::relative) rules.start = Start::relative;
            std::optional<SelectorList> arguments =
                list(split_unicode_ranges(value.inner), value.span, rules, test);
            if (!arguments) return false;
            test.forgave = split_at_commas(value.inner).size() != arguments->size();
            test.arguments = std::move(*arguments);
            weight =
                test.kind == PseudoClassKind::where ? Specificity() : most_specific(test.arguments);
            return true;
        }
        case PseudoArguments::languages:
            return parse_languages(value, test);
        case PseudoArguments::direction:
            return parse_direction(value, test);
    }
    return false;
}

std::optional<SelectorList> SelectorReader::list(const ComponentValues& values, Span around,
                                                 ListRules rules, const PseudoClass& test) {
    if (test.kind != PseudoClassKind::has) return list(Values(values), around, rules);
    if (inside_has_) return refuse(around, "':has()' cannot stand inside ':has()'");
    inside_has_ = true;
    std::optional<SelectorList> found = list(Values(values), around, rules);
    inside_has_ = false;
    return found;
}

bool SelectorReader::parse_nth(const ComponentValue& value, PseudoClass& test,
                               Specificity& weight) {
    Values values = value.inner;
    const auto of = std::find_if(values.begin(), values.end(), [](const ComponentValue& v) {
        return v.kind == ComponentKind::ident && equals_ignoring_case(v.text, "of");
    });
    const auto before = static_cast<std::size_t>(of - values.begin());
    const std::optional<AnPlusB> found = parse_an_plus_b(values.first(before));
    if (!found) {
        refuse(value.span, "'" + serialize({&value, 1}) + "' does not say which children",
               "write odd, even, a number or a form like 2n+1");
        return false;
    }
    test.step = found->step;
    test.offset = found->offset;
    if (of == values.end()) return true;
    if (test.kind != PseudoClassKind::nth_child && test.kind != PseudoClassKind::nth_last_child) {
        refuse(value.span, "':" + value.text + "()' takes no 'of'",
               "only :nth-child() and :nth-last-child() do");
        return false;
    }
    const ComponentValues rest = split_unicode_ranges(values.subspan(before + 1));
    std::optional<SelectorList> arguments = list(Values(rest), value.span, ListRules());
    if (!arguments) return false;
    test.arguments = std::move(*arguments);
    add(weight, most_specific(test.arguments));
    return true;
}

bool SelectorReader::parse_languages(const ComponentValue& value, PseudoClass& test) {
    for (const Values part : split_at_commas(value.inner)) {
        const Values word = trimmed(part);
        if (word.size() != 1 ||
            (word[0].kind != ComponentKind::ident && word[0].kind != ComponentKind::string)) {
            refuse(value.span, "':lang()' takes language tags",
                   "write :lang(ar) or :lang(\"*-CH\")");
            return false;
        }
        test.words.push_back(word[0].text);
    }
    return true;
}

bool SelectorReader::parse_direction(const ComponentValue& value, PseudoClass& test) {
    const Values word = trimmed(value.inner);
    if (word.size() != 1 || word[0].kind != ComponentKind::ident) {
        refuse(value.span, "':dir()' takes one word", "write :dir(ltr) or :dir(rtl)");
        return false;
    }
    test.words.push_back(lower_case(word[0].text));
    return true;
}

}  // namespace bifolium::css
