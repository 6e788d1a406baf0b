// ComputedStyle: every property of one node, resolved as far as it can be without layout.
//
// It is three groups that change at different rates: a node mostly shares its text group with its
// parent and its page group with everybody. Equal groups share one id, and so do equal triples.
// A style is never written to after interning: layout keeps its used values in fragments.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/atom.h"
#include "base/colour.h"
#include "base/direction.h"
#include "style/content.h"
#include "style/effects.h"
#include "style/intern.h"
#include "style/length_percentage.h"

namespace bifolium::style {

enum class Display : std::uint8_t {
    none,
    contents,  ///< No box; its children have theirs.
    block,
    flow_root,
    inline_flow,
    inline_block,
    list_item,
    table,
    inline_table,
    table_header_group,
    table_row_group,
    table_footer_group,
    table_row,
    table_cell,
    table_caption,
    table_column_group,
    table_column
};
enum class BreakBetween : std::uint8_t {
    automatic,
    avoid,
    column,
    page,
    left,
    right,
    recto,
    verso
};
enum class BreakInside : std::uint8_t { automatic, avoid, avoid_column };
enum class ColumnFill : std::uint8_t { balance, automatic };
enum class BoxDecorationBreak : std::uint8_t { slice, clone };
/// `left`, `right` are physical; match-parent and justify-all are resolved by the cascade.
enum class TextAlign : std::uint8_t { start, end, left, right, centre, justify };
enum class TextAlignLast : std::uint8_t { automatic, start, end, left, right, centre, justify };
enum class LetterCase : std::uint8_t { as_written, uppercase, lowercase, capitalize };
struct TextTransform {
    LetterCase letter_case = LetterCase::as_written;
    bool full_width = false;
    bool full_size_kana = false;
    friend bool operator==(const TextTransform&, const TextTransform&) = default;
};
/// Of the first line; `each_line`: of those after forced breaks too; `hanging`: of all others.
struct TextIndent {
    LengthPercentage measure;
    bool hanging = false;
    bool each_line = false;
    friend bool operator==(const TextIndent&, const TextIndent&) = default;
};
enum class WhiteSpace : std::uint8_t { normal, nowrap, pre, pre_wrap, pre_line, break_spaces };
enum class Hyphens : std::uint8_t { none, manual, automatic };
/// Where the last full line before it may not end with a hyphen. https://www.w3.org/TR/css-text-4/
enum class HyphenateLast : std::uint8_t { none, always, column, page, spread };
enum class HangingEnd : std::uint8_t { none, allow, force };
enum class TextJustify : std::uint8_t { automatic, none, inter_word, inter_character };
enum class OverflowWrap : std::uint8_t { normal, break_word, anywhere };
enum class WordBreak : std::uint8_t { normal, keep_all, break_all };
enum class LineBreakStrictness : std::uint8_t { automatic, loose, normal, strict, anywhere };
enum class TextWrap : std::uint8_t { wrap, balance, pretty, stable };
enum class ListStylePosition : std::uint8_t { outside, inside };
enum class CaptionSide : std::uint8_t { top, bottom };
enum class BorderCollapse : std::uint8_t { separate, collapse };
enum class Visibility : std::uint8_t { visible, hidden, collapse };
enum class Position : std::uint8_t { in_flow, relative, absolute, fixed };
/// inline-start and -end are resolved to left and right by the cascade.
enum class Float : std::uint8_t { none, left, right, footnote, page_top, page_bottom };
/// How notes stand at the foot, and what a page does that has no room for all of one.
/// https://www.w3.org/TR/css-gcpm-3/#footnote-policy
enum class FootnoteDisplay : std::uint8_t { block, compact };
enum class FootnotePolicy : std::uint8_t { automatic, line, block };
enum class MarginBreak : std::uint8_t { automatic, keep, discard };
enum class Clear : std::uint8_t { none, left, right, both };
enum class Overflow : std::uint8_t { visible, hidden };
enum class BoxSizing : std::uint8_t { content_box, border_box };
enum class BorderStyle : std::uint8_t {
    none,
    hidden,
    solid,
    dashed,
    dotted,
    double_line,
    groove,
    ridge,
    inset,
    outset
};
enum class UnicodeBidi : std::uint8_t {
    normal,
    embed,
    isolate,
    bidi_override,
    isolate_override,
    plaintext
};
enum class SkipInk : std::uint8_t { automatic, none, all };
enum class UnderlinePosition : std::uint8_t { automatic, from_font, under };
enum class TableLayout : std::uint8_t { automatic, fixed };
enum class VerticalAlignment : std::uint8_t {
    baseline,
    sub,
    super,
    text_top,
    text_bottom,
    middle,
    top,
    bottom,
    length
};
enum class DecorationStyle : std::uint8_t { solid, double_line, dotted, dashed, wavy };

struct LineHeight {
    enum class Kind : std::uint8_t { normal, number, length } kind = Kind::normal;
    double value = 0;  ///< Of the font size, or points.
    friend bool operator==(const LineHeight&, const LineHeight&) = default;
};

/// One that is in effect here, from this box or from one around it (decorations propagate to
/// in-flow descendants; the cascade has done that). https://www.w3.org/TR/css-text-decor-4/
struct Decoration {
    bool underline = false, overline = false, line_through = false;
    DecorationStyle style = DecorationStyle::solid;
    Colour colour;
    std::optional<double> thickness_pt;  ///< None: the font's.
    std::optional<double> offset_pt;     ///< None: the font's.
    UnderlinePosition position = UnderlinePosition::automatic;
    SkipInk skip_ink = SkipInk::automatic;
    friend bool operator==(const Decoration&, const Decoration&) = default;
};

/// Inherited, nearly all of it.
struct TextStyle {
    std::vector<std::string> font_families;  ///< As written; generic ones ("serif") are last.
    double font_size_pt = 12;
    int font_weight = 400;
    double font_stretch = 100;  ///< Percent of the normal width.
    bool italic = false;
    std::optional<double> size_adjust;  ///< x-height of the font size; below 0: the first face's.
    std::string font_language;          ///< An OpenType tag; empty: of the words' language.
    std::string features;  ///< OpenType, canonical and sorted: "kern=0,liga=0,lnum=1,smcp=1".
    LineHeight line_height;
    Colour colour;
    double letter_spacing_pt = 0, word_spacing_pt = 0;
    Direction direction = Direction::left_to_right;
    TextAlign align = TextAlign::start;
    TextAlignLast align_last = TextAlignLast::automatic;
    TextIndent indent;
    TextTransform transform;
    WhiteSpace white_space = WhiteSpace::normal;
    double tab_size = 8;  ///< Of spaces.
    Hyphens hyphens = Hyphens::manual;
    OverflowWrap overflow_wrap = OverflowWrap::normal;
    WordBreak word_break = WordBreak::normal;
    LineBreakStrictness line_break = LineBreakStrictness::automatic;
    TextWrap wrap = TextWrap::wrap;
    double glyph_stretch = 0;  ///< -bifolium-glyph-stretch: 0.02 for 2 %.
    bool hanging_punctuation_first = false, hanging_punctuation_last = false;
    HangingEnd hanging_punctuation_end = HangingEnd::none;
    TextJustify justify = TextJustify::automatic;
    std::optional<std::string> hyphenate_character;  ///< None: the face's hyphen.
    int hyphenate_word = 0, hyphenate_before = 0, hyphenate_after = 0;  ///< Letters; 0: auto.
    int hyphenate_lines = 0;  ///< On end at most; 0: as many as look well.
    HyphenateLast hyphenate_last = HyphenateLast::none;
    LengthPercentage hyphenate_zone;
    std::vector<Decoration> decorations;
    std::vector<Shadow> shadows;                              ///< Front to back.
    std::vector<std::pair<std::string, std::string>> quotes;  ///< Outermost first.
    Atom list_style;  ///< "disc", "decimal", "none", or a string in quotes: "\"– \"".
    std::string list_style_image;  ///< Path; mostly empty.
    ListStylePosition list_style_position = ListStylePosition::outside;
    CaptionSide caption_side = CaptionSide::top;
    BorderCollapse border_collapse = BorderCollapse::separate;
    double border_spacing_inline_pt = 0, border_spacing_block_pt = 0;
    bool hides_empty_cells = false;
    std::optional<double> pixels_per_inch = 96;  ///< Of pictures; none: their own.
    Visibility visibility = Visibility::visible;
    int orphans = 2, widows = 2;
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

struct Border {
    double width_pt = 0;  ///< 0 where the style is none or hidden.
    BorderStyle style = BorderStyle::none;
    Colour colour;
    friend bool operator==(const Border&, const Border&) = default;
};
struct Radius {
    LengthPercentage horizontal, vertical;
    friend bool operator==(const Radius&, const Radius&) = default;
};

/// https://www.w3.org/TR/css-multicol-1/
struct ColumnStyle {
    std::optional<int> count;
    Extent width;  ///< Or automatic.
    Extent gap;    ///< automatic: normal, 1em.
    Border rule;
    ColumnFill fill = ColumnFill::balance;
    bool spans_all = false;  ///< column-span: all.
    bool is_multicol() const { return count || width.sizing == Sizing::length; }
    friend bool operator==(const ColumnStyle&, const ColumnStyle&) = default;
};

/// Not inherited.
struct BoxStyle {
    Display display = Display::inline_flow;  ///< Blockified already where CSS says so.
    Position position = Position::in_flow;
    Float floating = Float::none;
    Clear clear = Clear::none;
    Overflow overflow = Overflow::visible;
    BoxSizing box_sizing = BoxSizing::content_box;
    BoxDecorationBreak decoration_break = BoxDecorationBreak::slice;
    Extent width, height;
    Extent min_width, min_height;  ///< automatic: 0.
    Extent max_width{.sizing = Sizing::none, .length = {}};
    Extent max_height{.sizing = Sizing::none, .length = {}};
    Sides<Extent> margin{zero_extent, zero_extent, zero_extent, zero_extent};
    Sides<LengthPercentage> padding;
    Sides<Border> border;
    std::array<Radius, 4> radius;  ///< Top left, top right, bottom right, bottom left.
    Sides<Extent> inset;
    Colour background = transparent;
    BoxArea background_clip = BoxArea::border;  ///< Of the colour.
    std::vector<Layer> layers;                  ///< Of the background, front to back.
    std::vector<Shadow> shadows;                ///< Front to back.
    ObjectFit object_fit = ObjectFit::fill;
    Place object_position = centre_place;
    double opacity = 1;
    std::vector<TransformStep> transform;  ///< Outermost first; empty: none.
    Place transform_origin = centre_place;
    std::optional<int> z_index;
    VerticalAlignment vertical_align = VerticalAlignment::baseline;
    LengthPercentage vertical_offset;  ///< For VerticalAlignment::length; of the line height.
    TableLayout table_layout = TableLayout::automatic;
    UnicodeBidi unicode_bidi = UnicodeBidi::normal;
    /// Of ::first-letter: how many lines high it is, 0 for a letter as others are, and how many of
    /// them lie below the first line's top.
    double initial_letter_lines = 0;
    int initial_letter_sink = 0;
    ColumnStyle columns;

