// var(): custom properties and what their references come to. Private to style.
// https://www.w3.org/TR/css-variables-1/
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "css/stylesheet.h"
#include "style/computed.h"

namespace bifolium::style {

/// An @property rule that holds.
struct Registration {
    const css::PropertyRule* rule = nullptr;
    CustomValue initial;  ///< Null: none.
};
using Registered = std::map<std::string, Registration, std::less<>>;

/// Says each problem once: a declaration meets many elements.
class VariableFindings {
public:
    explicit VariableFindings(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
    void undefined(const css::Declaration&, const std::string& name, const CustomProperties&);
    void cyclic(const css::Declaration&, const std::string& name);
    void too_long(const css::Declaration&);
    void bad_value(const css::Declaration&, const css::Refusal&);
    void bad_type(const css::Declaration&);

private:
    bool is_new(const css::Declaration&, const std::string& about);
    Diagnostics& diagnostics_;
    std::set<std::pair<const css::Declaration*, std::string>> said_;  // looked up only
};

/// The custom properties of an element: its parent's, and its own with their references resolved.
/// `own` in ascending order of the cascade.
std::shared_ptr<const CustomProperties> custom_properties(
    const std::shared_ptr<const CustomProperties>& parent,
    std::span<const css::Declaration* const> own, const Registered&, VariableFindings&);

/// Lengths of registered properties that hang on the element's own font, in points now, so that
/// children inherit what they came to here. `in_points` gives nothing for what is no such length.
std::shared_ptr<const CustomProperties> with_lengths(
    const std::shared_ptr<const CustomProperties>&, std::span<const css::Declaration* const> own,
    const Registered&,
    const std::function<std::optional<double>(const css::ComponentValue&)>& in_points);

/// The declaration's value with every var() replaced; nothing if one has no value and no fallback,
/// or if the whole grows beyond reason.
std::optional<css::ComponentValues> substitute(const css::Declaration&, const CustomProperties&,
                                               VariableFindings&);

}  // namespace bifolium::style
