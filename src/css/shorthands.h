// Shorthands: one row each, with the longhands that it comes to in canonical order. Private to css.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "css/grammar.h"

namespace bifolium::css {

enum class Shape : std::uint8_t {
    sides,      ///< One to four values, for top, right, bottom, left.
    pair,       ///< One or two values.
    any_order,  ///< Each longhand at most once, in any order; what is missing is initial.
    own         ///< A function of its own.
};

/// A value for each longhand, in order.
using Expansion = std::optional<std::vector<Value>>;
struct Shorthand;
using ShorthandGrammar = Expansion (*)(Reader&, const Shorthand&);

struct Shorthand {
    std::string_view name;
    std::span<const Property> longhands;
    Shape shape = Shape::any_order;
    ShorthandGrammar own = nullptr;
    std::string_view words = {};  ///< What it takes; if empty, what its first longhand takes.
};

/// Null if it is none.
const Shorthand* find_shorthand(std::string_view lower_case_name);

Expansion expand(Reader&, const Shorthand&);

// shorthand_grammars.cpp
Expansion expand_any_order(Reader&, std::span<const Property>);
Expansion expand_nothing(Reader&, const Shorthand&);
Expansion expand_synthesis(Reader&, const Shorthand&);
Expansion expand_page_break(Reader&, const Shorthand&);
Expansion expand_border(Reader&, const Shorthand&);
Expansion expand_radius(Reader&, const Shorthand&);
Expansion expand_background(Reader&, const Shorthand&);
Expansion expand_background_position(Reader&, const Shorthand&);
Expansion expand_list_style(Reader&, const Shorthand&);
Expansion expand_font(Reader&, const Shorthand&);
Expansion expand_font_variant(Reader&, const Shorthand&);
Expansion expand_text_align(Reader&, const Shorthand&);
Expansion expand_white_space(Reader&, const Shorthand&);

}  // namespace bifolium::css
