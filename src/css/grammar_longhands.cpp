// What each longhand takes: one row a property. Most are keywords and types side by side; the
// others name their own function.
#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "css/grammar.h"

namespace bifolium::css {

namespace {

struct TypeName {
    std::string_view name;
    std::string_view words;
    Numeric numeric;  ///< If it is a number.
    MaybeValue (*read)(Reader&) = nullptr;
};

MaybeValue read_ident(Reader& reader) {
    return read_custom_ident(reader, "auto none normal");
}

constexpr Numeric any_length{.length = true};
constexpr Numeric some_length{.length = true, .least = 0};
constexpr Numeric any_measure{.length = true, .percent = true};
constexpr Numeric some_measure{.length = true, .percent = true, .least = 0};

/// A name that ends in '+' takes nothing below zero.
constexpr TypeName types[] = {
    {"<length>", "a length", any_length},
    {"<length+>", "a length", some_length},
    {"<measure>", "a length or percentage", any_measure},
    {"<measure+>", "a length or percentage", some_measure},
    {"<percentage+>", "a percentage", {.percent = true, .least = 0}},
    {"<number+>", "a number", {.number = true, .least = 0}},
    {"<weight>", "a number from 1 to 1000", {.number = true, .least = 1, .most = 1000}},
    {"<opacity>", "a number from 0 to 1 or a percentage", {.percent = true, .number = true}},
    {"<integer>", "a whole number", {.integer = true}},
    {"<count>", "a whole number from 1", {.integer = true, .least = 1}},
    {"<resolution>", "a resolution ('300dpi')", {.resolution = true, .least = 0}},
    {"<colour>", "a colour", {}, read_colour},
    {"<string>", "a text in quotes", {}, read_string},
    {"<url>", "a url()", {}, read_url},
    {"<name>", "a name", {}, read_ident},
};

const TypeName* find_type(std::string_view name) {
    const auto* found = std::find_if(std::begin(types), std::end(types),
                                     [&](const TypeName& t) { return t.name == name; });
    return found == std::end(types) ? nullptr : found;
}

/// `alternatives`: keywords and types, one of them; after "||", groups as read_set() takes them.
/// `words` is said to the author where `alternatives` would not do.
struct Row {
    Property property;
    std::string_view alternatives;
    LonghandGrammar own = nullptr;
    std::string_view words = {};
};

using P = Property;
constexpr std::string_view colour = "<colour>";
constexpr std::string_view margin = "auto <measure>";
constexpr std::string_view padding = "<measure+>";
constexpr std::string_view extent = "auto min-content max-content fit-content stretch <measure+>";
constexpr std::string_view limit = "none min-content max-content fit-content stretch <measure+>";
constexpr std::string_view line_width = "thin medium thick <length+>";
constexpr std::string_view line_style =
    "none hidden dotted dashed solid double groove ridge inset outset";
constexpr std::string_view overflow = "visible hidden clip scroll auto";
constexpr std::string_view break_between =
    "auto avoid avoid-page avoid-column avoid-region page left right recto verso column region "
    "all always";
constexpr std::string_view text_align = "start end left right center justify match-parent";

constexpr Row rows[] = {
    {P::color, colour},
    {P::direction, "ltr rtl"},
    {P::unicode_bidi, "normal embed isolate bidi-override isolate-override plaintext"},
    {P::writing_mode, "horizontal-tb vertical-rl vertical-lr sideways-rl sideways-lr"},

    {P::font_family, "", read_font_family, "family names with commas between"},
    {P::font_size,
     "xx-small x-small small medium large x-large xx-large xxx-large larger smaller <measure+>"},
    {P::font_style, "", read_font_style, "'normal', 'italic' or 'oblique'"},
    {P::font_weight, "normal bold bolder lighter <weight>"},
    {P::font_stretch,
     "normal ultra-condensed extra-condensed condensed semi-condensed semi-expanded expanded "
     "extra-expanded ultra-expanded <percentage+>"},
    {P::font_size_adjust, "none from-font <number+>"},
    {P::font_kerning, "auto normal none"},
    {P::font_feature_settings, "normal", read_font_features,
     "'normal' or four-letter tags in quotes ('\"smcp\" 1')"},
    {P::font_variation_settings, "normal", read_font_variations,
     "'normal' or axes in quotes with numbers ('\"wght\" 450')"},
    {P::font_language_override, "normal <string>"},
    {P::font_optical_sizing, "auto none"},
    {P::font_synthesis_weight, "auto none"},
    {P::font_synthesis_style, "auto none oblique-only"},
    {P::font_variant_ligatures,
     "normal none || common-ligatures|no-common-ligatures "
     "discretionary-ligatures|no-discretionary-ligatures "
     "historical-ligatures|no-historical-ligatures contextual|no-contextual"},
    {P::font_variant_caps,
     "normal small-caps all-small-caps petite-caps all-petite-caps unicase titling-caps"},
    {P::font_variant_numeric,
     "normal || lining-nums|oldstyle-nums proportional-nums|tabular-nums "
     "diagonal-fractions|stacked-fractions ordinal slashed-zero"},
    {P::font_variant_east_asian,
     "normal || jis78|jis83|jis90|jis04|simplified|traditional full-width|proportional-width "
     "ruby"},
    {P::font_variant_position, "normal sub super"},
    {P::font_variant_alternates, "normal", read_font_alternates,
     "'normal', 'historical-forms' or functions such as stylistic()"},
    {P::font_variant_emoji, "normal text emoji unicode"},

    {P::line_height, "normal <number+> <measure+>"},
    {P::letter_spacing, "normal <measure>"},
    {P::word_spacing, "normal <measure>"},
    {P::text_align_all, text_align},
    {P::text_align_last, "auto start end left right center justify match-parent"},
    {P::text_justify, "auto none inter-word inter-character"},
    {P::text_indent, "", read_text_indent, "a length or percentage"},
    {P::text_transform,
     "none math-auto || capitalize|uppercase|lowercase full-width full-size-kana"},
    {P::white_space_collapse, "collapse preserve preserve-breaks break-spaces discard"},
    {P::text_wrap_mode, "wrap nowrap"},
    {P::text_wrap_style, "auto balance pretty stable avoid-orphans"},
    {P::tab_size, "<number+> <length+>"},
    {P::hyphens, "none manual auto"},
    {P::hyphenate_character, "auto <string>"},
    {P::hyphenate_limit_chars, "", read_hyphenate_limits, "'auto' or up to three whole numbers"},
    {P::hyphenate_limit_lines, "no-limit <integer>"},
    {P::hyphenate_limit_last, "none always column page spread"},
    {P::hyphenate_limit_zone, "<measure+>"},
    {P::overflow_wrap, "normal break-word anywhere"},
    {P::word_break, "normal keep-all break-all break-word auto-phrase manual"},
    {P::line_break, "auto loose normal strict anywhere"},
    {P::hanging_punctuation, "none || first force-end|allow-end last"},
    {P::text_autospace,
     "normal no-autospace auto || ideograph-alpha ideograph-numeric punctuation insert|replace"},
    {P::text_spacing_trim, "normal space-all space-first trim-start trim-both trim-all auto"},
    {P::initial_letter, "normal", read_initial_letter,
     "'normal', or a number of lines and how many of them it sinks"},
    {P::vertical_align, "baseline sub super text-top text-bottom middle top bottom <measure>"},
    {P::glyph_stretch, "<percentage+>"},

    {P::text_decoration_line, "none || underline overline line-through blink"},
    {P::text_decoration_style, "solid double dotted dashed wavy"},
    {P::text_decoration_color, colour},
    {P::text_decoration_thickness, "auto from-font <measure>"},
    {P::text_decoration_skip_ink, "auto none all"},
    {P::text_underline_offset, "auto <measure>"},
    {P::text_underline_position, "auto || under|from-font left|right"},
    {P::text_shadow, "none", read_shadows, "'none' or shadows"},

    {P::display, "", read_display, "a kind of box ('block', 'inline', 'none', 'table' …)"},
    {P::position, "static relative absolute fixed sticky", read_position_scheme},
    {P::floating,
     "none left right inline-start inline-end footnote top bottom block-start block-end snap"},
    {P::clear, "none left right both inline-start inline-end"},
    {P::overflow_x, overflow},
    {P::overflow_y, overflow},
    {P::overflow_block, overflow},
    {P::overflow_inline, overflow},
    {P::box_sizing, "content-box border-box"},
    {P::box_decoration_break, "slice clone"},
    {P::visibility, "visible hidden collapse"},
    {P::z_index, "auto <integer>"},
    {P::opacity, "<opacity>"},
    {P::margin_top, margin},
    {P::margin_right, margin},
    {P::margin_bottom, margin},
    {P::margin_left, margin},
    {P::margin_block_start, margin},
    {P::margin_block_end, margin},
    {P::margin_inline_start, margin},
    {P::margin_inline_end, margin},
    {P::padding_top, padding},
    {P::padding_right, padding},
    {P::padding_bottom, padding},
    {P::padding_left, padding},
    {P::padding_block_start, padding},
    {P::padding_block_end, padding},
    {P::padding_inline_start, padding},
    {P::padding_inline_end, padding},
    {P::top, margin},
    {P::right, margin},
    {P::bottom, margin},
    {P::left, margin},
    {P::inset_block_start, margin},
    {P::inset_block_end, margin},
    {P::inset_inline_start, margin},
    {P::inset_inline_end, margin},
    {P::width, extent, read_fit_content},
    {P::height, extent, read_fit_content},
    {P::min_width, extent, read_fit_content},
    {P::min_height, extent, read_fit_content},
    {P::max_width, limit, read_fit_content},
    {P::max_height, limit, read_fit_content},
    {P::inline_size, extent, read_fit_content},
    {P::block_size, extent, read_fit_content},
    {P::min_inline_size, extent, read_fit_content},
    {P::min_block_size, extent, read_fit_content},
    {P::max_inline_size, limit, read_fit_content},
    {P::max_block_size, limit, read_fit_content},

    {P::border_top_width, line_width},
    {P::border_right_width, line_width},
    {P::border_bottom_width, line_width},
    {P::border_left_width, line_width},
    {P::border_block_start_width, line_width},
    {P::border_block_end_width, line_width},
    {P::border_inline_start_width, line_width},
    {P::border_inline_end_width, line_width},
    {P::border_top_style, line_style},
    {P::border_right_style, line_style},
    {P::border_bottom_style, line_style},
    {P::border_left_style, line_style},
    {P::border_block_start_style, line_style},
    {P::border_block_end_style, line_style},
    {P::border_inline_start_style, line_style},
    {P::border_inline_end_style, line_style},
    {P::border_top_color, colour},
    {P::border_right_color, colour},
    {P::border_bottom_color, colour},
    {P::border_left_color, colour},
    {P::border_block_start_color, colour},
    {P::border_block_end_color, colour},
    {P::border_inline_start_color, colour},
    {P::border_inline_end_color, colour},
    {P::border_top_left_radius, "", read_radius, "a length or percentage, or two"},
    {P::border_top_right_radius, "", read_radius, "a length or percentage, or two"},
    {P::border_bottom_right_radius, "", read_radius, "a length or percentage, or two"},
    {P::border_bottom_left_radius, "", read_radius, "a length or percentage, or two"},
    {P::border_start_start_radius, "", read_radius, "a length or percentage, or two"},
    {P::border_start_end_radius, "", read_radius, "a length or percentage, or two"},
    {P::border_end_start_radius, "", read_radius, "a length or percentage, or two"},
    {P::border_end_end_radius, "", read_radius, "a length or percentage, or two"},
    {P::background_color, colour},
    {P::background_image, "", read_images, "'none', a url() or a gradient"},
    {P::background_position_x, "", read_positions_x, "'left', 'center', 'right' or a measure"},
    {P::background_position_y, "", read_positions_y, "'top', 'center', 'bottom' or a measure"},
    {P::background_size, "", read_background_size, "'cover', 'contain', or one or two measures"},
    {P::background_repeat, "", read_background_repeat, "'repeat', 'no-repeat', 'repeat-x' …"},
    {P::background_attachment, "", read_attachments, "'scroll', 'fixed' or 'local'"},
    {P::background_origin, "", read_origins, "'border-box', 'padding-box' or 'content-box'"},
    {P::background_clip, "", read_clips, "'border-box', 'padding-box' or 'content-box'"},
    {P::box_shadow, "none", read_shadows, "'none' or shadows"},

    {P::object_fit, "fill contain cover none scale-down"},
    {P::object_position, "", read_position, "a position ('center', '50% 0')"},
    {P::image_resolution, "from-image <resolution>"},
    {P::image_orientation, "from-image none"},
    {P::transform, "none", read_transform, "'none' or functions such as rotate()"},
    {P::transform_origin, "", read_transform_origin, "a position ('center', '50% 0')"},

    {P::list_style_type, "", read_list_style_type, "a counter style, 'none' or a text in quotes"},
    {P::list_style_image, "none <url>"},
    {P::list_style_position, "inside outside"},
    {P::caption_side, "top bottom block-start block-end"},
    {P::border_collapse, "separate collapse"},
    {P::border_spacing, "", read_border_spacing, "one or two lengths"},
    {P::empty_cells, "show hide"},
    {P::table_layout, "auto fixed"},

    {P::column_count, "auto <count>"},
    {P::column_width, "auto <length+>"},
    {P::column_gap, "normal <measure+>"},
    {P::row_gap, "normal <measure+>"},
    {P::column_rule_width, line_width},
    {P::column_rule_style, line_style},
    {P::column_rule_color, colour},
    {P::column_span, "none all"},
    {P::column_fill, "auto balance balance-all"},

    {P::break_before, break_between},
    {P::break_after, break_between},
    {P::break_inside, "auto avoid avoid-page avoid-column avoid-region"},
    {P::orphans, "<count>"},
    {P::widows, "<count>"},
    {P::margin_break, "auto keep discard"},
    {P::page, "auto <name>"},

    {P::content, "normal none", read_content,
     "'normal', 'none', texts in quotes, or functions such as counter()"},
    {P::quotes, "auto none match-parent", read_quotes, "'auto', 'none' or pairs of texts"},
    {P::counter_reset, "none", read_counter_reset, "'none' or counters with their numbers"},
    {P::counter_set, "none", read_counter_changes, "'none' or counters with their numbers"},
    {P::counter_increment, "none", read_counter_changes, "'none' or counters with their numbers"},
    {P::string_set, "none", read_string_set, "'none' or names with their contents"},
    {P::bookmark_level, "none <count>"},
    {P::bookmark_label, "", read_bookmark_label, "texts in quotes, content(), attr() …"},
    {P::bookmark_state, "open closed"},
    {P::footnote_display, "block inline compact"},
    {P::footnote_policy, "auto line block"},
    {P::float_reference, "inline column region page"},

    {P::size, "", read_page_size, "a paper size ('A5', 'letter'), 'portrait' or two lengths"},
    {P::bleed, "auto <length>"},
    {P::marks, "none || crop cross"},
    {P::page_orientation, "upright rotate-left rotate-right"},
};

constexpr bool in_order() {
    if (std::size(rows) != properties) return false;
    for (std::size_t i = 0; i < properties; ++i) {
        if (rows[i].property != static_cast<Property>(i)) return false;
    }
    return true;
}
static_assert(in_order(), "one row for each of properties.def, in its order");

const Row& row_of(Property property) {
    return rows[static_cast<std::size_t>(property)];
}

std::string_view before_bars(std::string_view alternatives) {
    return alternatives.substr(0, alternatives.find("||"));
}

/// Calls `see` with each of the words between spaces.
template <class See>
void each_word(std::string_view words, const See& see) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find_first_of(" |"), words.size());
        if (end != 0) see(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

MaybeValue read_type(Reader& reader, const TypeName& type) {
    return type.read != nullptr ? type.read(reader) : read_numeric(reader, type.numeric);
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != 0) out += i + 1 == words.size() ? " or " : ", ";
        out += words[i];
    }
    return out;
}

}  // namespace

