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

void add_entries(const css::Declaration& declaration, const DeclarationsOf& from,
                 std::vector<Entry>& entries) {
    const auto put = [&](css::Property property, const css::Value* value) {
        entries.push_back({property, value, &declaration, from.sheet, from.layer, from.selector,
                           static_cast<std::uint32_t>(entries.size())});
    };
    for (const css::Longhand& longhand : declaration.longhands) {
        put(longhand.property, &longhand.value);
    }
    if (!declaration.has_var || !declaration.longhands.empty()) return;
    if (const auto property = css::find_property(declaration.name)) put(*property, nullptr);
    for (const css::Property property : css::shorthand(declaration.name)) put(property, nullptr);
}

/// A custom property's declaration, and where it comes from.
struct Custom {
    const css::Declaration* declaration;
    bool of_author;
    std::uint32_t layer;
};

/// The one word that it is; empty if it is more.
std::string_view only_word(const css::Declaration& declaration) {
    const auto& raw = declaration.raw;
    const bool word = raw.size() == 1 && raw[0].kind == css::ComponentKind::ident;
    return word ? std::string_view(raw[0].text) : std::string_view();
}

/// `--x: revert-layer` takes all of its layer away, `--x: revert` all of its origin.
std::vector<const css::Declaration*> settled(std::vector<Custom> all) {
    const auto reverts = [](const Custom& custom) {
        const std::string_view word = only_word(*custom.declaration);
        return word == "revert" || word == "revert-layer";
    };
    for (std::size_t i = all.size(); i-- > 0;) {
        if (i >= all.size() || !reverts(all[i])) continue;
        const Custom winner = all[i];
        const bool last = std::none_of(
            all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end(),
            [&](const Custom& c) { return c.declaration->name == winner.declaration->name; });
        const bool whole_origin = only_word(*winner.declaration) == "revert";
        if (!last) continue;
        std::erase_if(all, [&](const Custom& c) {
            return c.declaration->name == winner.declaration->name &&
                   c.of_author == winner.of_author && (whole_origin || c.layer == winner.layer);
        });
    }
    std::vector<const css::Declaration*> kept;
    kept.reserve(all.size());
    for (const Custom& custom : all) kept.push_back(custom.declaration);
    return kept;
}

/// Important layers count the other way round.
std::vector<DeclarationsOf> turned_round(std::span<const DeclarationsOf> ordered) {
    std::vector<DeclarationsOf> turned(ordered.begin(), ordered.end());
    std::stable_sort(
        turned.begin(), turned.end(),
        [](const DeclarationsOf& a, const DeclarationsOf& b) { return a.layer > b.layer; });
    return turned;
}

}  // namespace

Cascaded cascade_declarations(std::span<const DeclarationsOf> ordered,
                              std::span<const css::Longhand> hints, const LeavesOut& leaves_out) {
    std::vector<Entry> all;
    std::vector<Custom> custom;
    Cascaded cascaded;
    const auto add = [&](std::span<const DeclarationsOf> rules, bool of_author, bool important) {
        for (const DeclarationsOf& rule : rules) {
            if ((rule.sheet != 0) != of_author) continue;
            for (const css::Declaration& declaration : rule.declarations) {
                if (declaration.important != important) continue;
                if (leaves_out && rule.rule != nullptr &&
                    leaves_out(*rule.rule, *rule.written, declaration)) {
                    continue;
                }
                if (declaration.name.starts_with("--")) {
                    custom.push_back({&declaration, of_author, rule.layer});
                } else {
                    add_entries(declaration, rule, all);
                }
                cascaded.asks_element = cascaded.asks_element || asks_element(declaration);
            }
        }
    };
    add(ordered, false, false);
    for (const css::Longhand& hint : hints) {
        all.push_back(
            {hint.property, &hint.value, nullptr, 1, 0, 0, static_cast<std::uint32_t>(all.size())});
    }
    add(ordered, true, false);
    const std::vector<DeclarationsOf> turned = turned_round(ordered);
    add(turned, true, true);
    add(turned, false, true);  // important turns the origins round
    cascaded.entries = winners(all);
    cascaded.every = std::move(all);
    cascaded.custom = settled(std::move(custom));
    return cascaded;
}

