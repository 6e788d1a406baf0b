// Custom properties of the e-book's sheet: var() is replaced by what the root says, for the many
// readers that know no var(). https://www.w3.org/TR/css-variables-1/
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/atom.h"
#include "css/stylesheet.h"
#include "epub/sheet_values.h"

namespace bifolium::epub {

/// Whether every selector of the rule is `:root` or `html`, alone.
bool is_root(const css::Rule&, const AtomTable&);

class Variables {
public:
    /// Borrows the sheets, which stand in the order in which they count.
    Variables(std::span<const css::StyleSheet* const>, const AtomTable&);

    /// Whether any element but the root sets one: then var() must stay, and what it names.
    bool any_varies() const;
    /// Whether a var() in it, or in what it stands for, is set on other elements too.
    bool varies(Values) const;
    /// Rules for what an @property says and elements set: readers of old know no @property.
    std::string initial_values() const;
    /// With the root's values; nothing if one has none, or they grow beyond all measure.
    std::optional<css::ComponentValues> substitute(Values);

private:
    enum class State : std::uint8_t { fresh, busy, done };
    struct Variable {
        const css::ComponentValues* root = nullptr;  // null: the root does not set it
        bool important = false;
        bool varies = false;
        State state = State::fresh;
        const css::ComponentValues* initial = nullptr;  // of @property
        bool inherits = true;
        std::optional<css::ComponentValues> resolved;

        const css::ComponentValues* value() const { return root && inherits ? root : initial; }
    };
    void register_property(const css::PropertyRule&);
    void add(const css::Declaration&, bool root);
    void spread_variance();
    bool varies(std::string_view name) const;
    const std::optional<css::ComponentValues>& resolve(Variable&);
    bool append(Values, css::ComponentValues& out, std::size_t& budget);
    bool append_variable(const css::ComponentValue& function, css::ComponentValues& out,
                         std::size_t& budget);

    std::map<std::string, Variable, std::less<>> variables_;
    std::size_t depth_ = 0;  // of brackets and of variables in variables, together
};

}  // namespace bifolium::epub
