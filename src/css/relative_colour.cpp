#include "css/relative_colour.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "css/characters.h"
#include "css/colour_spaces.h"
#include "css/property.h"
#include "css/syntax.h"
#include "css/value.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;

struct Names {
    std::string_view function;
    Space space;
    std::array<std::string_view, 3> channels;
    double scale = 1;  ///< From the space's numbers to those that are written.
};
constexpr Names rows[] = {
    {"rgb", Space::srgb, {"r", "g", "b"}, 255}, {"rgba", Space::srgb, {"r", "g", "b"}, 255},
    {"hsl", Space::hsl, {"h", "s", "l"}},       {"hsla", Space::hsl, {"h", "s", "l"}},
    {"hwb", Space::hwb, {"h", "w", "b"}},       {"lab", Space::lab, {"l", "a", "b"}},
    {"lch", Space::lch, {"l", "c", "h"}},       {"oklab", Space::oklab, {"l", "a", "b"}},
    {"oklch", Space::oklch, {"l", "c", "h"}},
};

/// Of color(from … space …), the space is said.
std::optional<Names> names_of(std::string_view function, Values rest) {
    if (function != "color") {
        const auto* row = std::find_if(std::begin(rows), std::end(rows),
                                       [&](const Names& n) { return n.function == function; });
        return row == std::end(rows) ? std::nullopt : std::optional(*row);
    }
    if (rest.empty() || rest[0].kind != ComponentKind::ident) return std::nullopt;
    const auto space = find_space(lower_case(rest[0].text));
    if (!space) return std::nullopt;
    const bool xyz = *space == Space::xyz_d50 || *space == Space::xyz_d65;
    return Names{"color", *space,
                 xyz ? std::array<std::string_view, 3>{"x", "y", "z"}
                     : std::array<std::string_view, 3>{"r", "g", "b"}};
}

ComponentValue number(double value, Span span) {
    ComponentValue made;
    made.kind = ComponentKind::number;
    made.number = value;
    made.span = span;
    return made;
}

/// Recursion follows brackets: limits::nesting. A colour inside has its own names.
void replace(ComponentValues& values, const Names& names, const Channels& channels,
             double opacity) {
    for (ComponentValue& value : values) {
        if (value.kind != ComponentKind::ident) {
            if (!is_relative_colour(value)) replace(value.inner, names, channels, opacity);
            continue;
        }
        const std::string name = lower_case(value.text);
        for (std::size_t i = 0; i < 3; ++i) {
            if (names.channels[i] == name) value = number(channels[i] * names.scale, value.span);
        }
        if (name == "alpha") value = number(opacity, value.span);
    }
}

}  // namespace

bool is_relative_colour(const ComponentValue& function) {
    const Values inner = trimmed(function.inner);
    return function.kind == ComponentKind::function && !inner.empty() &&
           inner[0].kind == ComponentKind::ident && equals_ignoring_case(inner[0].text, "from");
}

std::optional<ComponentValue> without_origin(const ComponentValue& function) {
    Values rest = trimmed(trimmed(function.inner).subspan(1));
    if (rest.empty()) return std::nullopt;
    const std::optional<Value> origin = parse_colour(rest[0]);
    const auto* colour = origin ? std::get_if<Colour>(&origin->what) : nullptr;
    rest = trimmed(rest.subspan(1));
    const auto known = names_of(lower_case(function.text), rest);
    if (colour == nullptr || !known) return std::nullopt;
    ComponentValue plain = function;
    plain.inner.assign(rest.begin(), rest.end());
    const bool says_opacity = std::any_of(plain.inner.begin(), plain.inner.end(),
                                          [](const auto& v) { return v.is_delimiter("/"); });
    if (!says_opacity) {
        ComponentValue slash;
        slash.kind = ComponentKind::delimiter;
        slash.text = "/";
        slash.span = function.span;
        plain.inner.push_back(std::move(slash));
        plain.inner.push_back(number(colour->opacity, function.span));
    }
    replace(plain.inner, *known, from_srgb(known->space, to_rgb(*colour)), colour->opacity);
    return plain;
}

}  // namespace bifolium::css
