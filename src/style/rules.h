// Rules: every selector of the sheets that hold for print, found by the class, identifier or type
// that it ends in, and the declarations that a set of them comes to. Private to style.
// https://www.w3.org/TR/css-cascade-4/#cascading
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "css/stylesheet.h"
#include "style/matching.h"

namespace bifolium::style {

struct Sheets {
    const css::StyleSheet& own;
    std::span<const css::StyleSheet> author;
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
    const css::Declaration* declaration = nullptr;
    std::uint32_t sheet = 0;
};

/// In ascending order of the cascade: what stands later wins.
struct Cascaded {
    std::vector<Entry> entries;      ///< The winners, one a property.
    std::vector<Entry> own_entries;  ///< Bifolium's own winners: what `revert` goes back to.
    std::vector<const css::Declaration*> custom;
    bool asks_element = false;  ///< An attr() stands in it: not to be shared between elements.
};

struct DeclarationsOf {
    std::span<const css::Declaration> declarations;
    std::uint32_t sheet = 0;
};
/// `ordered` by sheet's origin (own first), specificity and place; importance is seen to here.
/// `hints` stand between bifolium's own and the author's.
Cascaded cascade_declarations(std::span<const DeclarationsOf> ordered,
                              std::span<const css::Longhand> hints);

class Rules {
public:
    explicit Rules(const Sheets&);

    struct Match {
        css::PseudoElement pseudo = css::PseudoElement::none;
        std::uint32_t selector = 0;
    };
    /// By pseudo-element, and for each in the order of the cascade.
    void match(Matcher&, const Elements&, ElementIndex, std::vector<Match>& found) const;
    DeclarationsOf declarations(std::uint32_t selector) const;
    std::size_t size() const { return selectors_.size(); }

private:
    struct Selector {
        const css::ComplexSelector* selector;
        const css::Rule* rule;
        std::uint32_t sheet;
    };
    using Bucket = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;
    void add(const css::ComplexSelector&, std::uint32_t index);
    bool before(const Match&, const Match&) const;

    const Sheets& sheets_;
    std::vector<Selector> selectors_;
    Bucket by_identifier_, by_class_, by_type_;  // looked up, never iterated
    std::vector<std::uint32_t> others_;
};

}  // namespace bifolium::style
