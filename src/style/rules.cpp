#include "style/rules.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace bifolium::style {

namespace {

bool is_attr(const css::ComponentValue& value) {
    constexpr std::string_view name = "attr";
    return value.kind == css::ComponentKind::function && value.text.size() == name.size() &&
           std::equal(name.begin(), name.end(), value.text.begin(),
                      [](char wanted, char c) { return (c | 0x20) == wanted; });
}

/// Not deeper than limits::nesting: the parser saw to it.
bool mentions_attr(std::span<const css::ComponentValue> values) {
    return std::any_of(values.begin(), values.end(), [](const css::ComponentValue& value) {
        return is_attr(value) || mentions_attr(value.inner);
    });
}

/// A custom property's attr() is only seen once it is substituted.
bool asks_element(const css::Declaration& declaration) {
    const bool generates = declaration.name == "content" || declaration.name == "string-set" ||
                           declaration.name == "bookmark-label";
    return mentions_attr(declaration.raw) || (generates && declaration.has_var);
}

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// Keeps the last entry of each property, in the order of their places.
std::vector<Entry> winners(const std::vector<Entry>& all) {
    std::array<std::size_t, css::properties> last;
    last.fill(none);
    for (std::size_t i = 0; i < all.size(); ++i) {
        last[static_cast<std::size_t>(all[i].property)] = i;
    }
    std::vector<Entry> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (last[static_cast<std::size_t>(all[i].property)] == i) kept.push_back(all[i]);
    }
    return kept;
}

void add_entries(const css::Declaration& declaration, std::uint32_t sheet,
                 std::vector<Entry>& entries) {
    for (const css::Longhand& longhand : declaration.longhands) {
        entries.push_back({longhand.property, &longhand.value, &declaration, sheet});
    }
    if (!declaration.has_var || !declaration.longhands.empty()) return;
    if (const auto property = css::find_property(declaration.name)) {
        entries.push_back({*property, nullptr, &declaration, sheet});
    }
    for (const css::Property property : css::shorthand(declaration.name)) {
        entries.push_back({property, nullptr, &declaration, sheet});
    }
}

}  // namespace

Cascaded cascade_declarations(std::span<const DeclarationsOf> ordered,
                              std::span<const css::Longhand> hints) {
    std::vector<Entry> all, own;
    Cascaded cascaded;
    const auto add = [&](bool of_author, bool important) {
        for (const DeclarationsOf& rule : ordered) {
            if ((rule.sheet != 0) != of_author) continue;
            for (const css::Declaration& declaration : rule.declarations) {
                if (declaration.important != important) continue;
                if (declaration.name.starts_with("--")) {
                    cascaded.custom.push_back(&declaration);
                } else {
                    add_entries(declaration, rule.sheet, all);
                    if (!of_author) add_entries(declaration, rule.sheet, own);
                }
                cascaded.asks_element = cascaded.asks_element || asks_element(declaration);
            }
        }
    };
    add(false, false);
    for (const css::Longhand& hint : hints) all.push_back({hint.property, &hint.value, nullptr, 1});
    add(true, false);
    add(true, true);
    add(false, true);  // important turns the origins round
    cascaded.entries = winners(all);
    cascaded.own_entries = winners(own);
    return cascaded;
}

Rules::Rules(const Sheets& sheets) : sheets_(sheets) {
    for (std::uint32_t s = 0; s < sheets.size(); ++s) {
        for (const css::Rule& rule : sheets[s].rules) {
            if (!sheets[s].holds_for_print(rule.condition)) continue;
            for (const css::ComplexSelector& selector : rule.selectors) {
                const auto index = static_cast<std::uint32_t>(selectors_.size());
                selectors_.push_back({&selector, &rule, s});
                add(selector, index);
            }
        }
    }
}

void Rules::add(const css::ComplexSelector& selector, std::uint32_t index) {
    if (selector.right_to_left.empty()) return;
    const auto& tests = selector.right_to_left.front().tests;
    for (const css::Test& test : tests) {
        if (const auto* id = std::get_if<css::IdentifierTest>(&test)) {
            by_identifier_[id->name.index()].push_back(index);
            return;
        }
    }
    for (const css::Test& test : tests) {
        if (const auto* name = std::get_if<css::ClassTest>(&test)) {
            by_class_[name->name.index()].push_back(index);
            return;
        }
    }
    for (const css::Test& test : tests) {
        if (const auto* type = std::get_if<css::TypeTest>(&test)) {
            by_type_[type->element.index()].push_back(index);
            return;
        }
    }
    others_.push_back(index);
}

/// The order of the cascade, importance aside. Selectors are numbered in order of appearance.
bool Rules::before(const Match& a, const Match& b) const {
    const auto key = [&](const Match& m) {
        const Selector& s = selectors_[m.selector];
        return std::tuple(m.pseudo, s.sheet != 0, s.selector->specificity, m.selector);
    };
    return key(a) < key(b);
}

void Rules::match(Matcher& matcher, const Elements& elements, ElementIndex index,
                  std::vector<Match>& found) const {
    found.clear();
    const auto try_all = [&](const std::vector<std::uint32_t>& candidates) {
        for (const std::uint32_t i : candidates) {
            const css::ComplexSelector& selector = *selectors_[i].selector;
            if (matcher.matches(selector, index)) found.push_back({selector.pseudo, i});
        }
    };
    const auto try_bucket = [&](const Bucket& bucket, Atom name) {
        const auto candidates = bucket.find(name.index());
        if (candidates != bucket.end()) try_all(candidates->second);
    };
    const Element& element = elements[index];
    if (element.identifier.valid()) try_bucket(by_identifier_, element.identifier);
    const auto classes = elements.classes(element);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto earlier = classes.subspan(0, i);
        const bool twice = std::find(earlier.begin(), earlier.end(), classes[i]) != earlier.end();
        if (!twice) try_bucket(by_class_, classes[i]);
    }
    try_bucket(by_type_, element.type);
    try_all(others_);
    std::sort(found.begin(), found.end(),
              [&](const Match& a, const Match& b) { return before(a, b); });
}

DeclarationsOf Rules::declarations(std::uint32_t selector) const {
    return {selectors_[selector].rule->declarations, selectors_[selector].sheet};
}

}  // namespace bifolium::style
