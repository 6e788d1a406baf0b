// Rules: every selector of the sheets that hold for print, found by the class, identifier or type
// that it ends in, and the declarations that a set of them comes to. Private to style.
// https://www.w3.org/TR/css-cascade-4/#cascading
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "css/layers.h"
#include "css/stylesheet.h"
#include "style/counter_styles.h"
#include "style/matching.h"
#include "style/medium.h"

namespace bifolium::style {

struct Sheets {
    const css::StyleSheet& own;
    std::span<const css::StyleSheet> author;
    Medium medium = Medium::print;
    LeavesOut leaves_out = nullptr;  ///< May be empty.
    /// What @media is asked about; none while @page is not known yet, and what asks does not hold.
    std::optional<css::PageSize> page_size = std::nullopt;
    bool readers_too = false;  ///< Rules that the e-book's reader may or may not apply as well.

    bool holds(const css::StyleSheet& sheet, css::ConditionId condition) const {
        if (medium == Medium::book) {
            return readers_too ? sheet.may_hold_for_screen(condition)
                               : sheet.holds_for_screen(condition);
        }
        if (!page_size && sheet.asks_page_size(condition)) return false;
        return sheet.holds_for_print(condition, page_size.value_or(css::PageSize{}));
    }
    bool asks_page_size() const;
    /// 0 is bifolium's own.
    const css::StyleSheet& operator[](std::uint32_t i) const {
        return i == 0 ? own : author[i - 1];
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(author.size() + 1); }
};

/// What one property gets. `value` is null while a var() waits in the declaration.
struct Entry {
    css::Property property = css::Property::count_;
    const css::Value* value = nullptr;
    const css::Declaration* declaration = nullptr;  ///< Null: a hint of the document.
    std::uint32_t sheet = 0;
    std::uint32_t layer = 0;     ///< Its rank among those of its origin.
    std::uint32_t selector = 0;  ///< As Rules counts them.
    std::uint32_t place = 0;     ///< In Cascaded::every.

    bool same_layer(const Entry& other) const {
        return (sheet == 0) == (other.sheet == 0) && layer == other.layer &&
               (declaration == nullptr) == (other.declaration == nullptr);
    }
};

/// In ascending order of the cascade: what stands later wins.
struct Cascaded {
    std::vector<Entry> entries;  ///< The winners, one a property.
    std::vector<Entry> every;    ///< What `revert` and `revert-layer` go back to is among them.
    std::vector<const css::Declaration*> custom;
    bool asks_element = false;  ///< An attr() stands in it: not to be shared between elements.
};

/// What counts when the winner says `revert` or `revert-layer`: it, and what it has left behind so
/// far, are passed over. Null: nothing is left, as for `unset`.
class Fallbacks {
public:
    explicit Fallbacks(const Cascaded& cascaded) : cascaded_(cascaded) {}
    const Entry* below(const Entry&, std::string_view word,
                       const std::function<bool(css::Property)>& is_same);

private:
    const Cascaded& cascaded_;
    std::vector<Entry> left_behind_;
};

struct DeclarationsOf {
    std::span<const css::Declaration> declarations;
    std::uint32_t sheet = 0;
    std::uint32_t layer = 0;
    std::uint32_t selector = 0;
    const css::Rule* rule = nullptr;  ///< Of a page there is none.
    const css::ComplexSelector* written = nullptr;
};
/// `ordered` by sheet's origin (own first), layer, specificity and place; importance is seen to
/// here. `hints` stand between bifolium's own and the author's.
Cascaded cascade_declarations(std::span<const DeclarationsOf> ordered,
                              std::span<const css::Longhand> hints,
                              const LeavesOut& leaves_out = nullptr);

/// The rank of a layer among those of its sheet's origin.
class LayerRanks {
public:
    explicit LayerRanks(const Sheets&);
    std::uint32_t operator()(std::uint32_t sheet, css::LayerId layer) const {
        return sheet == 0 ? own_.rank(0, layer) : author_.rank(sheet - 1, layer);
    }

private:
    css::LayerOrder own_, author_;
};

/// By origin, layer and place, as other rules.
CounterStyles counter_styles(const Sheets&);

class Rules {
public:
    explicit Rules(const Sheets&);

    struct Match {
        css::PseudoElement pseudo = css::PseudoElement::none;
        std::uint32_t selector = 0;
        /// Steps up to the root of the rule's @scope; most of all without one.
        std::uint32_t steps = std::numeric_limits<std::uint32_t>::max();
    };
    /// By pseudo-element, and for each in the order of the cascade.
    void match(Matcher&, const Elements&, ElementIndex, std::vector<Match>& found) const;
    const css::ComplexSelector& selector(std::uint32_t selector) const {
        return *selectors_[selector].selector;
    }
    DeclarationsOf declarations(std::uint32_t selector) const;
    std::size_t size() const { return selectors_.size(); }
    /// Does any speak of ::footnote-call?
    bool styles_calls() const { return styles_calls_; }

private:
    struct Selector {
        const css::ComplexSelector* selector;
        const css::Rule* rule;
        std::uint32_t sheet;
        std::uint32_t layer;
    };
    using Bucket = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;
    void add(const css::ComplexSelector&, std::uint32_t index);
    bool before(const Match&, const Match&) const;

    const Sheets& sheets_;
    std::vector<Selector> selectors_;
    bool styles_calls_ = false;
    Bucket by_identifier_, by_class_, by_type_;  // looked up, never iterated
    std::vector<std::uint32_t> others_;
};

}  // namespace bifolium::style
