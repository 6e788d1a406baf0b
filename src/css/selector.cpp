#include "css/selector.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "css/characters.h"
#include "css/selector_reader.h"
#include "css/syntax.h"

namespace bifolium::css {

using Values = SelectorReader::Values;

void add(Specificity& sum, const Specificity& more) {
    const auto plus = [](std::uint16_t& to, std::uint16_t by) {
        const int wide = to + by;
        to = static_cast<std::uint16_t>(
            std::min<int>(wide, std::numeric_limits<std::uint16_t>::max()));
    };
    plus(sum.ids, more.ids);
    plus(sum.classes, more.classes);
    plus(sum.types, more.types);
}

std::vector<Values> split_at_commas(Values values) {
    std::vector<Values> parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= values.size(); ++i) {
        if (i < values.size() && !values[i].is_delimiter(",")) continue;
        parts.push_back(values.subspan(begin, i - begin));
        begin = i + 1;
    }
    return parts;
}

ComponentValues split_unicode_ranges(Values values) {
    ComponentValues split;
    for (const ComponentValue& value : values) {
        const bool touches = !split.empty() && split.back().kind == ComponentKind::ident &&
                             split.back().span.end == value.span.begin;
        const bool range = value.kind == ComponentKind::unicode_range;
        const std::string rest = range ? value.representation.substr(2) : "";
        if (range && !is_digit(static_cast<unsigned char>(rest[0])) &&
            rest.find('?') == rest.npos) {
            ComponentValue part;
            part.span = value.span;
            part.text = value.representation.substr(0, 1);
            split.push_back(part);
            part.kind = ComponentKind::delimiter;
            part.text = "+";
            split.push_back(part);
            part.kind = ComponentKind::ident;
            part.text = rest;
            split.push_back(part);
        } else if (touches && value.kind == ComponentKind::ident) {
            split.back().text += value.text;  // the letters of "u+abbr" that are no digits
        } else {
            split.push_back(value);
        }
    }
    return split;
}

std::optional<SelectorList> SelectorReader::list(Values values, Span around, ListRules rules) {
    SelectorList selectors;
    bool sound = true;
    if (rules.strictness == Strictness::forgiving && trimmed(values).empty()) return selectors;
    for (const Values part : split_at_commas(values)) {
        std::optional<ComplexSelector> selector = complex(trimmed(part), around, rules);
        if (selector) {
            selectors.push_back(std::move(*selector));
        } else {
            sound = false;
        }
    }
    if (!sound && rules.strictness == Strictness::strict) return std::nullopt;
    return selectors;
}

std::nullopt_t SelectorReader::refuse(Span span, std::string message, std::string hint) {
    diagnostics_.report(
        {Severity::warning, "css.unknown-selector", span, std::move(message), std::move(hint)});
    return std::nullopt;
}

std::optional<ComplexSelector> SelectorReader::complex(Values values, Span around,
                                                       ListRules rules) {
    if (values.empty()) return refuse(around, "a selector is missing", "take out the comma");
    ComplexSelector selector;
    selector.span = span_of(values, around);
    Cursor cursor{values};
    Combinator before = Combinator::none;
    if (rules.start == Start::relative) {
        before = explicit_combinator(cursor).value_or(Combinator::descendant);
    }
    while (true) {
        if (selector.pseudo != PseudoElement::none) {
            return refuse(selector.span, "nothing can follow a pseudo-element");
        }
        if (cursor.done()) return refuse(selector.span, "a selector ends with a combinator");
        Compound compound;
        compound.before = before;
        if (!parse_compound(cursor, compound, selector, rules.pseudos)) return std::nullopt;
        selector.right_to_left.push_back(std::move(compound));
        if (cursor.done()) break;
        const std::optional<Combinator> next = combinator(cursor);
        if (!next) {
            return refuse(cursor.peek().span,
                          "'" + serialize({&cursor.peek(), 1}) + "' cannot stand in a selector");
        }
        before = *next;
    }
    std::reverse(selector.right_to_left.begin(), selector.right_to_left.end());
    return selector;
}

void SelectorReader::skip_space(Cursor& cursor) {
    while (!cursor.done() && cursor.peek().kind == ComponentKind::space) cursor.take();
}

std::optional<Combinator> SelectorReader::explicit_combinator(Cursor& cursor) {
    std::optional<Combinator> found;
    if (cursor.is_delimiter(">")) found = Combinator::child;
    if (cursor.is_delimiter("+")) found = Combinator::next;
    if (cursor.is_delimiter("~")) found = Combinator::later;
    if (!found) return found;
    cursor.take();
    skip_space(cursor);
    return found;
}

std::optional<Combinator> SelectorReader::combinator(Cursor& cursor) {
    const std::size_t begin = cursor.at;
    skip_space(cursor);
    if (const auto found = explicit_combinator(cursor)) return found;
    if (cursor.at > begin) return Combinator::descendant;
    return std::nullopt;
}

bool SelectorReader::parse_compound(Cursor& cursor, Compound& compound, ComplexSelector& selector,
                                    Pseudos pseudos) {
    const std::size_t begin = cursor.at;
    parse_type(cursor, compound, selector.specificity);
    while (!cursor.done()) {
        const ComponentValue& value = cursor.peek();
        bool sound = true;
        if (value.kind == ComponentKind::hash) {
            sound = parse_identifier(cursor.take(), compound, selector.specificity);
        } else if (value.is_delimiter(".")) {
            sound = parse_class(cursor, compound, selector.specificity);
        } else if (value.kind == ComponentKind::block && value.text == "[") {
            sound = parse_attribute(cursor.take(), compound, selector.specificity);
        } else if (value.is_delimiter(":")) {
            sound = parse_pseudo(cursor, compound, selector, pseudos);
        } else if (value.is_delimiter("&")) {
            cursor.take();
            compound.tests.emplace_back(PseudoClass{PseudoClassKind::scope, 0, 0, {}, {}, false});
        } else {
            break;
        }
        if (!sound) return false;
    }
    if (cursor.at > begin) return true;
    const ComponentValue& value = cursor.peek();
    refuse(value.span, "'" + serialize({&value, 1}) + "' cannot begin a selector");
    return false;
}

std::optional<SelectorList> parse_selectors(std::span<const ComponentValue> values,
                                            const Namespaces& namespaces, AtomTable& atoms,
                                            Diagnostics& diagnostics) {
    const ComponentValues split = split_unicode_ranges(values);
    SelectorReader reader(namespaces, atoms, diagnostics);
    return reader.list(split, span_of(values, {}),
                       {SelectorReader::Strictness::strict, SelectorReader::Start::compound,
                        SelectorReader::Pseudos::allowed});
}

std::optional<SelectorList> parse_selectors(std::span<const ComponentValue> values,
                                            AtomTable& atoms, Diagnostics& diagnostics) {
    const Namespaces built_in{{"epub", std::string(epub_namespace)}};
    return parse_selectors(values, built_in, atoms, diagnostics);
}

}  // namespace bifolium::css
