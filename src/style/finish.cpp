// What follows from several properties at once, after each of them is known.
#include <string>

#include "style/compute.h"

namespace bifolium::style {

namespace {

struct FeatureWord {
    std::string_view word;
    const char* features;
};
/// https://www.w3.org/TR/css-fonts-4/#font-rend-desc
constexpr FeatureWord feature_words[] = {
    {"common-ligatures", "clig=1 liga=1"},
    {"no-common-ligatures", "clig=0 liga=0"},
    {"discretionary-ligatures", "dlig=1"},
    {"no-discretionary-ligatures", "dlig=0"},
    {"historical-ligatures", "hlig=1"},
    {"no-historical-ligatures", "hlig=0"},
    {"contextual", "calt=1"},
    {"no-contextual", "calt=0"},
    {"none", "calt=0 clig=0 dlig=0 hlig=0 liga=0"},
    {"lining-nums", "lnum=1"},
    {"oldstyle-nums", "onum=1"},
    {"proportional-nums", "pnum=1"},
    {"tabular-nums", "tnum=1"},
    {"diagonal-fractions", "frac=1"},
    {"stacked-fractions", "afrc=1"},
    {"ordinal", "ordn=1"},
    {"slashed-zero", "zero=1"},
    {"jis78", "jp78=1"},
    {"jis83", "jp83=1"},
    {"jis90", "jp90=1"},
    {"jis04", "jp04=1"},
    {"simplified", "smpl=1"},
    {"traditional", "trad=1"},
    {"full-width", "fwid=1"},
    {"proportional-width", "pwid=1"},
    {"ruby", "ruby=1"},
};

std::string_view caps_features(Caps caps) {
    switch (caps) {
        case Caps::normal:
            return "";
        case Caps::small_caps:
            return "smcp=1";
        case Caps::all_small_caps:
            return "c2sc=1 smcp=1";
        case Caps::petite_caps:
            return "pcap=1";
        case Caps::all_petite_caps:
            return "c2pc=1 pcap=1";
        case Caps::unicase:
            return "unic=1";
        case Caps::titling_caps:
            return "titl=1";
    }
    return "";
}

using Features = std::map<std::string, int>;

/// "liga=0 clig=0": four letters, a sign, one digit.
void add_features(Features& features, std::string_view text) {
    for (; text.size() >= 6; text.remove_prefix(std::min<std::size_t>(7, text.size()))) {
        features[std::string(text.substr(0, 4))] = text[5] - '0';
    }
}

std::string features_of(const Computed& computed) {
    const Inherited& from = computed.inherited;
    Features features;
    if (computed.text.letter_spacing_pt != 0) add_features(features, "clig=0 liga=0");
    if (from.kerning != Kerning::automatic) {
        features["kern"] = from.kerning == Kerning::normal ? 1 : 0;
    }
    for (const auto* words : {&from.ligatures, &from.numeric, &from.east_asian}) {
        for (const std::string& word : *words) {
            for (const FeatureWord& row : feature_words) {
                if (row.word == word) add_features(features, row.features);
            }
        }
    }
    add_features(features, caps_features(from.caps));
    if (from.glyph_position == GlyphPosition::sub) features["subs"] = 1;
    if (from.glyph_position == GlyphPosition::super) features["sups"] = 1;
    if (from.historical_forms) features["hist"] = 1;
    for (const auto& [tag, setting] : from.features) features[tag] = setting;
    std::string out;
    for (const auto& [tag, setting] : features) {
        if (!out.empty()) out += ',';
        out += tag + "=" + std::to_string(setting);
    }
    return out;
}

/// https://www.w3.org/TR/css-text-4/#white-space-property
WhiteSpace white_space(WhiteSpaceCollapse collapse, WrapMode mode) {
    const bool wraps = mode == WrapMode::wrap;
    switch (collapse) {
        case WhiteSpaceCollapse::collapse:
            return wraps ? WhiteSpace::normal : WhiteSpace::nowrap;
        case WhiteSpaceCollapse::preserve:
            return wraps ? WhiteSpace::pre_wrap : WhiteSpace::pre;
        case WhiteSpaceCollapse::preserve_breaks:
            return WhiteSpace::pre_line;
        case WhiteSpaceCollapse::break_spaces:
            return wraps ? WhiteSpace::break_spaces : WhiteSpace::pre;
    }
    return WhiteSpace::normal;
}

/// match-parent is start and end by the parent's direction.
OwnAlign matched(const Frame& frame, OwnAlign align, OwnAlign of_parent) {
    if (align != OwnAlign::match_parent) return align;
    const bool right = frame.parent.text.direction == Direction::right_to_left;
    if (of_parent == OwnAlign::start) return right ? OwnAlign::right : OwnAlign::left;
    if (of_parent == OwnAlign::end) return right ? OwnAlign::left : OwnAlign::right;
    return of_parent;
}

TextAlign text_align(OwnAlign align) {
    switch (align) {
        case OwnAlign::start:
        case OwnAlign::match_parent:
            return TextAlign::start;
        case OwnAlign::end:
            return TextAlign::end;
        case OwnAlign::left:
            return TextAlign::left;
        case OwnAlign::right:
            return TextAlign::right;
        case OwnAlign::centre:
            return TextAlign::centre;
        case OwnAlign::justify:
            return TextAlign::justify;
    }
    return TextAlign::start;
}

TextAlignLast text_align_last(OwnAlign align) {
    switch (text_align(align)) {
        case TextAlign::start:
            return TextAlignLast::start;
        case TextAlign::end:
            return TextAlignLast::end;
        case TextAlign::left:
            return TextAlignLast::left;
        case TextAlign::right:
            return TextAlignLast::right;
        case TextAlign::centre:
            return TextAlignLast::centre;
        case TextAlign::justify:
            return TextAlignLast::justify;
    }
    return TextAlignLast::automatic;
}

void finish_alignment(Frame& frame) {
    Inherited& inherited = frame.computed.inherited;
    const Inherited& parent = frame.parent.inherited;
    TextStyle& text = frame.computed.text;
    inherited.align = matched(frame, inherited.align, parent.align);
    text.align = text_align(inherited.align);
    text.align_last = TextAlignLast::automatic;
    if (inherited.align_last) {
        inherited.align_last =
            matched(frame, *inherited.align_last, parent.align_last.value_or(OwnAlign::start));
        text.align_last = text_align_last(*inherited.align_last);
    }
}

/// Decorations reach in-flow descendants, but not what is placed or set as one.
/// https://www.w3.org/TR/css-text-decor-3/#line-decoration
void finish_decorations(Frame& frame) {
    TextStyle& text = frame.computed.text;
    const Own& own = frame.computed.own;
    const BoxStyle& box = frame.computed.box;
    text.decorations = frame.parent.text.decorations;
    const bool apart = box.is_absolute() || box.floating != Float::none ||
                       box.display == Display::inline_block || box.display == Display::inline_table;
    if (apart) text.decorations.clear();
    if (!own.underline && !own.overline && !own.line_through) return;
    const Inherited& inherited = frame.computed.inherited;
    text.decorations.push_back({own.underline, own.overline, own.line_through, own.decoration_style,
                                own.decoration_colour.value_or(text.colour),
                                own.decoration_thickness_pt, inherited.underline_offset_pt,
                                inherited.underline_position, inherited.skip_ink});
}

void finish_border(Border& border, double width_pt, const MaybeColour& colour,
                   const Colour& current) {
    const bool is_drawn = border.style != BorderStyle::none && border.style != BorderStyle::hidden;
    border.width_pt = is_drawn ? width_pt : 0;
    border.colour = colour.value_or(current);
}

/// https://www.w3.org/TR/css-display-3/#transformations
Display blockified(Display display) {
    switch (display) {
        case Display::inline_flow:
        case Display::inline_block:
        case Display::table_header_group:
        case Display::table_row_group:
        case Display::table_footer_group:
        case Display::table_row:
        case Display::table_cell:
        case Display::table_caption:
        case Display::table_column_group:
        case Display::table_column:
            return Display::block;
        case Display::inline_table:
            return Display::table;
        case Display::none:
        case Display::contents:
        case Display::block:
        case Display::flow_root:
        case Display::list_item:
        case Display::table:
            return display;
    }
    return display;
}

/// https://www.w3.org/TR/css-backgrounds-3/#layering
void finish_background(Frame& frame) {
    const BackgroundLists& lists = frame.computed.own.backgrounds;
    BoxStyle& box = frame.computed.box;
    const auto nth = [](const auto& list, std::size_t i) { return list[i % list.size()]; };
    for (std::size_t i = 0; i < lists.images.size(); ++i) {
        if (std::holds_alternative<std::monostate>(lists.images[i])) continue;
        const auto repeat = nth(lists.repeats, i);
        box.layers.push_back({.image = lists.images[i],
                              .at = {nth(lists.across, i), nth(lists.down, i)},
                              .size = nth(lists.sizes, i),
                              .across = repeat.first,
                              .down = repeat.second,
                              .origin = nth(lists.origins, i),
                              .clip = nth(lists.clips, i)});
    }
    const std::size_t last = lists.images.empty() ? 0 : lists.images.size() - 1;
    box.background_clip = nth(lists.clips, last);
}

/// Of those that `visibility: collapse` takes away; elsewhere it is as `hidden`.
bool is_row(Display display) {
    return display == Display::table_row || display == Display::table_header_group ||
           display == Display::table_row_group || display == Display::table_footer_group;
}

void finish_box(Frame& frame) {
    BoxStyle& box = frame.computed.box;
    const Own& own = frame.computed.own;
    const Colour& current = frame.computed.text.colour;
    finish_border(box.border.top, own.border_width.top, own.border_colour.top, current);
    finish_border(box.border.right, own.border_width.right, own.border_colour.right, current);
    finish_border(box.border.bottom, own.border_width.bottom, own.border_colour.bottom, current);
    finish_border(box.border.left, own.border_width.left, own.border_colour.left, current);
    finish_border(box.columns.rule, own.column_rule_width, own.column_rule_colour, current);
    box.background = own.background.value_or(current);
    finish_background(frame);
    const bool hides =
        own.overflow_across == Overflow::hidden || own.overflow_down == Overflow::hidden;
    box.overflow = hides ? Overflow::hidden : Overflow::visible;
    if (frame.computed.text.visibility == Visibility::collapse && is_row(box.display)) {
        box.display = Display::none;
    }
    if (box.is_absolute()) box.floating = Float::none;
    if (box.is_absolute() || box.floating != Float::none) {
        box.display = blockified(box.display);
    }
}

}  // namespace

void finish(Frame& frame) {
    Computed& computed = frame.computed;
    finish_box(frame);
    finish_alignment(frame);
    finish_decorations(frame);
    computed.text.features = features_of(computed);
    computed.text.white_space =
        white_space(computed.inherited.collapse, computed.inherited.wrap_mode);
    computed.page.page = computed.own.page.value_or(frame.parent.page.page);
}

void finish_first_letter(const Computed& paragraph, Computed& letter) {
    BoxStyle& box = letter.box;
    TextStyle& text = letter.text;
    if (box.initial_letter_lines > 0) {
        text.font_size_pt = paragraph.text.font_size_pt;
        text.line_height = {LineHeight::Kind::length, line_height_pt(paragraph.text)};
        box.position = Position::in_flow;
        box.width = box.height = {};
        const bool right = text.direction == Direction::right_to_left;
        const bool sinks = box.initial_letter_sink > 1;
        if (sinks) box.initial_letter_sink = static_cast<int>(box.initial_letter_lines + 0.5);
        box.floating = !sinks ? Float::none : right ? Float::right : Float::left;
    }
    const bool floats = box.floating == Float::left || box.floating == Float::right;
    box.display = floats ? Display::block : Display::inline_flow;
    if (!floats) return;
    text.indent = {};
    text.align = TextAlign::start;
}

void finish_first_line(const Computed& block, Computed& line) {
    const TextStyle asked = std::exchange(line.text, block.text);
    TextStyle& text = line.text;
    text.font_families = asked.font_families;
    text.font_size_pt = asked.font_size_pt;
    text.font_weight = asked.font_weight;
    text.font_stretch = asked.font_stretch;
    text.italic = asked.italic;
    text.size_adjust = asked.size_adjust;
    text.font_language = asked.font_language;
    text.features = asked.features;
    text.line_height = asked.line_height;
    text.colour = asked.colour;
    text.letter_spacing_pt = asked.letter_spacing_pt;
    text.word_spacing_pt = asked.word_spacing_pt;
    text.transform = asked.transform;
    text.decorations = asked.decorations;
    text.shadows = asked.shadows;
    const BoxStyle box = std::exchange(line.box, BoxStyle());
    line.box.background = box.background;
    line.box.background_clip = box.background_clip;
    line.box.layers = box.layers;
}

Computed initial_values(Environment& environment) {
    Computed initial;
    initial.text.font_families = {"serif"};
    initial.text.list_style = environment.atoms.intern("disc");
    initial.text.quotes = environment.quotes;
    initial.inherited.custom = std::make_shared<const CustomProperties>();
    return initial;
}

css::Property physical(css::Property property, Direction direction) {
    using P = css::Property;
    struct Row {
        P logical, left_to_right, right_to_left;
    };
    constexpr Row rows[] = {
        {P::margin_block_start, P::margin_top, P::margin_top},
        {P::margin_block_end, P::margin_bottom, P::margin_bottom},
        {P::margin_inline_start, P::margin_left, P::margin_right},
        {P::margin_inline_end, P::margin_right, P::margin_left},
        {P::padding_block_start, P::padding_top, P::padding_top},
        {P::padding_block_end, P::padding_bottom, P::padding_bottom},
        {P::padding_inline_start, P::padding_left, P::padding_right},
        {P::padding_inline_end, P::padding_right, P::padding_left},
        {P::inset_block_start, P::top, P::top},
        {P::inset_block_end, P::bottom, P::bottom},
        {P::inset_inline_start, P::left, P::right},
        {P::inset_inline_end, P::right, P::left},
        {P::inline_size, P::width, P::width},
        {P::block_size, P::height, P::height},
        {P::min_inline_size, P::min_width, P::min_width},
        {P::min_block_size, P::min_height, P::min_height},
        {P::max_inline_size, P::max_width, P::max_width},
        {P::max_block_size, P::max_height, P::max_height},
        {P::overflow_block, P::overflow_y, P::overflow_y},
        {P::overflow_inline, P::overflow_x, P::overflow_x},
        {P::border_block_start_width, P::border_top_width, P::border_top_width},
        {P::border_block_end_width, P::border_bottom_width, P::border_bottom_width},
        {P::border_inline_start_width, P::border_left_width, P::border_right_width},
        {P::border_inline_end_width, P::border_right_width, P::border_left_width},
        {P::border_block_start_style, P::border_top_style, P::border_top_style},
        {P::border_block_end_style, P::border_bottom_style, P::border_bottom_style},
        {P::border_inline_start_style, P::border_left_style, P::border_right_style},
        {P::border_inline_end_style, P::border_right_style, P::border_left_style},
        {P::border_block_start_color, P::border_top_color, P::border_top_color},
        {P::border_block_end_color, P::border_bottom_color, P::border_bottom_color},
        {P::border_inline_start_color, P::border_left_color, P::border_right_color},
        {P::border_inline_end_color, P::border_right_color, P::border_left_color},
        {P::border_start_start_radius, P::border_top_left_radius, P::border_top_right_radius},
        {P::border_start_end_radius, P::border_top_right_radius, P::border_top_left_radius},
        {P::border_end_start_radius, P::border_bottom_left_radius, P::border_bottom_right_radius},
        {P::border_end_end_radius, P::border_bottom_right_radius, P::border_bottom_left_radius},
    };
    for (const Row& row : rows) {
        if (row.logical == property) {
            return direction == Direction::right_to_left ? row.right_to_left : row.left_to_right;
        }
    }
    return property;
}

}  // namespace bifolium::style
