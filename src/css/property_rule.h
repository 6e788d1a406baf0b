// @property: a custom property with a type. It says what the property may hold, whether children
// inherit it, and what it is where nobody sets it.
// https://www.w3.org/TR/css-properties-values-api-1/
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/id.h"
#include "css/component_value.h"

namespace bifolium::css {

struct AtRule;
using ConditionId = Id<struct ConditionTag>;

enum class PropertyType : std::uint8_t {
    angle,
    colour,
    custom_ident,
    image,
    integer,
    length,
    length_percentage,
    number,
    percentage,
    resolution,
    string,
    time,
    transform,
    transform_list,
    url,
    word  ///< One that the syntax names.
};
/// One way to write a value.
struct PropertyForm {
    enum class Times : std::uint8_t { once, in_a_row, with_commas };
    PropertyType type = PropertyType::word;
    std::string word;
    Times times = Times::once;
};
/// Any of its forms; none: whatever you like ("*").
using PropertySyntax = std::vector<PropertyForm>;

struct PropertyRule {
    std::string name;
    PropertySyntax syntax;
    bool inherits = true;
    std::optional<ComponentValues> initial;
    ConditionId condition;
};

/// Nothing, after a finding, if it lacks a part or its initial value is none of its syntax.
std::optional<PropertyRule> parse_property_rule(AtRule&&, ConditionId, Diagnostics&);
/// Whether the values are one of the forms, var() aside.
bool fits(const PropertySyntax&, std::span<const ComponentValue>);
/// Whether a length in it needs an element's font.
bool is_relative(std::span<const ComponentValue>);

}  // namespace bifolium::css
