#include "css/property.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "css/shorthands.h"

namespace bifolium::css {

namespace {

constexpr Inherited no = Inherited::no, yes = Inherited::yes;
constexpr Layout done = Layout::done, parsed = Layout::parsed;

constexpr std::array<PropertyFacts, properties> table{{
#define BIFOLIUM_PROPERTY(identifier, name, initial, inherited, layout) \
    {name, initial, inherited, layout},
#include "css/properties.def"
#undef BIFOLIUM_PROPERTY
}};

struct Name {
    std::string_view name;
    Property property = Property::count_;
};
constexpr std::array<Name, properties> sorted_names() {
    std::array<Name, properties> names{};
    for (std::size_t i = 0; i < properties; ++i) {
        names[i] = {table[i].name, static_cast<Property>(i)};
    }
    std::sort(names.begin(), names.end(),
              [](const Name& a, const Name& b) { return a.name < b.name; });
    return names;
}
constexpr std::array<Name, properties> by_name = sorted_names();

using P = Property;
constexpr P margins[] = {P::margin_top, P::margin_right, P::margin_bottom, P::margin_left};
constexpr P paddings[] = {P::padding_top, P::padding_right, P::padding_bottom, P::padding_left};
constexpr P insets[] = {P::top, P::right, P::bottom, P::left};
constexpr P margin_block[] = {P::margin_block_start, P::margin_block_end};
constexpr P margin_inline[] = {P::margin_inline_start, P::margin_inline_end};
constexpr P padding_block[] = {P::padding_block_start, P::padding_block_end};
constexpr P padding_inline[] = {P::padding_inline_start, P::padding_inline_end};
constexpr P inset_block[] = {P::inset_block_start, P::inset_block_end};
constexpr P inset_inline[] = {P::inset_inline_start, P::inset_inline_end};
constexpr P overflows[] = {P::overflow_x, P::overflow_y};
constexpr P gaps[] = {P::row_gap, P::column_gap};

constexpr P border_widths[] = {P::border_top_width, P::border_right_width, P::border_bottom_width,
                               P::border_left_width};
constexpr P border_styles[] = {P::border_top_style, P::border_right_style, P::border_bottom_style,
                               P::border_left_style};
constexpr P border_colours[] = {P::border_top_color, P::border_right_color, P::border_bottom_color,
                                P::border_left_color};
constexpr P block_widths[] = {P::border_block_start_width, P::border_block_end_width};
constexpr P block_styles[] = {P::border_block_start_style, P::border_block_end_style};
constexpr P block_colours[] = {P::border_block_start_color, P::border_block_end_color};
constexpr P inline_widths[] = {P::border_inline_start_width, P::border_inline_end_width};
constexpr P inline_styles[] = {P::border_inline_start_style, P::border_inline_end_style};
constexpr P inline_colours[] = {P::border_inline_start_color, P::border_inline_end_color};
constexpr P border_top[] = {P::border_top_width, P::border_top_style, P::border_top_color};
constexpr P border_right[] = {P::border_right_width, P::border_right_style, P::border_right_color};
constexpr P border_bottom[] = {P::border_bottom_width, P::border_bottom_style,
                               P::border_bottom_color};
constexpr P border_left[] = {P::border_left_width, P::border_left_style, P::border_left_color};
constexpr P block_start[] = {P::border_block_start_width, P::border_block_start_style,
                             P::border_block_start_color};
constexpr P block_end[] = {P::border_block_end_width, P::border_block_end_style,
                           P::border_block_end_color};
constexpr P inline_start[] = {P::border_inline_start_width, P::border_inline_start_style,
                              P::border_inline_start_color};
constexpr P inline_end[] = {P::border_inline_end_width, P::border_inline_end_style,
                            P::border_inline_end_color};
// Widths, then styles, then colours: expand_border() gives each run one value.
constexpr P border[] = {P::border_top_width,    P::border_right_width,  P::border_bottom_width,
                        P::border_left_width,   P::border_top_style,    P::border_right_style,
                        P::border_bottom_style, P::border_left_style,   P::border_top_color,
                        P::border_right_color,  P::border_bottom_color, P::border_left_color};
constexpr P border_block[] = {P::border_block_start_width, P::border_block_end_width,
                              P::border_block_start_style, P::border_block_end_style,
                              P::border_block_start_color, P::border_block_end_color};
constexpr P border_inline[] = {P::border_inline_start_width, P::border_inline_end_width,
                               P::border_inline_start_style, P::border_inline_end_style,
                               P::border_inline_start_color, P::border_inline_end_color};
constexpr P radii[] = {P::border_top_left_radius, P::border_top_right_radius,
                       P::border_bottom_right_radius, P::border_bottom_left_radius};
constexpr P background[] = {
    P::background_color,      P::background_image,  P::background_position_x,
    P::background_position_y, P::background_size,   P::background_repeat,
    P::background_attachment, P::background_origin, P::background_clip};
constexpr P background_position[] = {P::background_position_x, P::background_position_y};

constexpr P list_style[] = {P::list_style_position, P::list_style_image, P::list_style_type};
constexpr P columns[] = {P::column_width, P::column_count};
constexpr P column_rule[] = {P::column_rule_width, P::column_rule_style, P::column_rule_color};
constexpr P text_decoration[] = {P::text_decoration_line, P::text_decoration_style,
                                 P::text_decoration_color, P::text_decoration_thickness};
constexpr P text_wrap[] = {P::text_wrap_mode, P::text_wrap_style};
constexpr P text_align[] = {P::text_align_all, P::text_align_last};
constexpr P white_space[] = {P::white_space_collapse, P::text_wrap_mode};
// The first seven are what can be said, the others are reset.
constexpr P font[] = {P::font_style,
                      P::font_variant_caps,
                      P::font_weight,
                      P::font_stretch,
                      P::font_size,
                      P::line_height,
                      P::font_family,
                      P::font_variant_ligatures,
                      P::font_variant_numeric,
                      P::font_variant_east_asian,
                      P::font_variant_position,
                      P::font_variant_alternates,
                      P::font_variant_emoji,
                      P::font_feature_settings,
                      P::font_variation_settings,
                      P::font_language_override,
                      P::font_optical_sizing,
                      P::font_size_adjust,
                      P::font_kerning};
constexpr P font_variant[] = {P::font_variant_ligatures, P::font_variant_caps,
                              P::font_variant_numeric,   P::font_variant_east_asian,
                              P::font_variant_position,  P::font_variant_alternates,
                              P::font_variant_emoji};
constexpr P font_synthesis[] = {P::font_synthesis_weight, P::font_synthesis_style};
constexpr P break_before[] = {P::break_before};
constexpr P break_after[] = {P::break_after};
constexpr P break_inside[] = {P::break_inside};
constexpr P overflow_wrap[] = {P::overflow_wrap};
constexpr P font_stretch[] = {P::font_stretch};

/// Of `all`: every property but direction and unicode-bidi, and what only @page takes.
constexpr auto everything = [] {
    std::array<Property, properties - 2> all{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < properties; ++i) {
        const auto property = static_cast<Property>(i);
        if (property != P::direction && property != P::unicode_bidi) all[at++] = property;
    }
    return all;
}();

constexpr std::string_view line_parts = "a width, a style ('solid') and a colour";

constexpr Shorthand shorthands[] = {
    {"all", everything, Shape::own, expand_nothing, "'inherit', 'initial', 'unset' or 'revert'"},
    {"background", background, Shape::own, expand_background, "a colour or an image"},
    {"background-position", background_position, Shape::own, expand_background_position,
     "a position ('center', '50% 0')"},
    {"border", border, Shape::own, expand_border, line_parts},
    {"border-block", border_block, Shape::own, expand_border, line_parts},
    {"border-block-color", block_colours, Shape::pair},
    {"border-block-end", block_end, Shape::any_order, nullptr, line_parts},
    {"border-block-start", block_start, Shape::any_order, nullptr, line_parts},
    {"border-block-style", block_styles, Shape::pair},
    {"border-block-width", block_widths, Shape::pair},
    {"border-bottom", border_bottom, Shape::any_order, nullptr, line_parts},
    {"border-color", border_colours, Shape::sides},
    {"border-inline", border_inline, Shape::own, expand_border, line_parts},
    {"border-inline-color", inline_colours, Shape::pair},
    {"border-inline-end", inline_end, Shape::any_order, nullptr, line_parts},
    {"border-inline-start", inline_start, Shape::any_order, nullptr, line_parts},
    {"border-inline-style", inline_styles, Shape::pair},
    {"border-inline-width", inline_widths, Shape::pair},
    {"border-left", border_left, Shape::any_order, nullptr, line_parts},
    {"border-radius", radii, Shape::own, expand_radius, "one to four lengths or percentages"},
    {"border-right", border_right, Shape::any_order, nullptr, line_parts},
    {"border-style", border_styles, Shape::sides},
    {"border-top", border_top, Shape::any_order, nullptr, line_parts},
    {"border-width", border_widths, Shape::sides},
    {"column-rule", column_rule, Shape::any_order, nullptr, line_parts},
    {"columns", columns, Shape::any_order, nullptr, "a width and a number of columns"},
    {"font", font, Shape::own, expand_font,
     "a size and a family ('italic 700 12pt/17pt \"Lato\", serif')"},
    {"font-synthesis", font_synthesis, Shape::own, expand_synthesis, "'none', 'weight' or 'style'"},
    {"font-variant", font_variant, Shape::own, expand_font_variant,
     "'normal', 'none' or variants such as 'small-caps'"},
    {"font-width", font_stretch, Shape::any_order},
    {"gap", gaps, Shape::pair},
    {"inset", insets, Shape::sides},
    {"inset-block", inset_block, Shape::pair},
    {"inset-inline", inset_inline, Shape::pair},
    {"list-style", list_style, Shape::own, expand_list_style,
     "a counter style or 'none', a position and an image"},
    {"margin", margins, Shape::sides},
    {"margin-block", margin_block, Shape::pair},
    {"margin-inline", margin_inline, Shape::pair},
    {"overflow", overflows, Shape::pair},
    {"padding", paddings, Shape::sides},
    {"padding-block", padding_block, Shape::pair},
    {"padding-inline", padding_inline, Shape::pair},
    {"page-break-after", break_after, Shape::own, expand_page_break,
     "'auto', 'always', 'avoid', 'left' or 'right'"},
    {"page-break-before", break_before, Shape::own, expand_page_break,
     "'auto', 'always', 'avoid', 'left' or 'right'"},
    {"page-break-inside", break_inside, Shape::any_order},
    {"text-align", text_align, Shape::own, expand_text_align},
    {"text-decoration", text_decoration, Shape::any_order, nullptr,
     "'none', or lines ('underline'), a style, a colour and a thickness"},
    {"text-wrap", text_wrap, Shape::any_order, nullptr,
     "'wrap', 'nowrap', 'balance', 'pretty' or 'stable'"},
    {"white-space", white_space, Shape::own, expand_white_space,
     "'normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line' or 'break-spaces'"},
    {"word-wrap", overflow_wrap, Shape::any_order},
};
constexpr std::size_t shorthand_count = std::size(shorthands);

constexpr bool sorted_shorthands() {
    for (std::size_t i = 1; i < shorthand_count; ++i) {
        if (!(shorthands[i - 1].name < shorthands[i].name)) return false;
    }
    return true;
}
static_assert(sorted_shorthands());

constexpr std::size_t all_names = properties + shorthand_count;
constexpr std::array<std::string_view, all_names> list_names() {
    std::array<std::string_view, all_names> names{};
    for (std::size_t i = 0; i < properties; ++i) names[i] = table[i].name;
    for (std::size_t i = 0; i < shorthand_count; ++i) names[properties + i] = shorthands[i].name;
    std::sort(names.begin(), names.end());
    return names;
}
constexpr std::array<std::string_view, all_names> names = list_names();

}  // namespace

const PropertyFacts& facts(Property property) {
    return table.at(static_cast<std::size_t>(property));
}

std::optional<Property> find_property(std::string_view name) {
    const auto found = std::lower_bound(
        by_name.begin(), by_name.end(), name,
        [](const Name& row, std::string_view wanted) { return row.name < wanted; });
    if (found == by_name.end() || found->name != name) return {};
    return found->property;
}

const Shorthand* find_shorthand(std::string_view name) {
    const auto* found = std::lower_bound(
        std::begin(shorthands), std::end(shorthands), name,
        [](const Shorthand& row, std::string_view wanted) { return row.name < wanted; });
    return found == std::end(shorthands) || found->name != name ? nullptr : found;
}

std::span<const Property> shorthand(std::string_view name) {
    const Shorthand* found = find_shorthand(name);
    return found == nullptr ? std::span<const Property>() : found->longhands;
}

std::span<const std::string_view> property_names() {
    return names;
}

}  // namespace bifolium::css
