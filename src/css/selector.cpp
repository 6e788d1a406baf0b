#include "css/selector.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/suggest.h"
#include "css/an_plus_b.h"
#include "css/characters.h"
#include "css/pseudo.h"
#include "css/selector_parser.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;

enum class Strictness : std::uint8_t { strict, forgiving };
enum class Start : std::uint8_t { compound, relative };
enum class Pseudos : std::uint8_t { allowed, refused };  ///< Pseudo-elements.

struct ListRules {
    Strictness strictness = Strictness::strict;
    Start start = Start::compound;
    Pseudos pseudos = Pseudos::refused;
};

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

Specificity most_specific(const SelectorList& list) {
    Specificity most;
    for (const ComplexSelector& selector : list) most = std::max(most, selector.specificity);
    return most;
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

/// "u+a" is a unicode range to the tokenizer, and two type selectors to us.
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

/// Reads one complex selector from left to right.
class Parser {
public:
    Parser(const Namespaces& namespaces, AtomTable& atoms, Diagnostics& diagnostics)
        : namespaces_(namespaces), atoms_(atoms), diagnostics_(diagnostics) {}

    std::optional<SelectorList> list(Values values, Span around, ListRules rules) {
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

private:
    /// Where we are in a compound selector's values.
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

    std::nullopt_t refuse(Span span, std::string message, std::string hint = {}) {
        diagnostics_.report(
            {Severity::warning, "css.unknown-selector", span, std::move(message), std::move(hint)});
        return std::nullopt;
    }

    std::optional<ComplexSelector> complex(Values values, Span around, ListRules rules) {
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
                return refuse(cursor.peek().span, "'" + serialize({&cursor.peek(), 1}) +
                                                      "' cannot stand in a selector");
            }
            before = *next;
        }
        std::reverse(selector.right_to_left.begin(), selector.right_to_left.end());
        return selector;
    }

    static void skip_space(Cursor& cursor) {
        while (!cursor.done() && cursor.peek().kind == ComponentKind::space) cursor.take();
    }

    static std::optional<Combinator> explicit_combinator(Cursor& cursor) {
        std::optional<Combinator> found;
        if (cursor.is_delimiter(">")) found = Combinator::child;
        if (cursor.is_delimiter("+")) found = Combinator::next;
        if (cursor.is_delimiter("~")) found = Combinator::later;
        if (!found) return found;
        cursor.take();
        skip_space(cursor);
        return found;
    }

    static std::optional<Combinator> combinator(Cursor& cursor) {
        const std::size_t begin = cursor.at;
        skip_space(cursor);
        if (const auto found = explicit_combinator(cursor)) return found;
        if (cursor.at > begin) return Combinator::descendant;
        return std::nullopt;
    }

    /// False after a finding.
    bool parse_compound(Cursor& cursor, Compound& compound, ComplexSelector& selector,
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
                compound.tests.emplace_back(PseudoClass{PseudoClassKind::scope, 0, 0, {}, {}});
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

    static void never(Compound& compound) { compound.tests.emplace_back(PseudoClass{}); }

    bool is_xhtml(std::string_view prefix) const {
        const auto found = namespaces_.find(prefix);
        return found != namespaces_.end() && found->second == xhtml_namespace;
    }

    /// "p", "*", "svg|path", "*|*", "|p".
    void parse_type(Cursor& cursor, Compound& compound, Specificity& specificity) {
        const auto is_name = [](const ComponentValue* value) {
            return value && (value->kind == ComponentKind::ident || value->is_delimiter("*"));
        };
        const auto is_bar = [](const ComponentValue* value) {
            return value && value->is_delimiter("|");
        };
        if (is_bar(cursor.ahead(0)) && is_name(cursor.ahead(1))) {
            cursor.take();
            never(compound);  // in no namespace: XHTML has one
        } else if (is_name(cursor.ahead(0)) && is_bar(cursor.ahead(1)) &&
                   is_name(cursor.ahead(2))) {
            const ComponentValue& prefix = cursor.take();
            if (prefix.kind == ComponentKind::ident && !is_xhtml(prefix.text)) never(compound);
            cursor.take();
        }
        if (!is_name(cursor.ahead(0))) return;
        const ComponentValue& name = cursor.take();
        if (name.kind != ComponentKind::ident) return;
        compound.tests.emplace_back(TypeTest{atoms_.intern(lower_case(name.text))});
        add(specificity, {0, 0, 1});
    }

    bool parse_identifier(const ComponentValue& hash, Compound& compound,
                          Specificity& specificity) {
        if (!hash.is_identifier) {
            refuse(hash.span, "'#" + hash.text + "' is no ID selector: a name begins with a letter",
                   "write [id=\"" + hash.text + "\"]");
            return false;
        }
        compound.tests.emplace_back(IdentifierTest{atoms_.intern(hash.text)});
        add(specificity, {1, 0, 0});
        return true;
    }

    bool parse_class(Cursor& cursor, Compound& compound, Specificity& specificity) {
        const ComponentValue& dot = cursor.take();
        if (cursor.done() || cursor.peek().kind != ComponentKind::ident) {
            refuse(dot.span, "the name of a class must follow '.'");
            return false;
        }
        compound.tests.emplace_back(ClassTest{atoms_.intern(cursor.take().text)});
        add(specificity, {0, 1, 0});
        return true;
    }

    bool refuse_attribute(const ComponentValue& block) {
        refuse(block.span, "'" + serialize({&block, 1}) + "' is no attribute selector",
               "write it as [name] or [name=\"value\"]");
        return false;
    }

    /// The name in "[epub|type", with its prefix. False if there is none.
    bool parse_attribute_name(Cursor& cursor, std::string& name, bool& possible) {
        const ComponentValue* first = cursor.ahead(0);
        const ComponentValue* second = cursor.ahead(1);
        const ComponentValue* third = cursor.ahead(2);
        std::string prefix;
        if (first && first->is_delimiter("|")) {
            cursor.take();
        } else if (first && second && third && second->is_delimiter("|") &&
                   third->kind == ComponentKind::ident) {
            if (first->kind == ComponentKind::ident) {
                const auto found = namespaces_.find(first->text);
                possible = found != namespaces_.end() && found->second == epub_namespace;
                prefix = "epub:";
            } else if (!first->is_delimiter("*")) {
                return false;
            }
            cursor.at += 2;
        }
        if (cursor.done() || cursor.peek().kind != ComponentKind::ident) return false;
        name = prefix + lower_case(cursor.take().text);
        return true;
    }

    bool parse_attribute(const ComponentValue& block, Compound& compound,
                         Specificity& specificity) {
        Cursor cursor{trimmed(block.inner)};
        AttributeTest test;
        bool possible = true;
        if (!parse_attribute_name(cursor, test.name, possible)) return refuse_attribute(block);
        skip_space(cursor);
        if (!cursor.done()) {
            const std::string& operation = cursor.take().text;
            if (operation != "=" &&
                (operation.size() != 2 || operation[1] != '=' ||
                 std::string_view("~|^$*").find(operation[0]) == std::string_view::npos)) {
                return refuse_attribute(block);
            }
            test.operation = operation[0];
            skip_space(cursor);
            if (cursor.done() || (cursor.peek().kind != ComponentKind::ident &&
                                  cursor.peek().kind != ComponentKind::string)) {
                return refuse_attribute(block);
            }
            test.value = cursor.take().text;
            skip_space(cursor);
        }
        if (!cursor.done() && test.operation != 0 && cursor.peek().kind == ComponentKind::ident) {
            const std::string flag = lower_case(cursor.take().text);
            if (flag != "i" && flag != "s") return refuse_attribute(block);
            test.ignore_case = flag == "i";
            skip_space(cursor);
        }
        if (!cursor.done()) return refuse_attribute(block);
        compound.tests.emplace_back(std::move(test));
        if (!possible) never(compound);
        add(specificity, {0, 1, 0});
        return true;
    }

    bool parse_pseudo(Cursor& cursor, Compound& compound, ComplexSelector& selector,
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
            return set_pseudo_element(element, name, span, compound, selector, pseudos);
        }
        if (selector.pseudo != PseudoElement::none) {
            never(compound);  // ::before:hover
            return true;
        }
        return parse_pseudo_class(value, name, span, compound, selector.specificity);
    }

    bool set_pseudo_element(const PseudoElementFacts* facts, const std::string& name, Span span,
                            Compound& compound, ComplexSelector& selector, Pseudos pseudos) {
        if (!facts) {
            const std::string_view meant = nearest(name, pseudo_element_names());
            refuse(span, "'::" + name + "' is no pseudo-element",
                   meant.empty() ? "" : "did you mean '::" + std::string(meant) + "'?");
            return false;
        }
        if (pseudos == Pseudos::refused) {
            refuse(span, "a pseudo-element cannot stand inside :is() and its like");
            return false;
        }
        add(selector.specificity, {0, 0, 1});
        if (facts->element == PseudoElement::none || selector.pseudo != PseudoElement::none) {
            never(compound);
        } else {
            selector.pseudo = facts->element;
        }
        return true;
    }

    bool parse_pseudo_class(const ComponentValue& value, const std::string& name, Span span,
                            Compound& compound, Specificity& specificity) {
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
        PseudoClass test{facts->kind, 0, facts->offset, {}, {}};
        Specificity weight{0, 1, 0};
        if (!parse_arguments(*facts, value, test, weight)) return false;
        compound.tests.emplace_back(std::move(test));
        add(specificity, weight);
        return true;
    }

    bool parse_arguments(const PseudoClassFacts& facts, const ComponentValue& value,
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
                test.arguments = std::move(*arguments);
                weight = test.kind == PseudoClassKind::where ? Specificity()
                                                             : most_specific(test.arguments);
                return true;
            }
            case PseudoArguments::languages:
                return parse_languages(value, test);
            case PseudoArguments::direction:
                return parse_direction(value, test);
        }
        return false;
    }

    /// As the other, for values that live only here.
    std::optional<SelectorList> list(const ComponentValues& values, Span around, ListRules rules,
                                     const PseudoClass& test) {
        if (test.kind != PseudoClassKind::has) return list(Values(values), around, rules);
        if (inside_has_) return refuse(around, "':has()' cannot stand inside ':has()'");
        inside_has_ = true;
        std::optional<SelectorList> found = list(Values(values), around, rules);
        inside_has_ = false;
        return found;
    }

    bool parse_nth(const ComponentValue& value, PseudoClass& test, Specificity& weight) {
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
        if (test.kind != PseudoClassKind::nth_child &&
            test.kind != PseudoClassKind::nth_last_child) {
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

    bool parse_languages(const ComponentValue& value, PseudoClass& test) {
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

    bool parse_direction(const ComponentValue& value, PseudoClass& test) {
        const Values word = trimmed(value.inner);
        if (word.size() != 1 || word[0].kind != ComponentKind::ident) {
            refuse(value.span, "':dir()' takes one word", "write :dir(ltr) or :dir(rtl)");
            return false;
        }
        test.words.push_back(lower_case(word[0].text));
        return true;
    }

    const Namespaces& namespaces_;
    AtomTable& atoms_;
    Diagnostics& diagnostics_;
    bool inside_has_ = false;
};

}  // namespace

std::optional<SelectorList> parse_selectors(std::span<const ComponentValue> values,
                                            const Namespaces& namespaces, AtomTable& atoms,
                                            Diagnostics& diagnostics) {
    const ComponentValues split = split_unicode_ranges(values);
    Parser parser(namespaces, atoms, diagnostics);
    return parser.list(Values(split), span_of(values, {}),
                       {Strictness::strict, Start::compound, Pseudos::allowed});
}

std::optional<SelectorList> parse_selectors(std::span<const ComponentValue> values,
                                            AtomTable& atoms, Diagnostics& diagnostics) {
    const Namespaces built_in{{"epub", std::string(epub_namespace)}};
    return parse_selectors(values, built_in, atoms, diagnostics);
}

}  // namespace bifolium::css
