// Setters of what choosing and justifying lines asks for: hyphens, hanging punctuation, stretch.
#include <optional>
#include <string>

#include "style/setters.h"

namespace bifolium::style {

namespace {

using css::Property;
using css::Value;

constexpr Word<Hyphens> hyphen_words[] = {
    {"none", Hyphens::none}, {"manual", Hyphens::manual}, {"auto", Hyphens::automatic}};
constexpr Word<HyphenateLast> last_words[] = {{"none", HyphenateLast::none},
                                              {"always", HyphenateLast::always},
                                              {"column", HyphenateLast::column},
                                              {"page", HyphenateLast::page},
                                              {"spread", HyphenateLast::spread}};
constexpr Word<TextJustify> justify_words[] = {{"auto", TextJustify::automatic},
                                               {"none", TextJustify::none},
                                               {"inter-word", TextJustify::inter_word},
                                               {"inter-character", TextJustify::inter_character}};

/// A fifth more or less is another face.
constexpr auto stretch = [](Frame&, double& field, const Value& value) {
    const double part = angle_free_number(value, 0) / 100;
    field = part < 0 ? 0 : part > 0.2 ? 0.2 : part;
};

constexpr auto hyphen_character = [](Frame&, std::optional<std::string>& field,
                                     const Value& value) {
    const auto* text = std::get_if<css::Text>(&value.what);
    field.reset();
    if (text != nullptr) field = text->text;
};

/// 0 for no-limit.
constexpr auto hyphen_lines = [](Frame& frame, int& field, const Value& value) {
    if (is_keyword(value, "no-limit"))
        field = 0;
    else
        as_count(frame, field, value);
};

/// The letters after a hyphen are as many as before, if they are not given.
void set_limits(Frame& frame, const Value& value) {
    TextStyle& text = frame.computed.text;
    int limits[] = {0, 0, 0};
    std::size_t given = 0;
    for (const Value& item : items_of(value)) {
        if (given == 3) break;
        if (!is_keyword(item, "auto")) as_count(frame, limits[given], item);
        ++given;
    }
    if (given == 2) limits[2] = limits[1];
    text.hyphenate_word = limits[0];
    text.hyphenate_before = limits[1];
    text.hyphenate_after = limits[2];
}

void set_hanging(Frame& frame, const Value& value) {
    TextStyle& text = frame.computed.text;
    text.hanging_punctuation_first = text.hanging_punctuation_last = false;
    text.hanging_punctuation_end = HangingEnd::none;
    for (const Value& item : items_of(value)) {
        text.hanging_punctuation_first |= is_keyword(item, "first");
        text.hanging_punctuation_last |= is_keyword(item, "last");
        if (is_keyword(item, "allow-end")) text.hanging_punctuation_end = HangingEnd::allow;
        if (is_keyword(item, "force-end")) text.hanging_punctuation_end = HangingEnd::force;
    }
}

#define BIFOLIUM_FIELD(path) [](Computed& c) -> decltype(auto) { return (c.path); }

constexpr Setter rows[] = {
    setter<BIFOLIUM_FIELD(text.hyphens), by_word<hyphen_words>>(Property::hyphens),
    setter<BIFOLIUM_FIELD(text.hyphenate_character), hyphen_character>(
        Property::hyphenate_character),
    setter<BIFOLIUM_FIELD(text.hyphenate_lines), hyphen_lines>(Property::hyphenate_limit_lines),
    setter<BIFOLIUM_FIELD(text.hyphenate_last), by_word<last_words>>(
        Property::hyphenate_limit_last),
    setter<BIFOLIUM_FIELD(text.hyphenate_zone), as_measure>(Property::hyphenate_limit_zone),
    setter<BIFOLIUM_FIELD(text.justify), by_word<justify_words>>(Property::text_justify),
    setter<BIFOLIUM_FIELD(text.glyph_stretch), stretch>(Property::glyph_stretch),
    {Property::hyphenate_limit_chars,
     [](Computed& to, const Computed& from) {
         to.text.hyphenate_word = from.text.hyphenate_word;
         to.text.hyphenate_before = from.text.hyphenate_before;
         to.text.hyphenate_after = from.text.hyphenate_after;
     },
     set_limits},
    {Property::hanging_punctuation,
     [](Computed& to, const Computed& from) {
         to.text.hanging_punctuation_first = from.text.hanging_punctuation_first;
         to.text.hanging_punctuation_last = from.text.hanging_punctuation_last;
         to.text.hanging_punctuation_end = from.text.hanging_punctuation_end;
     },
     set_hanging},
};

#undef BIFOLIUM_FIELD

}  // namespace

std::span<const Setter> line_setters() {
    return rows;
}

}  // namespace bifolium::style
