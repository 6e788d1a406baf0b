#include "epub/sheet_variables.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/limits.h"
#include "css/serialize.h"

namespace bifolium::epub {

namespace {

using css::ComponentKind;
using css::ComponentValue;
using css::ComponentValues;

/// What one declaration may come to: variables that double each other stop here.
constexpr std::size_t most_values = 10'000;

bool is_root(const css::ComplexSelector& selector, const AtomTable& atoms) {
    if (selector.right_to_left.size() != 1 || selector.pseudo != css::PseudoElement::none ||
        selector.right_to_left[0].tests.size() != 1) {
        return false;
    }
    const css::Test& test = selector.right_to_left[0].tests[0];
    if (const auto* type = std::get_if<css::TypeTest>(&test)) {
        return atoms.text(type->element) == "html";
    }
    const auto* pseudo = std::get_if<css::PseudoClass>(&test);
    return pseudo && pseudo->kind == css::PseudoClassKind::root;
}

bool is_var(const ComponentValue& value) {
    return value.kind == ComponentKind::function && lower_case(value.text) == "var";
}

std::string_view name_in(const ComponentValue& function) {
    const Values inner = trimmed(function.inner);
    return inner.empty() ? std::string_view() : std::string_view(inner[0].text);
}

}  // namespace

bool is_root(const css::Rule& rule, const AtomTable& atoms) {
    return std::all_of(rule.selectors.begin(), rule.selectors.end(),
                       [&](const css::ComplexSelector& s) { return is_root(s, atoms); });
}

Variables::Variables(std::span<const css::StyleSheet* const> sheets, const AtomTable& atoms) {
    for (const css::StyleSheet* sheet : sheets) {
        for (const css::PropertyRule& rule : sheet->properties) {
            if (sheet->holds_for_screen(rule.condition)) register_property(rule);
        }
        for (const css::Rule& rule : sheet->rules) {
            if (!sheet->may_hold_for_screen(rule.condition)) continue;
            const bool root = is_root(rule, atoms) && sheet->holds_for_screen(rule.condition);
            for (const css::Declaration& declaration : rule.declarations) {
                if (declaration.name.starts_with("--")) add(declaration, root);
            }
        }
    }
    spread_variance();
}

/// A later rule says the initial value anew. What children do not inherit is the initial value for
/// all but those that set it.
void Variables::register_property(const css::PropertyRule& rule) {
    Variable& variable = variables_[rule.name];
    variable.initial = rule.initial ? &*rule.initial : nullptr;
    variable.inherits = rule.inherits;
}

std::string Variables::initial_values() const {
    std::string text;
    for (const auto& [name, variable] : variables_) {
        if (!variable.varies || variable.initial == nullptr) continue;
        text += variable.inherits ? ":root{" : "*{";
        text += css::serialize_identifier(name) + ":" + css::serialize(*variable.initial) + "}\n";
    }
    return text;
}

/// What is made of something that varies, varies. No chain is longer than resolve() follows.
void Variables::spread_variance() {
    bool changed = true;
    for (std::uint32_t pass = 0; changed && pass < limits::nesting; ++pass) {
        changed = false;
        for (auto& [name, variable] : variables_) {
            if (variable.varies || !variable.value() || !varies(Values(*variable.value())))
                continue;
            variable.varies = changed = true;
        }
    }
}

bool Variables::any_varies() const {
    return std::any_of(variables_.begin(), variables_.end(),
                       [](const auto& entry) { return entry.second.varies; });
}

void Variables::add(const css::Declaration& declaration, bool root) {
    Variable& variable = variables_[declaration.name];
    if (!root) {
        variable.varies = true;
    } else if (declaration.important || !variable.important) {
        variable.root = &declaration.raw;
        variable.important = declaration.important;
    }
}

bool Variables::varies(std::string_view name) const {
    const auto found = variables_.find(name);
    return found != variables_.end() && found->second.varies;
}

bool Variables::varies(Values values) const {
    return std::any_of(values.begin(), values.end(), [&](const ComponentValue& value) {
        return (is_var(value) && varies(name_in(value))) || varies(Values(value.inner));
    });
}

std::optional<ComponentValues> Variables::substitute(Values values) {
    ComponentValues out;
    std::size_t budget = most_values;
    if (!append(values, out, budget)) return std::nullopt;
    return out;
}

const std::optional<ComponentValues>& Variables::resolve(Variable& variable) {
    const bool ring = variable.state == State::busy || depth_ >= limits::nesting;
    if (variable.state == State::done || ring || !variable.value()) return variable.resolved;
    variable.state = State::busy;
    ++depth_;
    variable.resolved = substitute(*variable.value());
    --depth_;
    variable.state = State::done;
    return variable.resolved;
}

bool Variables::append(Values values, ComponentValues& out, std::size_t& budget) {
    for (const ComponentValue& value : values) {
        if (is_var(value)) {
            if (!append_variable(value, out, budget)) return false;
            continue;
        }
        if (budget == 0) return false;
        --budget;
        out.push_back(value);
        if (value.inner.empty()) continue;
        if (depth_ >= limits::nesting) return false;
        ComponentValues inner;
        ++depth_;
        const bool sound = append(value.inner, inner, budget);
        --depth_;
        if (!sound) return false;
        out.back().inner = std::move(inner);
    }
    return true;
}

bool Variables::append_variable(const ComponentValue& function, ComponentValues& out,
                                std::size_t& budget) {
    const auto found = variables_.find(name_in(function));
    if (found != variables_.end()) {
        if (const auto& resolved = resolve(found->second)) return append(*resolved, out, budget);
    }
    const Values inner = function.inner;
    const auto comma = std::find_if(inner.begin(), inner.end(), [](const ComponentValue& value) {
        return value.is_delimiter(",");
    });
    if (comma == inner.end()) return false;
    const auto after = static_cast<std::size_t>(comma - inner.begin()) + 1;
    return append(trimmed(inner.subspan(after)), out, budget);
}

}  // namespace bifolium::epub
