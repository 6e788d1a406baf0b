#include "style/matching.h"

#include <algorithm>

namespace bifolium::style {

using css::Combinator;
using css::ComplexSelector;
using css::Compound;
using css::PseudoClass;
using css::PseudoClassKind;

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
bool same(std::string_view a, std::string_view b, bool ignore_case) {
    if (!ignore_case) return a == b;
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool contains(std::string_view text, std::string_view part, bool ignore_case) {
    if (part.size() > text.size()) return false;
    for (std::size_t i = 0; i + part.size() <= text.size(); ++i) {
        if (same(text.substr(i, part.size()), part, ignore_case)) return true;
    }
    return false;
}

bool has_word(std::string_view text, std::string_view word, bool ignore_case) {
    if (word.empty() || word.find_first_of(" \t\n\r\f") != std::string_view::npos) return false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t\n\r\f"), text.size());
        if (same(text.substr(0, end), word, ignore_case)) return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

bool attribute_fits(const css::AttributeTest& test, std::string_view value) {
    const std::string_view wanted = test.value;
    const bool fold = test.ignore_case;
    switch (test.operation) {
        case 0:
            return true;
        case '=':
            return same(value, wanted, fold);
        case '~':
            return has_word(value, wanted, fold);
        case '|':
            return same(value, wanted, fold) ||
                   (value.size() > wanted.size() && value[wanted.size()] == '-' &&
                    same(value.substr(0, wanted.size()), wanted, fold));
        case '^':
            return !wanted.empty() && value.size() >= wanted.size() &&
                   same(value.substr(0, wanted.size()), wanted, fold);
        case '$':
            return !wanted.empty() && value.size() >= wanted.size() &&
                   same(value.substr(value.size() - wanted.size()), wanted, fold);
        case '*':
            return !wanted.empty() && contains(value, wanted, fold);
    }
    return false;
}

/// Extended filtering. https://www.rfc-editor.org/rfc/rfc4647#section-3.3.2
bool language_fits(std::string_view range, std::string_view tag) {
    const auto take = [](std::string_view& text) {
        const std::size_t end = std::min(text.find('-'), text.size());
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        return part;
    };
    if (tag.empty() || range.empty()) return range.empty() && tag.empty();
    const std::string_view first = take(range);
    const std::string_view primary = take(tag);
    if (first != "*" && !same(first, primary, true)) return false;
    while (!range.empty()) {
        std::string_view rest = range;
        const std::string_view wanted = take(rest);
        if (wanted == "*") {
            range = rest;
            continue;
        }
        if (tag.empty()) return false;
        const std::string_view found = take(tag);
        if (same(wanted, found, true)) {
            range = rest;
        } else if (found.size() == 1) {
            return false;
        }
    }
    return true;
}

bool on_step(std::uint32_t position, const PseudoClass& test) {
    const auto distance = static_cast<std::int64_t>(position) - test.offset;
    if (test.step == 0) return distance == 0;
    return distance % test.step == 0 && distance / test.step >= 0;
}

}  // namespace

bool Matcher::matches(const ComplexSelector& selector, ElementIndex element) {
    if (selector.right_to_left.size() > longest_selector) return false;
    return match_from({selector, no_element}, 0, element) == Outcome::matches;
}

Matcher::Outcome Matcher::match_from(const Walk& walk, std::size_t at, ElementIndex element) {
    const auto& compounds = walk.selector.right_to_left;
    if (!match_compound(walk, compounds[at], element)) return Outcome::fails_here;
    if (at + 1 < compounds.size()) return match_left(walk, at, element);
    const bool hangs = !walk.relative || hangs_on_scope(walk, compounds[at].before, element);
    return hangs ? Outcome::matches : Outcome::fails_here;
}

bool Matcher::hangs_on_scope(const Walk& walk, Combinator combinator, ElementIndex element) const {
    const Element& e = elements_[element];
    switch (combinator) {
        case Combinator::none:
        case Combinator::descendant:
            return element > walk.scope && element < elements_[walk.scope].end;
        case Combinator::child:
            return e.parent == walk.scope;
        case Combinator::next:
            return e.previous == walk.scope;
        case Combinator::later:
            return e.parent == elements_[walk.scope].parent && element > walk.scope;
    }
    return false;
}

/// What stands to the left of `at`, which has matched here.
Matcher::Outcome Matcher::match_left(const Walk& walk, std::size_t at, ElementIndex element) {
    const Element& e = elements_[element];
    switch (walk.selector.right_to_left[at].before) {
        case Combinator::none:
            return Outcome::matches;
        case Combinator::child:
            if (e.parent == no_element) return Outcome::fails_everywhere;
            return match_from(walk, at + 1, e.parent);
        case Combinator::next:
            if (e.previous == no_element) return Outcome::fails_siblings;
            return match_from(walk, at + 1, e.previous);
        case Combinator::later:
            return match_later(walk, at, element);
        case Combinator::descendant:
            for (ElementIndex up = e.parent; up != no_element; up = elements_[up].parent) {
                const Outcome outcome = match_from(walk, at + 1, up);
                if (outcome == Outcome::matches || outcome == Outcome::fails_everywhere) {
                    return outcome;
                }
            }
            return Outcome::fails_everywhere;
    }
    return Outcome::fails_here;
}

/// Is there an earlier sibling that fits? The first one that does answers for all after it. In a
/// :has() the answer depends on the scope, so nothing is remembered there.
Matcher::Outcome Matcher::match_later(const Walk& walk, std::size_t at, ElementIndex element) {
    const Element& e = elements_[element];
    if (walk.scope != no_element) {
        for (ElementIndex left = e.previous; left != no_element; left = elements_[left].previous) {
            const Outcome outcome = match_from(walk, at + 1, left);
            if (outcome == Outcome::matches || outcome == Outcome::fails_siblings ||
                outcome == Outcome::fails_everywhere) {
                return outcome;
            }
        }
        return Outcome::fails_siblings;
    }
    const ScanKey key{&walk.selector, at, e.parent};
    Scan scan = scans_[key];
    if (!scan.begun) {
        scan.begun = true;
        scan.next = e.parent == no_element ? element : elements_[e.parent].first_child;
    }
    while (scan.found == no_element && scan.next != no_element && scan.next < element) {
        const ElementIndex candidate = scan.next;
        if (match_from(walk, at + 1, candidate) == Outcome::matches) scan.found = candidate;
        scan.next = elements_[candidate].next;
    }
    scans_[key] = scan;
    const bool earlier = scan.found != no_element && scan.found < element;
    return earlier ? Outcome::matches : Outcome::fails_siblings;
}

bool Matcher::match_compound(const Walk& walk, const Compound& compound, ElementIndex element) {
    return std::all_of(compound.tests.begin(), compound.tests.end(),
                       [&](const css::Test& test) { return match_test(walk, test, element); });
}

bool Matcher::match_test(const Walk& walk, const css::Test& test, ElementIndex element) {
    const Element& e = elements_[element];
    if (const auto* type = std::get_if<css::TypeTest>(&test)) return e.type == type->element;
    if (const auto* name = std::get_if<css::ClassTest>(&test)) {
        return elements_.has_class(e, name->name);
    }
    if (const auto* id = std::get_if<css::IdentifierTest>(&test)) {
        return e.identifier.valid() && e.identifier == id->name;
    }
    if (const auto* attribute = std::get_if<css::AttributeTest>(&test)) {
        return match_attribute(*attribute, element);
    }
    return match_pseudo(walk, *std::get_if<PseudoClass>(&test), element);
}

bool Matcher::match_attribute(const css::AttributeTest& test, ElementIndex element) {
    const auto value = elements_.attribute(element, test.name);
    return value && attribute_fits(test, *value);
}

bool Matcher::match_pseudo(const Walk& walk, const PseudoClass& test, ElementIndex element) {
    const Element& e = elements_[element];
    switch (test.kind) {
        case PseudoClassKind::root:
            return e.parent == no_element;
        case PseudoClassKind::scope:
            return walk.scope == no_element ? e.parent == no_element : element == walk.scope;
        case PseudoClassKind::empty:
            return e.empty;
        case PseudoClassKind::nth_child:
        case PseudoClassKind::nth_last_child:
        case PseudoClassKind::nth_of_type:
        case PseudoClassKind::nth_last_of_type:
            return match_nth(test, element);
        case PseudoClassKind::only_child:
            return e.siblings == 1;
        case PseudoClassKind::only_of_type:
            return e.type_siblings == 1;
        case PseudoClassKind::is:
        case PseudoClassKind::where:
            return match_any(test.arguments, walk.scope, element);
        case PseudoClassKind::negation:
            return !match_any(test.arguments, walk.scope, element);
        case PseudoClassKind::has:
            return match_has(test, element);
        case PseudoClassKind::lang:
            return match_language(test, element);
        case PseudoClassKind::dir:
            return std::any_of(test.words.begin(), test.words.end(), [&](const std::string& word) {
                const bool right = elements_.direction(element) == Direction::right_to_left;
                return same(word, right ? "rtl" : "ltr", true);
            });
        case PseudoClassKind::link:
            return elements_.attribute(element, "href").has_value();
        case PseudoClassKind::never:
            return false;
    }
    return false;
}

bool Matcher::match_any(const css::SelectorList& list, ElementIndex scope, ElementIndex element) {
    return std::any_of(list.begin(), list.end(), [&](const ComplexSelector& selector) {
        return selector.pseudo == css::PseudoElement::none &&
               selector.right_to_left.size() <= longest_selector &&
               match_from({selector, scope}, 0, element) == Outcome::matches;
    });
}

/// Position and count among the siblings that fit "of S"; position 0 if this one does not.
std::pair<std::uint32_t, std::uint32_t> Matcher::place(const PseudoClass& test,
                                                       ElementIndex element) {
    const ElementIndex parent = elements_[element].parent;
    const auto [entry, is_new] = places_.try_emplace({&test, parent});
    auto& [places, count] = entry->second;
    if (is_new) {
        // Filled aside: matching may come by here again and move nothing of a std::map.
        Places found;
        std::uint32_t fits = 0;
        ElementIndex sibling = parent == no_element ? element : elements_[parent].first_child;
        for (; sibling != no_element; sibling = elements_[sibling].next) {
            if (match_any(test.arguments, no_element, sibling)) found[sibling] = ++fits;
        }
        places = std::move(found);
        count = fits;
    }
    const auto found = places.find(element);
    return {found == places.end() ? 0 : found->second, count};
}

bool Matcher::match_nth(const PseudoClass& test, ElementIndex element) {
    const Element& e = elements_[element];
    std::uint32_t position = e.position, count = e.siblings;
    if (!test.arguments.empty()) {
        std::tie(position, count) = place(test, element);
        if (position == 0) return false;
    }
    if (test.kind == PseudoClassKind::nth_last_child) return on_step(count - position + 1, test);
    if (test.kind == PseudoClassKind::nth_of_type) return on_step(e.type_position, test);
    if (test.kind == PseudoClassKind::nth_last_of_type) {
        return on_step(e.type_siblings - e.type_position + 1, test);
    }
    return on_step(position, test);
}

bool Matcher::match_language(const PseudoClass& test, ElementIndex element) const {
    return std::any_of(test.words.begin(), test.words.end(), [&](const std::string& range) {
        return language_fits(range, elements_.language(element));
    });
}

bool Matcher::match_has(const PseudoClass& test, ElementIndex element) {
    return std::any_of(test.arguments.begin(), test.arguments.end(),
                       [&](const ComplexSelector& relative) { return has(relative, element); });
}

/// Candidates are those that the last compound fits, found once for the whole document; they are
/// tried in document order from here on.
bool Matcher::has(const ComplexSelector& relative, ElementIndex element) {
    const auto& compounds = relative.right_to_left;
    if (compounds.empty() || compounds.size() > longest_selector) return false;
    const auto [entry, is_new] = subjects_.try_emplace(&relative);
    if (is_new) {
        std::vector<ElementIndex> fits;
        const Walk walk{relative, no_element};
        for (ElementIndex i = 0; i < elements_.size(); ++i) {
            if (match_compound(walk, compounds[0], i)) fits.push_back(i);
        }
        entry->second = std::move(fits);
    }
    const std::vector<ElementIndex>& fits = entry->second;
    const Element& e = elements_[element];
    const Combinator first = compounds.back().before;
    const bool inside = first == Combinator::descendant || first == Combinator::child;
    ElementIndex until = e.end;
    if (!inside && e.parent != no_element) until = elements_[e.parent].end;
    if (first == Combinator::next) until = e.next == no_element ? e.end : elements_[e.next].end;
    auto candidate = std::lower_bound(fits.begin(), fits.end(), inside ? element + 1 : e.end);
    for (; candidate != fits.end() && *candidate < until; ++candidate) {
        const Walk walk{relative, element, true};
        if (match_from(walk, 0, *candidate) == Outcome::matches) return true;
    }
    return false;
}

}  // namespace bifolium::style
