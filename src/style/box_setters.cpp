#include <algorithm>
#include <cmath>
#include <iterator>

#include "style/setters.h"

namespace bifolium::style {

namespace {

using css::Property;
using css::Value;

// clang-format off
#define BIFOLIUM_FIELD(path) [](Computed& c) -> auto& { return c.path; }
// clang-format on

constexpr Word<Display> displays[] = {
    {"none", Display::none},
    {"contents", Display::contents},
    {"block", Display::block},
    {"flow-root", Display::flow_root},
    {"inline", Display::inline_flow},
    {"inline-block", Display::inline_block},
    {"list-item", Display::list_item},
    {"table", Display::table},
    {"inline-table", Display::inline_table},
    {"table-header-group", Display::table_header_group},
    {"table-row-group", Display::table_row_group},
    {"table-footer-group", Display::table_footer_group},
    {"table-row", Display::table_row},
    {"table-cell", Display::table_cell},
    {"table-caption", Display::table_caption},
    {"table-column-group", Display::table_column_group},
    {"table-column", Display::table_column},
    // Not laid out; what comes nearest, so that nothing is lost.
    {"flex", Display::block},
    {"grid", Display::block},
    {"inline-flex", Display::inline_block},
    {"inline-grid", Display::inline_block},
    {"ruby", Display::inline_flow},
};
constexpr Word<Position> positions[] = {{"static", Position::in_flow},
                                        {"relative", Position::relative},
                                        {"sticky", Position::relative},
                                        {"absolute", Position::absolute},
                                        {"fixed", Position::fixed}};
constexpr Word<Clear> clears[] = {
    {"none", Clear::none}, {"left", Clear::left}, {"right", Clear::right}, {"both", Clear::both}};
constexpr Word<Overflow> overflows[] = {{"visible", Overflow::visible},
                                        {"hidden", Overflow::hidden},
                                        {"clip", Overflow::hidden},
                                        {"scroll", Overflow::hidden},
                                        {"auto", Overflow::hidden}};
constexpr Word<BoxSizing> box_sizings[] = {{"content-box", BoxSizing::content_box},
                                           {"border-box", BoxSizing::border_box}};
constexpr Word<BoxDecorationBreak> decoration_breaks[] = {{"slice", BoxDecorationBreak::slice},
                                                          {"clone", BoxDecorationBreak::clone}};
constexpr Word<TableLayout> table_layouts[] = {{"auto", TableLayout::automatic},
                                               {"fixed", TableLayout::fixed}};
constexpr Word<BorderStyle> border_styles[] = {
    {"none", BorderStyle::none},     {"hidden", BorderStyle::hidden},
    {"solid", BorderStyle::solid},   {"dashed", BorderStyle::dashed},
    {"dotted", BorderStyle::dotted}, {"double", BorderStyle::double_line},
    {"groove", BorderStyle::groove}, {"ridge", BorderStyle::ridge},
    {"inset", BorderStyle::inset},   {"outset", BorderStyle::outset},
};
constexpr Word<ColumnFill> column_fills[] = {{"auto", ColumnFill::automatic},
                                             {"balance", ColumnFill::balance},
                                             {"balance-all", ColumnFill::balance}};
constexpr Word<VerticalAlignment> alignments[] = {
    {"baseline", VerticalAlignment::baseline},
    {"sub", VerticalAlignment::sub},
    {"super", VerticalAlignment::super},
    {"text-top", VerticalAlignment::text_top},
    {"text-bottom", VerticalAlignment::text_bottom},
    {"middle", VerticalAlignment::middle},
    {"top", VerticalAlignment::top},
    {"bottom", VerticalAlignment::bottom},
};
constexpr Word<DecorationStyle> decoration_styles[] = {{"solid", DecorationStyle::solid},
                                                       {"double", DecorationStyle::double_line},
                                                       {"dotted", DecorationStyle::dotted},
                                                       {"dashed", DecorationStyle::dashed},
                                                       {"wavy", DecorationStyle::wavy}};
constexpr Word<UnicodeBidi> bidi_words[] = {{"normal", UnicodeBidi::normal},
                                            {"embed", UnicodeBidi::embed},
                                            {"isolate", UnicodeBidi::isolate},
                                            {"bidi-override", UnicodeBidi::bidi_override},
                                            {"isolate-override", UnicodeBidi::isolate_override},
                                            {"plaintext", UnicodeBidi::plaintext}};
constexpr Word<Sizing> sizings[] = {
    {"auto", Sizing::automatic},          {"none", Sizing::none},
    {"min-content", Sizing::min_content}, {"max-content", Sizing::max_content},
    {"fit-content", Sizing::fit_content}, {"stretch", Sizing::automatic}};

/// running() takes an element out of the flow; until layout does, it stays.
constexpr auto position = [](Frame& frame, Position& field, const Value& value) {
    field = Position::in_flow;
    by_word<positions>(frame, field, value);
};

/// inline-start and inline-end by the direction of the containing block: the parent's.
constexpr auto floating = [](Frame& frame, Float& field, const Value& value) {
    const std::string_view word = keyword_of(value);
    const bool right = frame.parent.text.direction == Direction::right_to_left;
    field = Float::none;
    if (word == "left" || word == (right ? "inline-end" : "inline-start")) field = Float::left;
    if (word == "right" || word == (right ? "inline-start" : "inline-end")) field = Float::right;
    if (word == "footnote") field = Float::footnote;
    if (word == "top" || word == "block-start") field = Float::page_top;
    if (word == "bottom" || word == "block-end") field = Float::page_bottom;
};

constexpr auto clear = [](Frame& frame, Clear& field, const Value& value) {
    const std::string_view word = keyword_of(value);
    const bool right = frame.parent.text.direction == Direction::right_to_left;
    by_word<clears>(frame, field, value);
    if (word == "inline-start") field = right ? Clear::right : Clear::left;
    if (word == "inline-end") field = right ? Clear::left : Clear::right;
};

constexpr auto extent = [](Frame& frame, Extent& field, const Value& value) {
    field = {};
    if (!keyword_of(value).empty()) {
        by_word<sizings>(frame, field.sizing, value);
        return;
    }
    const auto* function = std::get_if<css::Function>(&value.what);
    const bool fit = function != nullptr && function->name == "fit-content";
    field.sizing = fit ? Sizing::fit_content : Sizing::length;
    field.length = length_percentage(frame, fit ? function->arguments.front() : value);
};

constexpr auto line_width = [](Frame& frame, double& field, const Value& value) {
    const std::string_view word = keyword_of(value);
    if (word.empty()) {
        field = std::max(0.0, length_pt(frame, value, 0));
    } else {
        field = word == "thin" ? 0.75 : word == "thick" ? 3.75 : 2.25;
    }
};

constexpr auto radius = [](Frame& frame, Radius& field, const Value& value) {
    const auto both = items_of(value);
    field.horizontal = length_percentage(frame, both.front());
    field.vertical = length_percentage(frame, both.back());
};

constexpr auto opacity = [](Frame&, double& field, const Value& value) {
    const auto* dimension = std::get_if<css::Dimension>(&value.what);
    const bool percent = dimension != nullptr && dimension->unit == css::Unit::percent;
    const double number = angle_free_number(value, 1) / (percent ? 100 : 1);
    field = number >= 0 ? std::min(number, 1.0) : 0;
};

constexpr auto z_index = [](Frame&, std::optional<int>& field, const Value& value) {
    if (is_keyword(value, "auto")) {
        field.reset();
    } else {
        const double number = angle_free_number(value, 0);
        field = static_cast<int>(std::lround(std::max(-1e6, std::min(number, 1e6))));
    }
};

constexpr auto vertical_align = [](Frame& frame, VerticalAlignment& field, const Value& value) {
    if (keyword_of(value).empty()) {
        field = VerticalAlignment::length;
        frame.computed.box.vertical_offset = length_percentage(frame, value);
    } else {
        by_word<alignments>(frame, field, value);
        frame.computed.box.vertical_offset = {};
    }
};

constexpr auto column_count = [](Frame& frame, std::optional<int>& field, const Value& value) {
    field.reset();
    if (is_keyword(value, "auto")) return;
    field = 1;
    as_count(frame, *field, value);
};

constexpr auto column_span = [](Frame&, bool& field, const Value& value) {
    field = is_keyword(value, "all");
};

constexpr auto thickness = [](Frame& frame, std::optional<double>& field, const Value& value) {
    if (!keyword_of(value).empty()) {
        field.reset();
    } else {
        field = length_pt(frame, value, frame.em_pt);
    }
};

constexpr auto initial_letter = [](Frame& frame, double& field, const Value& value) {
    int& sink = frame.computed.box.initial_letter_sink;
    field = sink = 0;
    const auto parts = items_of(value);
    if (is_keyword(parts.front(), "normal")) return;
    field = std::max(0.0, std::min(angle_free_number(parts.front(), 0), 50.0));
    const double whole = std::floor(field);
    sink = static_cast<int>(std::max(1.0, whole));
    if (parts.size() < 2) return;
    if (is_keyword(parts[1], "raise")) sink = 1;
    if (keyword_of(parts[1]).empty()) {
        sink = static_cast<int>(std::max(1.0, std::min(angle_free_number(parts[1], whole), 50.0)));
    }
};

constexpr Setter rows[] = {
    setter<BIFOLIUM_FIELD(box.unicode_bidi), by_word<bidi_words>>(Property::unicode_bidi),
    setter<BIFOLIUM_FIELD(box.display), by_word<displays>>(Property::display),
    setter<BIFOLIUM_FIELD(box.position), position>(Property::position),
    setter<BIFOLIUM_FIELD(box.floating), floating>(Property::floating),
    setter<BIFOLIUM_FIELD(box.clear), clear>(Property::clear),
    setter<BIFOLIUM_FIELD(own.overflow_across), by_word<overflows>>(Property::overflow_x),
    setter<BIFOLIUM_FIELD(own.overflow_down), by_word<overflows>>(Property::overflow_y),
    setter<BIFOLIUM_FIELD(box.box_sizing), by_word<box_sizings>>(Property::box_sizing),
    setter<BIFOLIUM_FIELD(box.decoration_break), by_word<decoration_breaks>>(
        Property::box_decoration_break),
    setter<BIFOLIUM_FIELD(box.z_index), z_index>(Property::z_index),
    setter<BIFOLIUM_FIELD(box.opacity), opacity>(Property::opacity),
    setter<BIFOLIUM_FIELD(box.margin.top), extent>(Property::margin_top),
    setter<BIFOLIUM_FIELD(box.margin.right), extent>(Property::margin_right),
    setter<BIFOLIUM_FIELD(box.margin.bottom), extent>(Property::margin_bottom),
    setter<BIFOLIUM_FIELD(box.margin.left), extent>(Property::margin_left),
    setter<BIFOLIUM_FIELD(box.padding.top), as_measure>(Property::padding_top),
    setter<BIFOLIUM_FIELD(box.padding.right), as_measure>(Property::padding_right),
    setter<BIFOLIUM_FIELD(box.padding.bottom), as_measure>(Property::padding_bottom),
    setter<BIFOLIUM_FIELD(box.padding.left), as_measure>(Property::padding_left),
    setter<BIFOLIUM_FIELD(box.inset.top), extent>(Property::top),
    setter<BIFOLIUM_FIELD(box.inset.right), extent>(Property::right),
    setter<BIFOLIUM_FIELD(box.inset.bottom), extent>(Property::bottom),
    setter<BIFOLIUM_FIELD(box.inset.left), extent>(Property::left),
    setter<BIFOLIUM_FIELD(box.width), extent>(Property::width),
    setter<BIFOLIUM_FIELD(box.height), extent>(Property::height),
    setter<BIFOLIUM_FIELD(box.min_width), extent>(Property::min_width),
    setter<BIFOLIUM_FIELD(box.min_height), extent>(Property::min_height),
    setter<BIFOLIUM_FIELD(box.max_width), extent>(Property::max_width),
    setter<BIFOLIUM_FIELD(box.max_height), extent>(Property::max_height),
    setter<BIFOLIUM_FIELD(own.border_width.top), line_width>(Property::border_top_width),
    setter<BIFOLIUM_FIELD(own.border_width.right), line_width>(Property::border_right_width),
    setter<BIFOLIUM_FIELD(own.border_width.bottom), line_width>(Property::border_bottom_width),
    setter<BIFOLIUM_FIELD(own.border_width.left), line_width>(Property::border_left_width),
    setter<BIFOLIUM_FIELD(box.border.top.style), by_word<border_styles>>(
        Property::border_top_style),
    setter<BIFOLIUM_FIELD(box.border.right.style), by_word<border_styles>>(
        Property::border_right_style),
    setter<BIFOLIUM_FIELD(box.border.bottom.style), by_word<border_styles>>(
        Property::border_bottom_style),
    setter<BIFOLIUM_FIELD(box.border.left.style), by_word<border_styles>>(
        Property::border_left_style),
    setter<BIFOLIUM_FIELD(own.border_colour.top), as_colour>(Property::border_top_color),
    setter<BIFOLIUM_FIELD(own.border_colour.right), as_colour>(Property::border_right_color),
    setter<BIFOLIUM_FIELD(own.border_colour.bottom), as_colour>(Property::border_bottom_color),
    setter<BIFOLIUM_FIELD(own.border_colour.left), as_colour>(Property::border_left_color),
    setter<BIFOLIUM_FIELD(box.radius[0]), radius>(Property::border_top_left_radius),
    setter<BIFOLIUM_FIELD(box.radius[1]), radius>(Property::border_top_right_radius),
    setter<BIFOLIUM_FIELD(box.radius[2]), radius>(Property::border_bottom_right_radius),
    setter<BIFOLIUM_FIELD(box.radius[3]), radius>(Property::border_bottom_left_radius),
    setter<BIFOLIUM_FIELD(own.background), as_colour>(Property::background_color),
    setter<BIFOLIUM_FIELD(box.table_layout), by_word<table_layouts>>(Property::table_layout),
    setter<BIFOLIUM_FIELD(box.columns.count), column_count>(Property::column_count),
    setter<BIFOLIUM_FIELD(box.columns.width), extent>(Property::column_width),
    setter<BIFOLIUM_FIELD(box.columns.gap), extent>(Property::column_gap),
    setter<BIFOLIUM_FIELD(box.columns.fill), by_word<column_fills>>(Property::column_fill),
    setter<BIFOLIUM_FIELD(box.columns.spans_all), column_span>(Property::column_span),
    setter<BIFOLIUM_FIELD(box.columns.rule.style), by_word<border_styles>>(
        Property::column_rule_style),
    setter<BIFOLIUM_FIELD(own.column_rule_width), line_width>(Property::column_rule_width),
    setter<BIFOLIUM_FIELD(own.column_rule_colour), as_colour>(Property::column_rule_color),
    setter<BIFOLIUM_FIELD(own.decoration_style), by_word<decoration_styles>>(
        Property::text_decoration_style),
    setter<BIFOLIUM_FIELD(own.decoration_colour), as_colour>(Property::text_decoration_color),
    setter<BIFOLIUM_FIELD(own.decoration_thickness_pt), thickness>(
        Property::text_decoration_thickness),
    {Property::vertical_align,
     [](Computed& to, const Computed& from) {
         to.box.vertical_align = from.box.vertical_align;
         to.box.vertical_offset = from.box.vertical_offset;
     },
     [](Frame& frame, const Value& value) {
         vertical_align(frame, frame.computed.box.vertical_align, value);
     }},
    {Property::initial_letter,
     [](Computed& to, const Computed& from) {
         to.box.initial_letter_lines = from.box.initial_letter_lines;
         to.box.initial_letter_sink = from.box.initial_letter_sink;
     },
     [](Frame& frame, const Value& value) {
         initial_letter(frame, frame.computed.box.initial_letter_lines, value);
     }},
    {Property::text_decoration_line,
     [](Computed& to, const Computed& from) {
         to.own.underline = from.own.underline;
         to.own.overline = from.own.overline;
         to.own.line_through = from.own.line_through;
     },
     [](Frame& frame, const Value& value) {
         Own& own = frame.computed.own;
         own.underline = own.overline = own.line_through = false;
         for (const Value& item : items_of(value)) {
             own.underline |= is_keyword(item, "underline");
             own.overline |= is_keyword(item, "overline");
             own.line_through |= is_keyword(item, "line-through");
         }
     }},
};

#undef BIFOLIUM_FIELD

}  // namespace

std::span<const Setter> box_setters() {
    return rows;
}

}  // namespace bifolium::style
