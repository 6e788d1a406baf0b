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

constexpr Word<Direction> directions[] = {{"ltr", Direction::left_to_right},
                                          {"rtl", Direction::right_to_left}};
constexpr Word<Caps> caps[] = {{"normal", Caps::normal},
                               {"small-caps", Caps::small_caps},
                               {"all-small-caps", Caps::all_small_caps},
                               {"petite-caps", Caps::petite_caps},
                               {"all-petite-caps", Caps::all_petite_caps},
                               {"unicase", Caps::unicase},
                               {"titling-caps", Caps::titling_caps}};
constexpr Word<GlyphPosition> glyph_positions[] = {{"normal", GlyphPosition::normal},
                                                   {"sub", GlyphPosition::sub},
                                                   {"super", GlyphPosition::super}};
constexpr Word<Kerning> kernings[] = {
    {"auto", Kerning::automatic}, {"normal", Kerning::normal}, {"none", Kerning::none}};
constexpr Word<OwnAlign> aligns[] = {{"start", OwnAlign::start},
                                     {"end", OwnAlign::end},
                                     {"left", OwnAlign::left},
                                     {"right", OwnAlign::right},
                                     {"center", OwnAlign::centre},
                                     {"justify", OwnAlign::justify},
                                     {"match-parent", OwnAlign::match_parent}};
constexpr Word<std::optional<OwnAlign>> last_aligns[] = {
    {"auto", std::nullopt},         {"start", OwnAlign::start},
    {"end", OwnAlign::end},         {"left", OwnAlign::left},
    {"right", OwnAlign::right},     {"center", OwnAlign::centre},
    {"justify", OwnAlign::justify}, {"match-parent", OwnAlign::match_parent}};
constexpr Word<WhiteSpaceCollapse> collapses[] = {
    {"collapse", WhiteSpaceCollapse::collapse},
    {"preserve", WhiteSpaceCollapse::preserve},
    {"preserve-breaks", WhiteSpaceCollapse::preserve_breaks},
    {"break-spaces", WhiteSpaceCollapse::break_spaces},
    {"discard", WhiteSpaceCollapse::collapse}};
constexpr Word<WrapMode> wrap_modes[] = {{"wrap", WrapMode::wrap}, {"nowrap", WrapMode::nowrap}};
constexpr Word<TextWrap> wraps[] = {{"auto", TextWrap::wrap},
                                    {"balance", TextWrap::balance},
                                    {"pretty", TextWrap::pretty},
                                    {"avoid-orphans", TextWrap::pretty},
                                    {"stable", TextWrap::stable}};
constexpr Word<OverflowWrap> overflow_wraps[] = {{"normal", OverflowWrap::normal},
                                                 {"break-word", OverflowWrap::break_word},
                                                 {"anywhere", OverflowWrap::anywhere}};
constexpr Word<LineBreakStrictness> strictnesses[] = {{"auto", LineBreakStrictness::automatic},
                                                      {"loose", LineBreakStrictness::loose},
                                                      {"normal", LineBreakStrictness::normal},
                                                      {"strict", LineBreakStrictness::strict},
                                                      {"anywhere", LineBreakStrictness::anywhere}};
constexpr Word<ListStylePosition> list_positions[] = {{"outside", ListStylePosition::outside},
                                                      {"inside", ListStylePosition::inside}};
constexpr Word<CaptionSide> caption_sides[] = {{"top", CaptionSide::top},
                                               {"block-start", CaptionSide::top},
                                               {"bottom", CaptionSide::bottom},
                                               {"block-end", CaptionSide::bottom}};
constexpr Word<BorderCollapse> border_collapses[] = {{"separate", BorderCollapse::separate},
                                                     {"collapse", BorderCollapse::collapse}};
constexpr Word<Visibility> visibilities[] = {{"visible", Visibility::visible},
                                             {"hidden", Visibility::hidden},
                                             {"collapse", Visibility::collapse}};

