#include <iterator>

#include "style/setters.h"

namespace bifolium::style {

namespace {

using css::Property;
using css::Value;

// clang-format off
#define BIFOLIUM_FIELD(path) [](Computed& c) -> auto& { return c.path; }
// clang-format on

constexpr Word<BreakBetween> breaks[] = {
    {"auto", BreakBetween::automatic},     {"avoid", BreakBetween::avoid},
    {"avoid-page", BreakBetween::avoid},   {"page", BreakBetween::page},
    {"all", BreakBetween::page},           {"always", BreakBetween::page},
    {"left", BreakBetween::left},          {"right", BreakBetween::right},
    {"recto", BreakBetween::recto},        {"verso", BreakBetween::verso},
    {"column", BreakBetween::column},      {"region", BreakBetween::automatic},
    {"avoid-column", BreakBetween::avoid}, {"avoid-region", BreakBetween::automatic},
};
constexpr Word<BreakInside> breaks_inside[] = {{"auto", BreakInside::automatic},
                                               {"avoid", BreakInside::avoid},
                                               {"avoid-page", BreakInside::avoid},
                                               {"avoid-column", BreakInside::avoid_column},
                                               {"avoid-region", BreakInside::automatic}};

constexpr Word<MarginBreak> margin_breaks[] = {{"auto", MarginBreak::automatic},
                                               {"keep", MarginBreak::keep},
                                               {"discard", MarginBreak::discard}};
constexpr Word<FootnoteDisplay> footnote_displays[] = {{"block", FootnoteDisplay::block},
                                                       {"inline", FootnoteDisplay::compact},
                                                       {"compact", FootnoteDisplay::compact}};
constexpr Word<FootnotePolicy> footnote_policies[] = {{"auto", FootnotePolicy::automatic},
                                                      {"line", FootnotePolicy::line},
                                                      {"block", FootnotePolicy::block}};

struct Paper {
    std::string_view name;
    double width_mm, height_mm;
};
constexpr Paper papers[] = {
    {"a3", 297, 420},        {"a4", 210, 297},         {"a5", 148, 210},
    {"a6", 105, 148},        {"b4", 250, 353},         {"b5", 176, 250},
    {"jis-b4", 257, 364},    {"jis-b5", 182, 257},     {"letter", 215.9, 279.4},
    {"legal", 215.9, 355.6}, {"ledger", 279.4, 431.8},
};

constexpr auto page_name = [](Frame& frame, std::optional<Atom>& field, const Value& value) {
    if (is_keyword(value, "auto")) {
        field.reset();
    } else {
        field = frame.environment.atoms.intern(keyword_of(value));
    }
};

constexpr auto bookmark_level = [](Frame& frame, int& field, const Value& value) {
    field = 0;
    if (!is_keyword(value, "none")) as_count(frame, field, value);
};

constexpr auto bookmark_closed = [](Frame&, bool& field, const Value& value) {
    field = is_keyword(value, "closed");
};

/// content(text), the initial value, is the element's words: an empty list.
constexpr auto bookmark_label = [](Frame& frame, std::vector<ContentItem>& field,
                                   const Value& value) {
    field = content_items(frame, items_of(value));
    const bool own_words = field.size() == 1 && field.front() == ContentItem(ElementText{});
    if (own_words) field.clear();
};

constexpr auto string_set = [](Frame& frame, std::vector<StringSet>& field, const Value& value) {
    field.clear();
    if (is_keyword(value, "none")) return;
    for (const Value& item : items_of(value)) {
        const auto parts = items_of(item);
        if (parts.size() != 2) continue;
        field.push_back({frame.environment.atoms.intern(keyword_of(parts[0])),
                         content_items(frame, items_of(parts[1]))});
    }
};

constexpr auto from_zero = [](Frame& frame, std::vector<CounterChange>& field, const Value& value) {
    field = counter_changes(frame, value, 0);
};
constexpr auto from_one = [](Frame& frame, std::vector<CounterChange>& field, const Value& value) {
    field = counter_changes(frame, value, 1);
};

constexpr auto content = [](Frame& frame, Content& field, const Value& value) {
    field = content_of(frame, value);
};

constexpr auto bleed = [](Frame& frame, std::optional<double>& field, const Value& value) {
    if (is_keyword(value, "auto")) {
        field.reset();
    } else {
        field = length_pt(frame, value, 0);
    }
};

void set_size(Frame& frame, const Value& value) {
    Own& own = frame.computed.own;
    own.page_width_pt = own.page_height_pt = std::nullopt;
    own.landscape.reset();
    const auto items = items_of(value);
    for (const Value& item : items) {
        const std::string_view word = keyword_of(item);
        if (word == "portrait" || word == "landscape") own.landscape = word == "landscape";
        for (const Paper& paper : papers) {
            if (paper.name != word) continue;
            own.page_width_pt = paper.width_mm * 72 / 25.4;
            own.page_height_pt = paper.height_mm * 72 / 25.4;
        }
    }
    if (items.empty() || !keyword_of(items.front()).empty()) return;
    own.page_width_pt = length_pt(frame, items.front(), 0);
    own.page_height_pt = length_pt(frame, items.back(), 0);
}

constexpr Setter rows[] = {
    setter<BIFOLIUM_FIELD(page.break_before), by_word<breaks>>(Property::break_before),
    setter<BIFOLIUM_FIELD(page.break_after), by_word<breaks>>(Property::break_after),
    setter<BIFOLIUM_FIELD(page.break_inside), by_word<breaks_inside>>(Property::break_inside),
    setter<BIFOLIUM_FIELD(page.margin_break), by_word<margin_breaks>>(Property::margin_break),
    setter<BIFOLIUM_FIELD(page.footnote_display), by_word<footnote_displays>>(
        Property::footnote_display),
    setter<BIFOLIUM_FIELD(page.footnote_policy), by_word<footnote_policies>>(
        Property::footnote_policy),
    setter<BIFOLIUM_FIELD(own.page), page_name>(Property::page),
    setter<BIFOLIUM_FIELD(own.content), content>(Property::content),
    setter<BIFOLIUM_FIELD(page.counter_reset), from_zero>(Property::counter_reset),
    setter<BIFOLIUM_FIELD(page.counter_set), from_zero>(Property::counter_set),
    setter<BIFOLIUM_FIELD(page.counter_increment), from_one>(Property::counter_increment),
    setter<BIFOLIUM_FIELD(page.string_set), string_set>(Property::string_set),
    setter<BIFOLIUM_FIELD(page.bookmark_level), bookmark_level>(Property::bookmark_level),
    setter<BIFOLIUM_FIELD(page.bookmark_label), bookmark_label>(Property::bookmark_label),
    setter<BIFOLIUM_FIELD(page.bookmark_closed), bookmark_closed>(Property::bookmark_state),
    setter<BIFOLIUM_FIELD(own.bleed_pt), bleed>(Property::bleed),
    {Property::size,
     [](Computed& to, const Computed& from) {
         to.own.page_width_pt = from.own.page_width_pt;
         to.own.page_height_pt = from.own.page_height_pt;
         to.own.landscape = from.own.landscape;
     },
     set_size},
    {Property::marks,
     [](Computed& to, const Computed& from) {
         to.own.crop_marks = from.own.crop_marks;
         to.own.cross_marks = from.own.cross_marks;
     },
     [](Frame& frame, const Value& value) {
         frame.computed.own.crop_marks = frame.computed.own.cross_marks = false;
         for (const Value& item : items_of(value)) {
             frame.computed.own.crop_marks |= is_keyword(item, "crop");
             frame.computed.own.cross_marks |= is_keyword(item, "cross");
         }
     }},
};

#undef BIFOLIUM_FIELD

}  // namespace

std::span<const Setter> page_setters() {
    return rows;
}

}  // namespace bifolium::style
