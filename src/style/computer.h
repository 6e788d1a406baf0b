// Computer: makes computed values out of cascaded declarations, in the order in which properties
// depend on each other: variables, direction, font-size, line-height, all others. Private to style.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "style/compute.h"
#include "style/rules.h"
#include "style/variables.h"

namespace bifolium::style {

/// What an element adds to its declarations.
struct ElementFacts {
    std::optional<Direction> direction;  ///< Where the document sets one.
    std::function<std::optional<std::string>(std::string_view)> attribute;
    bool first_letter = false;  ///< Nothing else takes `initial-letter`.
};

class Computer {
public:
    Computer(Environment&, const Sheets&);
    Computed compute(const Cascaded&, const Computed& parent, const ElementFacts&);
    const Computed& initial() const { return initial_; }

private:
    struct Work;
    using Slots = std::array<const Entry*, css::properties>;
    void substitute_all(Work&);
    const css::Value* value_of(Work&, const Entry&);
    void resolve_lengths(Work&);
    void apply(Work&, css::Property);
    static void note_place(Work&, css::Property, const Entry&, std::string_view word);
    void apply_word(Work&, const Setter&, std::string_view word);
    const Setter* setter_of(css::Property property) const {
        return setters_[static_cast<std::size_t>(property)];
    }

    Environment& environment_;
    const Sheets& sheets_;
    VariableFindings findings_;
    Registered registered_;
    std::array<const Setter*, css::properties> setters_{};
    Computed initial_;
};

}  // namespace bifolium::style