constexpr Word<SkipInk> skip_ink_words[] = {
    {"auto", SkipInk::automatic}, {"none", SkipInk::none}, {"all", SkipInk::all}};
constexpr Word<bool> empty_cell_words[] = {{"show", false}, {"hide", true}};
/// https://www.w3.org/TR/css-fonts-4/#font-stretch-prop
constexpr Word<double> stretch_words[] = {
    {"ultra-condensed", 50},  {"extra-condensed", 62.5}, {"condensed", 75},
    {"semi-condensed", 87.5}, {"normal", 100},           {"semi-expanded", 112.5},
    {"expanded", 125},        {"extra-expanded", 150},   {"ultra-expanded", 200}};

/// `color: currentcolor` is the parent's colour.
constexpr auto own_colour = [](Frame& frame, Colour& field, const Value& value) {
    const auto* colour = std::get_if<Colour>(&value.what);
    const Colour& parents = frame.parent.text.colour;
    field = colour == nullptr ? css::mixed_colour(value, parents).value_or(parents) : *colour;
};

constexpr auto families = [](Frame&, std::vector<std::string>& field, const Value& value) {
    field.clear();
    for (const Value& item : items_of(value)) {
        const auto* text = std::get_if<css::Text>(&item.what);
        field.emplace_back(text == nullptr ? keyword_of(item) : std::string_view(text->text));
    }
};

struct SizeWord {
    std::string_view word;
    double of_medium;
};
/// https://www.w3.org/TR/css-fonts-4/#absolute-size-mapping
constexpr SizeWord size_words[] = {
    {"xx-small", 3.0 / 5}, {"x-small", 3.0 / 4}, {"small", 8.0 / 9}, {"medium", 1},
    {"large", 6.0 / 5},    {"x-large", 3.0 / 2}, {"xx-large", 2},    {"xxx-large", 3}};
constexpr double medium_pt = 12;

/// The frame's em is the parent's size here.
constexpr auto font_size = [](Frame& frame, double& field, const Value& value) {
    const std::string_view word = keyword_of(value);
    if (word.empty()) {
        field = std::max(0.0, length_pt(frame, value, frame.em_pt));
        return;
    }
    if (word == "larger") field = frame.em_pt * 1.2;
    if (word == "smaller") field = frame.em_pt / 1.2;
    for (const SizeWord& row : size_words) {
        if (row.word == word) field = row.of_medium * medium_pt;
    }
};

/// https://www.w3.org/TR/css-fonts-4/#relative-weights
constexpr auto font_weight = [](Frame& frame, int& field, const Value& value) {
    const std::string_view word = keyword_of(value);
    const int around = frame.parent.text.font_weight;
    if (word == "normal") {
        field = 400;
    } else if (word == "bold") {
        field = 700;
    } else if (word == "bolder") {
        field = around < 350 ? 400 : around < 550 ? 700 : std::max(around, 900);
    } else if (word == "lighter") {
        field = around < 100 ? around : around < 550 ? 100 : around < 750 ? 400 : 700;
    } else {
        field = static_cast<int>(std::lround(angle_free_number(value, 400)));
    }
};

constexpr auto is_slanted = [](Frame&, bool& field, const Value& value) {
    field = !is_keyword(value, "normal");
};

constexpr auto list_of_words = [](Frame&, std::vector<std::string>& field, const Value& value) {
    field.clear();
    for (const Value& item : items_of(value)) {
        if (!is_keyword(item, "normal")) field.emplace_back(keyword_of(item));
    }
};

constexpr auto alternates = [](Frame&, bool& field, const Value& value) {
    field = false;
    for (const Value& item : items_of(value)) {
        field = field || is_keyword(item, "historical-forms");
    }
};

constexpr auto feature_settings = [](Frame&, std::map<std::string, int>& field,
                                     const Value& value) {
    field.clear();
    if (is_keyword(value, "normal")) return;
    for (const Value& item : items_of(value)) {
        const auto parts = items_of(item);
        const auto* tag = parts.empty() ? nullptr : std::get_if<css::Text>(&parts[0].what);
        if (tag == nullptr) continue;
        int setting = 1;
        if (parts.size() > 1) {
            setting = is_keyword(parts[1], "off")
                          ? 0
                          : static_cast<int>(std::min(angle_free_number(parts[1], 1), 1e6));
        }
        field[tag->text] = setting;
    }
};

