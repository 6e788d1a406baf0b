// The properties: one entry per longhand in css/properties.def (name, initial value, inherited or
// not, what becomes of it in layout and in the e-book). There is no second list anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "css/component_value.h"
#include "css/value.h"

namespace bifolium::css {

enum class Property : std::uint16_t {
#define BIFOLIUM_PROPERTY(identifier, name, initial, inherited, layout) identifier,
#include "css/properties.def"
#undef BIFOLIUM_PROPERTY
    count_  ///< Not a property: how many there are.
};
inline constexpr std::size_t properties = static_cast<std::size_t>(Property::count_);

enum class Inherited : std::uint8_t { no, yes };
/// Whether layout acts on a property. `parsed` ones are computed and have no effect on the page
/// yet: a declaration of a value other than the initial one is the finding css.not-laid-out.
enum class Layout : std::uint8_t { done, parsed };

struct PropertyFacts {
    std::string_view name;
    std::string_view initial;  ///< As CSS text.
    Inherited inherited = Inherited::no;
    Layout layout = Layout::done;
};
const PropertyFacts& facts(Property);

std::optional<Property> find_property(std::string_view lower_case_name);
/// Longhands of a shorthand in canonical order; empty if it is none. Logical properties are
/// longhands of their own, resolved to physical ones by the cascade, which knows `direction`.
std::span<const Property> shorthand(std::string_view lower_case_name);
/// All names, longhands and shorthands, for "did you mean".
std::span<const std::string_view> property_names();

struct Longhand;

/// Parses one declaration's value by its grammar; a shorthand comes back as its longhands, all of
/// them. CSS-wide keywords are a Keyword on each. Nothing if the value is invalid; the reason then
/// stands in `why` ("'widows' takes a whole number, not '2px'"), a cure in `help` (may be empty).
/// `sheet` is the path that url()s are relative to. Not called while a var() waits.
struct Refusal {
    std::string why, help;
    std::size_t at = 0;  ///< Index of the offending component value.
};
std::optional<std::vector<Longhand>> parse_value(std::string_view lower_case_name,
                                                 std::span<const ComponentValue>,
                                                 std::string_view sheet, Refusal& refusal);

/// A <color>, from one component value. Nothing if it is none. https://www.w3.org/TR/css-color-4/
std::optional<Value> parse_colour(const ComponentValue&);
/// A <length>, likewise.
std::optional<Value> parse_length(const ComponentValue&);

}  // namespace bifolium::css