MaybeValue read_longhand(Reader& reader, Property property) {
    const Row& row = row_of(property);
    const std::string_view simple = before_bars(row.alternatives);
    if (MaybeValue keyword = read_keyword(reader, simple)) return keyword;
    MaybeValue found;
    each_word(simple, [&](std::string_view word) {
        const TypeName* type = found || !word.starts_with('<') ? nullptr : find_type(word);
        if (type != nullptr) found = read_type(reader, *type);
    });
    if (found) return found;
    if (simple.size() != row.alternatives.size()) {
        return read_set(reader, row.alternatives.substr(simple.size() + 2));
    }
    return row.own != nullptr ? row.own(reader) : MaybeValue();
}

std::string takes(Property property) {
    const Row& row = row_of(property);
    if (!row.words.empty()) return std::string(row.words);
    std::vector<std::string> words;
    each_word(row.alternatives, [&](std::string_view word) {
        const TypeName* type = find_type(word);
        words.push_back(type == nullptr ? "'" + std::string(word) + "'" : std::string(type->words));
    });
    return joined(words);
}

std::vector<std::string_view> keywords_of(Property property) {
    std::vector<std::string_view> words;
    each_word(row_of(property).alternatives, [&](std::string_view word) {
        if (!word.starts_with('<')) words.push_back(word);
    });
    return words;
}

}  // namespace bifolium::css
