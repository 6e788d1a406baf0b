// Properties of CSS that Bifolium does not do, so that a sheet made for browsers is told why, and
// a misspelt name is told apart from them. https://www.w3.org/TR/CSS/
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace bifolium::css {

/// Why it has no effect.
enum class OtherReason : std::uint8_t {
    screens,  ///< Motion, pointers, scrolling, forms: nothing to report but a note.
    always,   ///< What it asks for is so anyway: likewise.
    flexible_boxes,
    vertical_text,
    masks,
    drawings,
    speech,
    not_made
};
struct OtherProperty {
    std::string_view name;  ///< With '*' at its end: all that begin so.
    OtherReason reason;
};
/// In the order of their names; null if CSS has none of that name.
std::span<const OtherProperty> other_properties();
const OtherProperty* find_other_property(std::string_view lower_case_name);
/// "for screens: …", for a finding and the guide.
std::string_view words_for(OtherReason);
bool is_harmless(OtherReason);

}  // namespace bifolium::css