constexpr auto line_height = [](Frame& frame, LineHeight& field, const Value& value) {
    if (is_keyword(value, "normal")) {
        field = {};
        return;
    }
    const auto* dimension = std::get_if<css::Dimension>(&value.what);
    const bool number = dimension != nullptr && (dimension->unit == css::Unit::number ||
                                                 dimension->unit == css::Unit::integer);
    field = number ? LineHeight{LineHeight::Kind::number, dimension->value}
                   : LineHeight{LineHeight::Kind::length,
                                std::max(0.0, length_pt(frame, value, frame.em_pt))};
};

constexpr auto spacing = [](Frame& frame, double& field, const Value& value) {
    field = is_keyword(value, "normal") ? 0 : length_pt(frame, value, frame.em_pt);
};

constexpr auto indent = [](Frame& frame, TextIndent& field, const Value& value) {
    const auto items = items_of(value);
    field = {.measure = length_percentage(frame, items.front())};
    for (const Value& item : items) {
        for (const Value& mode : items_of(item)) {
            if (is_keyword(mode, "hanging")) field.hanging = true;
            if (is_keyword(mode, "each-line")) field.each_line = true;
        }
    }
};

constexpr auto transform = [](Frame&, TextTransform& field, const Value& value) {
    field = {};
    for (const Value& item : items_of(value)) {
        if (is_keyword(item, "uppercase")) field.letter_case = LetterCase::uppercase;
        if (is_keyword(item, "lowercase")) field.letter_case = LetterCase::lowercase;
        if (is_keyword(item, "capitalize")) field.letter_case = LetterCase::capitalize;
        if (is_keyword(item, "full-width")) field.full_width = true;
        if (is_keyword(item, "full-size-kana")) field.full_size_kana = true;
    }
};

/// A length is counted in spaces, a quarter of an em each.
constexpr auto tab_size = [](Frame& frame, double& field, const Value& value) {
    const auto* dimension = std::get_if<css::Dimension>(&value.what);
    const bool number = dimension != nullptr && (dimension->unit == css::Unit::number ||
                                                 dimension->unit == css::Unit::integer);
    if (number) {
        field = dimension->value;
    } else if (frame.em_pt > 0) {
        field = length_pt(frame, value, 0) / (frame.em_pt / 4);
    }
};

/// word-break: break-word is overflow-wrap: anywhere under its old name.
constexpr auto word_break = [](Frame& frame, WordBreak& field, const Value& value) {
    const std::string_view word = keyword_of(value);
    field = word == "keep-all"    ? WordBreak::keep_all
            : word == "break-all" ? WordBreak::break_all
                                  : WordBreak::normal;
    if (word == "break-word") frame.computed.text.overflow_wrap = OverflowWrap::anywhere;
};

constexpr auto underline_offset = [](Frame& frame, std::optional<double>& field,
                                     const Value& value) {
    if (is_keyword(value, "auto")) {
        field.reset();
    } else {
        field = length_pt(frame, value, frame.em_pt);
    }
};

constexpr auto quotes = [](Frame& frame, std::vector<std::pair<std::string, std::string>>& field,
                           const Value& value) {
    if (is_keyword(value, "none")) {
        field.clear();
    } else if (is_keyword(value, "match-parent")) {
        field = frame.parent.text.quotes;
    } else if (is_keyword(value, "auto")) {
        field = frame.environment.quotes;
    } else {
        field.clear();
        const auto texts = items_of(value);
        for (std::size_t i = 0; i + 1 < texts.size(); i += 2) {
            const auto* open = std::get_if<css::Text>(&texts[i].what);
            const auto* close = std::get_if<css::Text>(&texts[i + 1].what);
            if (open != nullptr && close != nullptr) field.emplace_back(open->text, close->text);
        }
    }
};

