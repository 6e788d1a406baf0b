// Typed values: what a declaration means, by its property's grammar. Nothing is resolved: 2em is
// still 2em, and calc() is a tree of Functions.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/atom.h"
#include "base/colour.h"

namespace bifolium::css {

enum class Unit : std::uint8_t {
    number,
    integer,
    percent,
    pt,
    px,
    mm,
    cm,
    in,
    pc,
    q,  // absolute
    em,
    rem,
    ex,
    ch,
    cap,
    ic,
    lh,
    rlh,  // of a font
    vw,
    vh,
    vmin,
    vmax,  // of the page area
    deg,
    rad,
    grad,
    turn,
    dpi,
    dpcm,
    dppx
};
/// Points in one of an absolute unit; 0 for all others.
/// https://www.w3.org/TR/css-values-4/#absolute-lengths
constexpr double points_in(Unit unit) {
    constexpr double inch_pt = 72;
    if (unit == Unit::pt) return 1;
    if (unit == Unit::px) return inch_pt / 96;
    if (unit == Unit::mm) return inch_pt / 25.4;
    if (unit == Unit::cm) return inch_pt / 2.54;
    if (unit == Unit::q) return inch_pt / 25.4 / 4;
    if (unit == Unit::in) return inch_pt;
    if (unit == Unit::pc) return inch_pt / 6;
    return 0;
}

struct Dimension {
    double value = 0;
    Unit unit = Unit::number;
    friend bool operator==(Dimension, Dimension) = default;
};

struct Keyword {
    std::string name;  ///< Lower case for CSS's own; as written for the author's (<custom-ident>).
    friend bool operator==(const Keyword&, const Keyword&) = default;
};
struct Text {
    std::string text;
    friend bool operator==(const Text&, const Text&) = default;
};
struct Url {
    std::string text;  ///< As written.
    std::string base;  ///< Path of the sheet that says it: `text` is relative to its folder.
    friend bool operator==(const Url&, const Url&) = default;
};

struct Value;
/// calc(), min(), max(), clamp(), attr(), counter(), string(), target-counter(), leader(), …
struct Function {
    std::string name;  ///< Lower case.
    std::vector<Value> arguments;
    friend bool operator==(const Function&, const Function&) = default;
};
enum class Separator : std::uint8_t { space, comma, slash };
struct List {
    Separator separator = Separator::space;
    std::vector<Value> items;
    friend bool operator==(const List&, const List&) = default;
};
/// `currentcolor` is a Keyword, other colours are a Colour.
struct Value {
    std::variant<Keyword, Dimension, Text, Url, Colour, Function, List> what;
    friend bool operator==(const Value&, const Value&) = default;
};

}  // namespace bifolium::css
