// Grammars: how a property's value is read, piece by piece. Private to css: property.h is the way
// in. A reader walks over component values, white space aside; a function that does not find what
// it looks for leaves the reader where it was, so grammars can try one thing after the other.
// https://www.w3.org/TR/css-values-4/#value-defs
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "css/component_value.h"
#include "css/property.h"
#include "css/stylesheet.h"
#include "css/value.h"

namespace bifolium::css {

using MaybeValue = std::optional<Value>;

class Reader {
public:
    /// `sheet` is the path that url()s are relative to.
    Reader(std::span<const ComponentValue> values, std::string_view sheet)
        : values_(values), sheet_(sheet) {
        skip_space();
        furthest_ = at_;
    }

    /// Null at the end. Never white space.
    const ComponentValue* peek() const { return at_ < values_.size() ? &values_[at_] : nullptr; }
    bool done() const { return at_ == values_.size(); }
    void take() {
        ++at_;
        skip_space();
        if (at_ > furthest_) furthest_ = at_;
    }
    bool take_delimiter(std::string_view character);
    std::size_t at() const { return at_; }
    void back_to(std::size_t at) { at_ = at; }
    std::string_view sheet() const { return sheet_; }
    std::span<const ComponentValue> all() const { return values_; }
    /// The first that no grammar had a use for: where to point when nothing fits.
    std::size_t furthest() const { return furthest_; }
    Reader inside(const ComponentValue& function) const { return Reader(function.inner, sheet_); }

private:
    void skip_space() {
        while (at_ < values_.size() && values_[at_].kind == ComponentKind::space) ++at_;
    }
    std::span<const ComponentValue> values_;
    std::string_view sheet_;
    std::size_t at_ = 0, furthest_ = 0;
};

/// What a number may be.
struct Numeric {
    bool length = false, percent = false, number = false, integer = false, angle = false;
    bool resolution = false;
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
};
inline constexpr double least_nothing = 0;

inline Value keyword_value(std::string name) {
    return Value{Keyword{std::move(name)}};
}
inline Value list_value(Separator separator, std::vector<Value> items) {
    return Value{List{separator, std::move(items)}};
}
bool is_css_wide(std::string_view lower_case);
/// Lower case if it is an identifier; else empty.
std::string identifier(const ComponentValue*);
bool is_function(const ComponentValue*, std::string_view lower_case);

/// One of the words, which stand with a space between.
MaybeValue read_keyword(Reader&, std::string_view words);
/// An author's name: as written; not a CSS-wide keyword, `default` or one of `reserved`.
MaybeValue read_custom_ident(Reader&, std::string_view reserved = {});
MaybeValue read_numeric(Reader&, const Numeric&);
MaybeValue read_string(Reader&);
MaybeValue read_url(Reader&);
MaybeValue read_colour(Reader&);
/// url() or a gradient.
MaybeValue read_image(Reader&);
/// grammar_gradient.cpp. A Function of the gradient's name: the first argument is its direction (a
/// Keyword "none", an angle, or a list of sides) or its shape (a list of a shape, a size and a
/// place); the others are stops (a list of a colour and up to two places) and hints (a place).
/// https://www.w3.org/TR/css-images-3/#gradients
MaybeValue read_gradient(Reader&);

/// Each at most once, in any order, at least one: "a|b c|d" is [a | b] || [c | d].
MaybeValue read_set(Reader&, std::string_view groups);
/// One or more with commas between.
template <class Read>
MaybeValue read_commas(Reader& reader, const Read& read) {
    const std::size_t begin = reader.at();
    std::vector<Value> items;
    do {
        MaybeValue item = read(reader);
        if (!item) {
            reader.back_to(begin);
            return {};
        }
        items.push_back(std::move(*item));
    } while (reader.take_delimiter(","));
    return list_value(Separator::comma, std::move(items));
}
/// From `least` to `most`, side by side; a single one stays itself if `most` is 1.
template <class Read>
MaybeValue read_row(Reader& reader, const Read& read, std::size_t least, std::size_t most) {
    const std::size_t begin = reader.at();
    std::vector<Value> items;
    while (items.size() < most) {
        MaybeValue item = read(reader);
        if (!item) break;
        items.push_back(std::move(*item));
    }
    if (items.size() < least) {
        reader.back_to(begin);
        return {};
    }
    return list_value(Separator::space, std::move(items));
}

/// A longhand's value at the reader's place, without CSS-wide keywords; more may follow.
MaybeValue read_longhand(Reader&, Property);
/// What it takes, in the author's words: "'auto', a length or a percentage".
std::string takes(Property);
/// The keywords it knows, for "did you mean".
std::vector<std::string_view> keywords_of(Property);

/// A calc(), min(), max() or clamp() of the kind asked for. https://www.w3.org/TR/css-values-4/
/// The tree: Function "calc" of one expression; in it "+" and "*" of several, "-" and "/" (negated,
/// inverted) of one, "min", "max", "clamp", and Dimensions.
MaybeValue read_math(const ComponentValue& function, const Numeric&);

// grammar_text.cpp, grammar_font.cpp, grammar_generated.cpp, grammar_boxes.cpp
using LonghandGrammar = MaybeValue (*)(Reader&);
MaybeValue read_font_family(Reader&);
MaybeValue read_font_style(Reader&);
MaybeValue read_font_features(Reader&);
MaybeValue read_font_variations(Reader&);
MaybeValue read_font_alternates(Reader&);
MaybeValue read_text_indent(Reader&);
MaybeValue read_hyphenate_limits(Reader&);
MaybeValue read_initial_letter(Reader&);
MaybeValue read_shadows(Reader&);
MaybeValue read_display(Reader&);
MaybeValue read_position_scheme(Reader&);
MaybeValue read_fit_content(Reader&);
MaybeValue read_radius(Reader&);
MaybeValue read_border_spacing(Reader&);
MaybeValue read_images(Reader&);
MaybeValue read_positions_x(Reader&);
MaybeValue read_positions_y(Reader&);
MaybeValue read_attachments(Reader&);
MaybeValue read_origins(Reader&);
MaybeValue read_clips(Reader&);
MaybeValue read_background_size(Reader&);
MaybeValue read_layer_size(Reader&);  ///< Of one layer.
MaybeValue read_background_repeat(Reader&);
MaybeValue read_layer_repeat(Reader&);
MaybeValue read_position(Reader&);
MaybeValue read_transform(Reader&);
MaybeValue read_transform_origin(Reader&);
MaybeValue read_list_style_type(Reader&);
MaybeValue read_content(Reader&);
MaybeValue read_quotes(Reader&);
MaybeValue read_counter_reset(Reader&);
MaybeValue read_counter_changes(Reader&);
MaybeValue read_string_set(Reader&);
MaybeValue read_bookmark_label(Reader&);
MaybeValue read_page_size(Reader&);

}  // namespace bifolium::css