constexpr auto list_style = [](Frame& frame, Atom& field, const Value& value) {
    field = list_style_atom(frame.environment.atoms, value);
};

constexpr auto list_image = [](Frame&, std::string& field, const Value& value) {
    const auto* url = std::get_if<css::Url>(&value.what);
    field = url == nullptr ? std::string() : path_of(*url);
};

/// Two fields at once: across and down.
constexpr auto spacing_across = [](Frame& frame, double& field, const Value& value) {
    const auto lengths = items_of(value);
    field = length_pt(frame, lengths.front(), 0);
    frame.computed.text.border_spacing_block_pt = length_pt(frame, lengths.back(), 0);
};

constexpr auto font_stretch = [](Frame& frame, double& field, const Value& value) {
    if (keyword_of(value).empty()) {
        field = std::clamp(angle_free_number(value, 100), 1.0, 1000.0);
    } else {
        by_word<stretch_words>(frame, field, value);
    }
};

constexpr auto size_adjust = [](Frame&, std::optional<double>& field, const Value& value) {
    field.reset();
    if (is_keyword(value, "from-font")) field = -1;
    if (keyword_of(value).empty()) field = std::clamp(angle_free_number(value, 0), 0.0, 10.0);
};

constexpr auto font_language = [](Frame&, std::string& field, const Value& value) {
    const auto* text = std::get_if<css::Text>(&value.what);
    field = text == nullptr ? std::string() : text->text;
};

constexpr auto underline_position = [](Frame&, UnderlinePosition& field, const Value& value) {
    field = UnderlinePosition::automatic;
    for (const Value& item : items_of(value)) {
        if (is_keyword(item, "under")) field = UnderlinePosition::under;
        if (is_keyword(item, "from-font")) field = UnderlinePosition::from_font;
    }
};

/// Of pictures; 96 dots an inch are one a px.
constexpr auto resolution = [](Frame&, std::optional<double>& field, const Value& value) {
    field.reset();
    const auto* dimension = std::get_if<css::Dimension>(&value.what);
    if (dimension == nullptr || dimension->value <= 0) return;
    const double dots = dimension->value;
    field = dimension->unit == css::Unit::dppx   ? dots * 96
            : dimension->unit == css::Unit::dpcm ? dots * 2.54
                                                 : dots;
};

