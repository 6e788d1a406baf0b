#include <algorithm>
#include <string>
#include <vector>

#include "l10n/checks_numbers.h"
#include "text/matching.h"

namespace bifolium::l10n {

namespace {

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

/// Behind "17", "17." and "17th": where the next word begins; short words ("of", "de") are skipped.
std::vector<std::size_t> words_behind(std::string_view text, std::size_t at) {
    std::vector<std::size_t> out;
    for (int word = 0; word < 3 && at < text.size(); ++word) {
        std::size_t begin = at;
        while (begin < text.size()) {
            std::size_t after = begin;
            const char32_t c = text::next(text, after);
            if (text::is_letter(c)) break;
            if (c == '\n' || is_digit(c)) return out;
            begin = after;
        }
        out.push_back(begin);
        at = begin;
        std::size_t letters = 0;
        while (at < text.size() && text::is_letter(text::at(text, at))) {
            text::next(text, at);
            ++letters;
        }
        if (letters > 3) break;
    }
    return out;
}

std::vector<std::size_t> words_before(std::string_view text, std::size_t end) {
    std::vector<std::size_t> out;
    for (int word = 0; word < 3 && end > 0; ++word) {
        const auto step = [&] {
            do --end;
            while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80);
        };
        while (end > 0 && !text::is_letter(text::before(text, end))) {
            const char32_t c = text::before(text, end);
            if (c == '\n' || is_digit(c)) return out;
            step();
        }
        std::size_t letters = 0;
        while (end > 0 && text::is_letter(text::before(text, end))) {
            step();
            ++letters;
        }
        out.push_back(end);
        if (letters > 3) break;
    }
    return out;
}

bool is_ascii_word(std::string_view text, std::size_t at) {
    while (at < text.size() && text::is_letter(text::at(text, at))) {
        if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
        ++at;
    }
    return true;
}

/// The month whose name begins here; nullptr if none does.
const text::MonthName* month_at(std::string_view text, std::size_t at,
                                const text::Wording& wording) {
    const std::string rest = text::folded(text.substr(at, 40));
    for (const text::MonthName& month : wording.months()) {
        if (!rest.starts_with(month.name)) continue;
        if (text::is_letter(text::at(rest, month.name.size()))) continue;
        const char first = text[at];  // "may" and "march" are verbs
        if (month.capital && first >= 'a' && first <= 'z') continue;
        if (month.ascii && !is_ascii_word(text, at)) continue;
        return &month;
    }
    return nullptr;
}

}  // namespace

void add_months(std::vector<Number>& numbers, std::string_view text, const text::Wording& wording) {
    std::vector<Number> found;
    for (const Number& number : numbers) {
        std::vector<std::size_t> places = words_behind(text, number.end);
        for (const std::size_t place : words_before(text, number.begin)) places.push_back(place);
        for (const std::size_t place : places) {
            const text::MonthName* month = month_at(text, place, wording);
            // both neighbours of a name see it: the same place comes again soon or never
            const auto recent = found.end() - std::min<std::ptrdiff_t>(std::ssize(found), 8);
            const bool known = std::any_of(
                recent, found.end(), [&](const Number& other) { return other.begin == place; });
            if (month == nullptr || known) continue;
            found.push_back({.begin = place,
                             .end = place + month->name.size(),
                             .raw = month->name,
                             .value = std::to_string(month->month),
                             .month = month->month});
        }
    }
    numbers.insert(numbers.end(), found.begin(), found.end());
    std::stable_sort(numbers.begin(), numbers.end(),
                     [](const Number& a, const Number& b) { return a.begin < b.begin; });
}

}  // namespace bifolium::l10n