    bool is_absolute() const {
        return position == Position::absolute || position == Position::fixed;
    }
    bool has_ground() const {
        return background.opacity > 0 || !layers.empty() || !shadows.empty();
    }
    /// Do absolutely positioned boxes in it count from its edges?
    bool holds_positioned() const { return position != Position::in_flow || !transform.empty(); }
    /// Is it painted with all in it as one piece?
    bool is_stacked() const { return holds_positioned() || opacity < 1; }
    friend bool operator==(const BoxStyle&, const BoxStyle&) = default;
};

/// What pages, counters and the reader's navigation see.
struct PageStyle {
    Atom page;  ///< A named page; invalid for the page at hand. (Inherits in effect: resolved.)
    BreakBetween break_before = BreakBetween::automatic;
    BreakBetween break_after = BreakBetween::automatic;
    BreakInside break_inside = BreakInside::automatic;
    MarginBreak margin_break = MarginBreak::automatic;
    FootnoteDisplay footnote_display = FootnoteDisplay::block;
    FootnotePolicy footnote_policy = FootnotePolicy::automatic;
    int bookmark_level = 0;  ///< 0: not in the outline.
    bool bookmark_closed = false;
    std::vector<ContentItem> bookmark_label;  ///< Empty: the element's words.
    std::vector<StringSet> string_set;
    std::vector<CounterChange> counter_reset, counter_set, counter_increment;
    friend bool operator==(const PageStyle&, const PageStyle&) = default;
};

struct ComputedStyle {
    Id<TextStyle> text;
    Id<BoxStyle> box;
    Id<PageStyle> page;
    friend bool operator==(const ComputedStyle&, const ComputedStyle&) = default;
};
using StyleId = Id<ComputedStyle>;

// They cover what differs most often: a poor hash costs time, never correctness.
std::size_t hash(const TextStyle&);
std::size_t hash(const BoxStyle&);
std::size_t hash(const PageStyle&);
std::size_t hash(const ComputedStyle&);
std::size_t hash(const Calc&);

struct StyleTable {
    InternTable<TextStyle> text;
    InternTable<BoxStyle> box;
    InternTable<PageStyle> page;
    InternTable<ComputedStyle> style;
    InternTable<Calc> calc;

    const TextStyle& text_of(StyleId id) const { return text[style[id].text]; }
    const BoxStyle& box_of(StyleId id) const { return box[style[id].box]; }
    const PageStyle& page_of(StyleId id) const { return page[style[id].page]; }
};

/// The used length in points; percentages of `base_pt`.
double resolve(const LengthPercentage&, double base_pt, const StyleTable&);

}  // namespace bifolium::style
