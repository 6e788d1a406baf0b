// Computing: from the cascaded declarations of one element and its parent's computed values to
// its own. Private to style. https://www.w3.org/TR/css-cascade-4/#computed
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "css/property.h"
#include "css/stylesheet.h"
#include "css/value.h"
#include "style/computed.h"
#include "style/elements.h"

namespace bifolium::style {

class ContrastCheck;
class NotLaidOut;

/// What lengths and contents are resolved against, for all elements of a document.
struct Environment {
    StyleTable& table;
    AtomTable& atoms;
    Diagnostics& diagnostics;
    double root_size_pt = 12, root_line_pt = 14.4;
    double page_width_pt = 0, page_height_pt = 0;  ///< Of the page area: vw, vh.
    double ch_em = 0.5, ex_em = 0.5;
    std::vector<std::pair<std::string, std::string>> quotes;
    ContrastCheck* contrast = nullptr;   ///< Null: not asked for.
    NotLaidOut* not_laid_out = nullptr;  ///< Likewise.
};

/// One element being computed.
struct Frame {
    Computed& computed;
    const Computed& parent;
    Environment& environment;
    double em_pt = 12;  ///< What an em is: the parent's size while font-size is computed.
    double line_pt = 14.4;
    /// attr(): nothing if the element has none.
    std::function<std::optional<std::string>(std::string_view)> attribute;
};

/// How a property is copied (inherit, initial) and set. One row for each that has a place in a
/// style; the others are `parsed` in css/properties.def.
struct Setter {
    css::Property property;
    void (*copy)(Computed& to, const Computed& from);
    void (*set)(Frame&, const css::Value&);
};
std::span<const Setter> text_setters();
std::span<const Setter> line_setters();
std::span<const Setter> box_setters();
std::span<const Setter> page_setters();
std::span<const Setter> effect_setters();

// lengths.cpp
double line_height_pt(const TextStyle&);
double angle_free_number(const css::Value&, double otherwise);
LengthPercentage length_percentage(const Frame&, const css::Value&);
/// Percentages of `base_pt`.
double length_pt(const Frame&, const css::Value&, double base_pt);
double degrees(const css::Value& angle);  ///< A bare 0 is an angle too.
/// One coordinate of a <position>: a keyword, a measure, or a keyword with an offset from it.
LengthPercentage coordinate(const Frame&, const css::Value&);
Place place(const Frame&, const css::Value&);
bool is_keyword(const css::Value&, std::string_view);
std::string_view keyword_of(const css::Value&);  ///< Empty if it is none.
/// The items of a list; the value itself if it is none.
std::span<const css::Value> items_of(const css::Value&);

// gradients.cpp
Image image_of(const Frame&, const css::Value&);

// content_items.cpp
Content content_of(const Frame&, const css::Value&);
std::vector<ContentItem> content_items(const Frame&, std::span<const css::Value>);
std::vector<CounterChange> counter_changes(const Frame&, const css::Value&, int otherwise);
/// Of the project: the url's text beside the sheet that says it.
std::string path_of(const css::Url&);
/// A list style as TextStyle::list_style holds it: a name, or a text in quotes.
Atom list_style_atom(AtomTable&, const css::Value&);

/// What follows from several properties at once: used borders, features, white space, decorations.
void finish(Frame&);

/// An initial letter is a float as many lines high as it sinks; one that is only raised stands in
/// its line. Its size is layout's to find, from the lines' height and size: so those are kept.
/// https://www.w3.org/TR/css-inline-3/#sizing-drop-initials
void finish_first_letter(const Computed& paragraph, Computed& letter);

/// Few properties apply to a first line; of the others it has what its block has.
/// https://www.w3.org/TR/css-pseudo-4/#first-line-styling
void finish_first_line(const Computed& block, Computed& line);

/// Initial values, those that are not a default of the structs.
Computed initial_values(Environment&);

/// Logical to physical; itself if it is physical. https://www.w3.org/TR/css-logical-1/
css::Property physical(css::Property, Direction);

}  // namespace bifolium::style
