#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "l10n/checks_numbers.h"
#include "text/matching.h"

namespace bifolium::l10n {

namespace {

constexpr std::array<std::string_view, 15> loose_units{
    "second", "minute", "hour",  "day",        "week",     "month", "year",      "inch",
    "foot",   "pound",  "ounce", "tablespoon", "teaspoon", "cup",   "metric-ton"};

/// Behind the first letters of the text: where they are as many as the folded ones.
std::size_t same_letters(std::string_view text, std::string_view folded) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < folded.size() && at < text.size();) {
        text::next(folded, i);
        text::next(text, at);
    }
    return at;
}

std::size_t letter_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) text::next(text, at);
    return count;
}

/// "stund" of "Stunde": the last letter of a word bends ("stündig"). Of scripts with case; empty
/// for short words and for several.
std::string_view stem_of(std::string_view form) {
    const char32_t last = text::before(form, form.size());
    if (last >= 0x0530 || form.find(' ') != form.npos || letter_count(form) < 5) return {};
    return form.substr(0, form.size() - (last < 0x80 ? 1 : 2));
}

/// How much of the text the form takes, and its rest of a word; 0: it does not stand there.
std::size_t stands(std::string_view text, std::string_view folded, std::string_view form,
                   bool symbol) {
    if (symbol) {
        if (!text.starts_with(form)) return 0;
        const char32_t next = text::at(text, form.size());
        const char32_t last = text::before(form, form.size());
        const bool joined = text::is_letter(next) && !text::is_unspaced(next);
        const bool figure = (next >= '0' && next <= '9') || text::lone_digit(next) >= 0;
        if (text::is_letter(last) && (joined || figure || next == '\'')) return 0;
        return form.size();
    }
    const bool unspaced = text::is_unspaced(text::before(form, form.size()));
    std::string_view found = form;
    if (!folded.starts_with(form)) {
        found = stem_of(form);
        if (found.empty() || !folded.starts_with(found)) return 0;
    }
    const bool may_go_on = unspaced || letter_count(found) >= 4;
    if (!may_go_on && text::is_letter(text::at(folded, found.size()))) return 0;
    return same_letters(text, found);
}

struct Best {
    std::size_t size = 0;
    Measure measure;
    void take(std::size_t length, std::string_view unit, bool symbol) {
        if (length == 0 || length < size) return;
        if (length > size) measure = {.symbol = symbol};
        size = length;
        auto& units = measure.units;
        if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
    }
};

Measure form_at(std::string_view text, std::size_t at, const text::Wording& wording) {
    const std::string_view rest = text.substr(at, 64);
    const std::string folded = text::folded(rest);
    Best best;
    for (const text::UnitWord& word : wording.units()) {
        if (word.before || word.alone != 0) continue;
        best.take(stands(rest, folded, word.form, word.symbol), word.unit, word.symbol);
    }
    best.measure.end = at + best.size;
    return std::move(best.measure);
}

}  // namespace

bool is_exact_unit(std::string_view unit) {
    return std::find(loose_units.begin(), loose_units.end(), unit) == loose_units.end();
}

Measure measure_behind(std::string_view text, std::size_t at, const text::Wording& wording) {
    for (int blanks = 0; blanks < 2 && at < text.size(); ++blanks) {
        std::size_t after = at;
        const char32_t c = text::next(text, after);
        if (!text::is_space(c) && (c != '-' || blanks > 0)) break;
        at = after;
    }
    if (at >= text.size()) return {};
    Measure out = form_at(text, at, wording);
    // "in the 4-м row": a letter after a hyphen is an ending
    const bool hyphen = at > 0 && text[at - 1] == '-';
    if (hyphen && out.symbol && letter_count(text.substr(at, out.end - at)) < 2) return {};
    if (!out.units.empty() && out.end < text.size() && text[out.end] == '/') {
        const Measure per = form_at(text, out.end + 1, wording);
        out.per = per.units;
        if (!per.units.empty()) out.end = per.end;
    }
    return out;
}

Measure measure_before(std::string_view text, std::size_t at, const text::Wording& wording) {
    while (at > 0 && text::is_space(text::before(text, at))) {
        do --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80);
    }
    const std::string_view head = text.substr(at > 40 ? at - 40 : 0, std::min<std::size_t>(at, 40));
    Measure out;
    const auto take = [&](std::string_view form, std::string_view unit) {
        if (head.ends_with(form)) out.units.push_back(unit);
    };
    for (const text::UnitWord& word : wording.units()) {
        if (word.before && word.symbol) take(word.form, word.unit);
        if (word.before && !word.symbol && text::folded(head).ends_with(word.form)) {
            out.units.push_back(word.unit);
        }
    }
    return out;
}

bool has_measure(std::string_view folded_text, std::string_view unit,
                 const text::Wording& wording) {
    const auto stands_in = [&](std::string_view form) {
        const std::string_view stem = stem_of(form);  // anywhere: "zweijährig"
        return stem.empty() ? text::find_word(folded_text, form, text::Match::whole) !=
                                  std::string_view::npos
                            : folded_text.find(stem) != std::string_view::npos;
    };
    for (const text::UnitWord& word : wording.units()) {
        if (word.unit == unit && stands_in(text::folded(word.form))) return true;
    }
    return false;
}

}  // namespace bifolium::l10n