constexpr Setter rows[] = {
    setter<BIFOLIUM_FIELD(text.font_stretch), font_stretch>(Property::font_stretch),
    setter<BIFOLIUM_FIELD(text.size_adjust), size_adjust>(Property::font_size_adjust),
    setter<BIFOLIUM_FIELD(text.font_language), font_language>(Property::font_language_override),
    setter<BIFOLIUM_FIELD(inherited.underline_position), underline_position>(
        Property::text_underline_position),
    setter<BIFOLIUM_FIELD(inherited.skip_ink), by_word<skip_ink_words>>(
        Property::text_decoration_skip_ink),
    setter<BIFOLIUM_FIELD(text.hides_empty_cells), by_word<empty_cell_words>>(
        Property::empty_cells),
    setter<BIFOLIUM_FIELD(text.pixels_per_inch), resolution>(Property::image_resolution),
    setter<BIFOLIUM_FIELD(text.colour), own_colour>(Property::color),
    setter<BIFOLIUM_FIELD(text.direction), by_word<directions>>(Property::direction),
    setter<BIFOLIUM_FIELD(text.font_families), families>(Property::font_family),
    setter<BIFOLIUM_FIELD(text.font_size_pt), font_size>(Property::font_size),
    setter<BIFOLIUM_FIELD(text.italic), is_slanted>(Property::font_style),
    setter<BIFOLIUM_FIELD(text.font_weight), font_weight>(Property::font_weight),
    setter<BIFOLIUM_FIELD(inherited.kerning), by_word<kernings>>(Property::font_kerning),
    setter<BIFOLIUM_FIELD(inherited.features), feature_settings>(Property::font_feature_settings),
    setter<BIFOLIUM_FIELD(inherited.ligatures), list_of_words>(Property::font_variant_ligatures),
    setter<BIFOLIUM_FIELD(inherited.caps), by_word<caps>>(Property::font_variant_caps),
    setter<BIFOLIUM_FIELD(inherited.numeric), list_of_words>(Property::font_variant_numeric),
    setter<BIFOLIUM_FIELD(inherited.east_asian), list_of_words>(Property::font_variant_east_asian),
    setter<BIFOLIUM_FIELD(inherited.glyph_position), by_word<glyph_positions>>(
        Property::font_variant_position),
    setter<BIFOLIUM_FIELD(inherited.historical_forms), alternates>(
        Property::font_variant_alternates),
    setter<BIFOLIUM_FIELD(text.line_height), line_height>(Property::line_height),
    setter<BIFOLIUM_FIELD(text.letter_spacing_pt), spacing>(Property::letter_spacing),
    setter<BIFOLIUM_FIELD(text.word_spacing_pt), spacing>(Property::word_spacing),
    setter<BIFOLIUM_FIELD(inherited.align), by_word<aligns>>(Property::text_align_all),
    setter<BIFOLIUM_FIELD(inherited.align_last), by_word<last_aligns>>(Property::text_align_last),
    setter<BIFOLIUM_FIELD(text.indent), indent>(Property::text_indent),
    setter<BIFOLIUM_FIELD(text.transform), transform>(Property::text_transform),
    setter<BIFOLIUM_FIELD(inherited.collapse), by_word<collapses>>(Property::white_space_collapse),
    setter<BIFOLIUM_FIELD(inherited.wrap_mode), by_word<wrap_modes>>(Property::text_wrap_mode),
    setter<BIFOLIUM_FIELD(text.wrap), by_word<wraps>>(Property::text_wrap_style),
    setter<BIFOLIUM_FIELD(text.tab_size), tab_size>(Property::tab_size),
    setter<BIFOLIUM_FIELD(text.overflow_wrap), by_word<overflow_wraps>>(Property::overflow_wrap),
    setter<BIFOLIUM_FIELD(text.word_break), word_break>(Property::word_break),
    setter<BIFOLIUM_FIELD(text.line_break), by_word<strictnesses>>(Property::line_break),
    setter<BIFOLIUM_FIELD(inherited.underline_offset_pt), underline_offset>(
        Property::text_underline_offset),
    setter<BIFOLIUM_FIELD(text.visibility), by_word<visibilities>>(Property::visibility),
    setter<BIFOLIUM_FIELD(text.list_style), list_style>(Property::list_style_type),
    setter<BIFOLIUM_FIELD(text.list_style_image), list_image>(Property::list_style_image),
    setter<BIFOLIUM_FIELD(text.list_style_position), by_word<list_positions>>(
        Property::list_style_position),
    setter<BIFOLIUM_FIELD(text.caption_side), by_word<caption_sides>>(Property::caption_side),
    setter<BIFOLIUM_FIELD(text.border_collapse), by_word<border_collapses>>(
        Property::border_collapse),
    setter<BIFOLIUM_FIELD(text.orphans), as_count>(Property::orphans),
    setter<BIFOLIUM_FIELD(text.widows), as_count>(Property::widows),
    setter<BIFOLIUM_FIELD(text.quotes), quotes>(Property::quotes),
    {Property::border_spacing,
     [](Computed& to, const Computed& from) {
         to.text.border_spacing_inline_pt = from.text.border_spacing_inline_pt;
         to.text.border_spacing_block_pt = from.text.border_spacing_block_pt;
     },
     [](Frame& frame, const Value& value) {
         spacing_across(frame, frame.computed.text.border_spacing_inline_pt, value);
     }},
};

#undef BIFOLIUM_FIELD

}  // namespace

std::span<const Setter> text_setters() {
    return rows;
}

}  // namespace bifolium::style
