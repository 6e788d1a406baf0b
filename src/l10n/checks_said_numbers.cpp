#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "l10n/checks_count_words.h"
#include "l10n/checks_quantities.h"
#include "text/matching.h"

namespace bifolium::l10n {

namespace {

/// I, II, IV … up to 39: phases, grades.
std::string roman(std::int64_t number) {
    if (number < 1 || number > 39) return {};
    static constexpr std::string_view ones[] = {"",  "I",  "II",  "III",  "IV",
                                                "V", "VI", "VII", "VIII", "IX"};
    return std::string(static_cast<std::size_t>(number / 10), 'X') + std::string(ones[number % 10]);
}

std::string spaced(std::string_view folded) {
    std::string out(folded);
    std::replace(out.begin(), out.end(), '-', ' ');
    return out;
}

bool has_word(std::string_view text, std::string_view word, text::Match match) {
    return text::find_word(text, word, match) != std::string_view::npos;
}

/// A dual: Arabic and Hebrew say "two tablets" in one word.
bool has_dual(const Side& side) {
    const std::string_view language = side.wording.language();
    if (language == "ar") {
        for (const std::string_view ending : {"تين", "تان", "ين", "ان"}) {
            for (std::size_t at = side.folded.find(ending); at != std::string::npos;
                 at = side.folded.find(ending, at + 1)) {
                const std::size_t end = at + ending.size();
                if (!text::is_letter(text::at(side.folded, end)) && at >= 4) return true;
            }
        }
    }
    return language == "he" && side.folded.find("יים") != std::string::npos;
}

/// A star at its end makes a word a beginning.
bool stands(std::string_view folded_text, std::string_view word) {
    const bool beginning = word.ends_with('*');
    if (beginning) word.remove_suffix(1);
    return has_word(folded_text, text::folded(word),
                    beginning ? text::Match::beginning : text::Match::whole);
}

/// Without case, but with its accents.
std::string without_case(std::string_view written) {
    std::string text(written);
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

/// By a name that begins as it does in the language: "May", not "may".
bool names_month(const Side& side, std::int64_t number) {
    const std::string plain = without_case(side.text);
    for (const text::MonthName& month : side.wording.months()) {
        if (month.month != number) continue;
        std::string name = month.name;
        if (month.capital) name[0] = static_cast<char>(name[0] - 'a' + 'A');
        const std::string_view text = month.capital ? side.text
                                      : month.ascii ? std::string_view(plain)
                                                    : std::string_view(side.folded);
        if (has_word(text, name, text::Match::whole)) return true;
    }
    return false;
}

}  // namespace

bool says_in_words(const Side& side, std::string_view value) {
    const std::optional<std::int64_t> number = whole_number(value);
    if (!number) return false;
    const std::string text = spaced(side.folded);
    for (const std::string& word : side.wording.spelled(*number)) {
        // "fünfmal", "zweijährig": a longer word begins with it, but not with "ein" or "un"
        const bool longer = word.size() >= 4 && (*number != 1 || side.wording.language() == "ar");
        const auto match = longer ? text::Match::beginning : text::Match::whole;
        if (has_word(text, word, match)) return true;
    }
    for (const CountWord& word : count_words()) {
        if (word.language != side.wording.language() || word.number != *number) continue;
        if (stands(text, word.word)) return true;
    }
    const std::string figure = roman(*number);
    if (!figure.empty() && has_word(side.text, figure, text::Match::whole)) return true;
    if (names_month(side, *number)) return true;
    if (*number <= 2) {
        for (const text::UnitWord& unit : side.wording.units()) {
            if (unit.alone == *number && unit.alone == 2 &&
                has_word(side.folded, unit.form, text::Match::whole)) {
                return true;
            }
        }
    }
    return *number == 2 && has_dual(side);
}

bool is_harmless(const Side& source, const Side& target, const Number& number) {
    if (!number.name.empty()) {  // an abbreviation named again, or in the language's own letters:
                                 // IGF-1 (ІФР-1)
        for (const Number& other : source.numbers) {
            if (!other.name.empty() && other.value == number.value) return true;
        }
    }
    if (number.month != 0) return true;  // "may" beside a number
    const char32_t before = text::before(target.text, number.begin);
    if (number.raw == "00" && (before == ':' || before == 'h')) return true;
    if (number.value == "1") {
        for (const OneWord& word : one_words()) {
            if (word.language == source.wording.language() && stands(source.folded, word.word)) {
                return true;
            }
        }
    }
    return says_in_words(source, number.value);
}

}  // namespace bifolium::l10n
