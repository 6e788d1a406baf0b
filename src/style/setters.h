// How a value becomes a field: by the field's type. Included by the *_setters.cpp only.
#pragma once

#include <optional>
#include <string_view>

#include "css/colour_mix.h"
#include "style/compute.h"

namespace bifolium::style {

template <class E>
struct Word {
    std::string_view word;
    E value;
};

/// A row for a field that the lambda `field` finds in any Computed and `assign` sets.
template <auto field, auto assign>
constexpr Setter setter(css::Property property) {
    return {
        property,
        [](Computed& to, const Computed& from) {
            field(to) = field(const_cast<Computed&>(from));  // read only
        },
        [](Frame& frame, const css::Value& value) { assign(frame, field(frame.computed), value); }};
}

template <const auto& words>
inline constexpr auto by_word = [](Frame&, auto& field, const css::Value& value) {
    const std::string_view said = keyword_of(value);
    for (const auto& row : words) {
        if (row.word == said) field = row.value;
    }
};

inline constexpr auto as_measure = [](Frame& frame, LengthPercentage& field,
                                      const css::Value& value) {
    field = length_percentage(frame, value);
};

inline constexpr auto as_colour = [](Frame& frame, MaybeColour& field, const css::Value& value) {
    if (const auto* colour = std::get_if<Colour>(&value.what)) {
        field = *colour;
    } else {  // currentcolor, or a mixture of it
        field = css::mixed_colour(value, frame.computed.text.colour);
    }
};

inline constexpr auto as_count = [](Frame&, int& field, const css::Value& value) {
    const double number = angle_free_number(value, field);
    field = static_cast<int>(number < 1 ? 1 : number > 1e6 ? 1e6 : number + 0.5);
};

}  // namespace bifolium::style