const Entry* Fallbacks::below(const Entry& winner, std::string_view word,
                              const std::function<bool(css::Property)>& is_same) {
    const bool whole_origin = word == "revert";
    if (whole_origin && winner.sheet == 0) return nullptr;
    left_behind_.push_back(winner);
    for (std::uint32_t i = winner.place; i-- > 0;) {
        const Entry& entry = cascaded_.every[i];
        if (!is_same(entry.property) || (whole_origin && entry.sheet != 0)) continue;
        const bool gone = std::any_of(left_behind_.begin(), left_behind_.end(),
                                      [&](const Entry& left) { return left.same_layer(entry); });
        if (!gone) return &entry;
    }
    return nullptr;
}

bool Sheets::asks_page_size() const {
    const auto asks = [](const css::StyleSheet& sheet) {
        return std::any_of(
            sheet.conditions.begin(), sheet.conditions.end(),
            [](const css::Condition& condition) { return condition.media.asks_page_size(); });
    };
    return medium == Medium::print && std::any_of(author.begin(), author.end(), asks);
}

LayerRanks::LayerRanks(const Sheets& sheets) {
    const auto holds = [&](const css::StyleSheet& sheet, css::ConditionId condition) {
        return sheets.holds(sheet, condition);
    };
    std::vector<const css::StyleSheet*> list{&sheets.own};
    own_ = css::LayerOrder(list, holds);
    list.clear();
    for (const css::StyleSheet& sheet : sheets.author) list.push_back(&sheet);
    author_ = css::LayerOrder(list, holds);
}

CounterStyles counter_styles(const Sheets& sheets) {
    const LayerRanks ranks(sheets);
    std::vector<std::pair<std::pair<bool, std::uint32_t>, const css::CounterStyle*>> all;
    for (std::uint32_t s = 0; s < sheets.size(); ++s) {
        for (const css::CounterStyleRule& rule : sheets[s].counter_styles) {
            if (!sheets.holds(sheets[s], rule.condition)) continue;
            all.push_back({{s != 0, ranks(s, rule.layer)}, &rule.style});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    CounterStyles styles;
    for (const auto& [rank, style] : all) styles.define(*style);
    return styles;
}

Rules::Rules(const Sheets& sheets) : sheets_(sheets) {
    const LayerRanks ranks(sheets);
    for (std::uint32_t s = 0; s < sheets.size(); ++s) {
        for (const css::Rule& rule : sheets[s].rules) {
            if (!sheets.holds(sheets[s], rule.condition)) continue;
            for (const css::ComplexSelector& selector : rule.selectors) {
                const auto index = static_cast<std::uint32_t>(selectors_.size());
                selectors_.push_back({&selector, &rule, s, ranks(s, rule.layer)});
                styles_calls_ |= selector.pseudo == css::PseudoElement::footnote_call;
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
        // The nearer a scope's root, the more it counts.
        return std::tuple(m.pseudo, s.sheet != 0, s.layer, s.selector->specificity, ~m.steps,
                          m.selector);
    };
    return key(a) < key(b);
}

namespace {

std::uint32_t steps_up(Matcher& matcher, const Elements& elements, ElementIndex from,
                       const css::SelectorList& roots) {
    std::uint32_t steps = 0;
    for (ElementIndex up = from; up != no_element; up = elements[up].parent, ++steps) {
        for (const css::ComplexSelector& root : roots) {
            if (matcher.matches(root, up)) return steps;
        }
    }
    return steps;
}

}  // namespace

void Rules::match(Matcher& matcher, const Elements& elements, ElementIndex index,
                  std::vector<Match>& found) const {
    found.clear();
    const auto try_all = [&](const std::vector<std::uint32_t>& candidates) {
        for (const std::uint32_t i : candidates) {
            const css::ComplexSelector& selector = *selectors_[i].selector;
            if (!matcher.matches(selector, index)) continue;
            found.push_back({selector.pseudo, i});
            const css::SelectorList* roots = selectors_[i].rule->scope.get();
            if (roots != nullptr) found.back().steps = steps_up(matcher, elements, index, *roots);
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
    const Selector& from = selectors_[selector];
    return {from.rule->declarations, from.sheet, from.layer, selector, from.rule, from.selector};
}

}  // namespace bifolium::style
