#include "text/wording_units.h"

#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include "text/icu_locale.h"
#include "text/matching.h"

namespace bifolium::text {

namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;

/// What leaflets and papers measure in.
/// https://unicode.org/reports/tr35/tr35-general.html#Unit_Identifiers
constexpr std::array<const char*, 52> names{"microgram",
                                            "milligram",
                                            "gram",
                                            "kilogram",
                                            "nanogram",
                                            "metric-ton",
                                            "microliter",
                                            "milliliter",
                                            "centiliter",
                                            "deciliter",
                                            "liter",
                                            "nanometer",
                                            "micrometer",
                                            "millimeter",
                                            "centimeter",
                                            "meter",
                                            "kilometer",
                                            "square-centimeter",
                                            "square-meter",
                                            "cubic-centimeter",
                                            "cubic-meter",
                                            "mole",
                                            "millimole",
                                            "micromole",
                                            "percent",
                                            "permille",
                                            "celsius",
                                            "fahrenheit",
                                            "millimeter-ofhg",
                                            "kilopascal",
                                            "calorie",
                                            "kilocalorie",
                                            "kilojoule",
                                            "watt",
                                            "kilowatt",
                                            "volt",
                                            "hertz",
                                            "megahertz",
                                            "inch",
                                            "foot",
                                            "pound",
                                            "ounce",
                                            "tablespoon",
                                            "teaspoon",
                                            "cup",
                                            "second",
                                            "minute",
                                            "hour",
                                            "day",
                                            "week",
                                            "month",
                                            "year"};
constexpr std::size_t first_time = 45;
constexpr std::array<const char*, 7> cases{"accusative",    "dative",   "genitive", "instrumental",
                                           "prepositional", "locative", "oblique"};

std::string_view trimmed(std::string_view text) {
    std::size_t begin = 0, end = text.size();
    while (begin < end) {
        std::size_t after = begin;
        if (!is_space(next(text, after))) break;
        begin = after;
    }
    while (end > begin && is_space(before(text, end))) {
        do --end;
        while (end > begin && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80);
    }
    return text.substr(begin, end - begin);
}

/// What stands before and behind the number in a formatted quantity, once plain.
struct Around {
    std::string before, after;
    bool has_number = false;
};
Around around(const std::string& formatted) {
    const std::string text = plain(formatted);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto first = std::find_if(text.begin(), text.end(), digit);
    if (first == text.end()) return {{}, std::string(trimmed(text)), false};
    const auto last = std::find_if(text.rbegin(), text.rend(), digit).base();
    return {std::string(trimmed({text.begin(), first})), std::string(trimmed({last, text.end()})),
            true};
}

/// A number for each plural form of the language, whole where there is one.
std::vector<double> samples(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, status));
    if (U_FAILURE(status) || rules == nullptr) return {1, 2, 5};
    std::set<std::string> seen;
    std::vector<double> out;
    for (const double number : {1.0, 2.0, 3.0, 5.0, 11.0, 0.0, 21.0, 100.0, 1e6, 1.5}) {
        if (seen.insert(utf8(rules->select(number))).second) out.push_back(number);
    }
    return out;
}

class Units {
public:
    explicit Units(const icu::Locale& locale) : locale_(locale), samples_(samples(locale)) {}

    std::vector<UnitWord> run() {
        UErrorCode status = U_ZERO_ERROR;
        declines_ = declines();
        for (std::size_t i = 0; i < names.size(); ++i) {
            status = U_ZERO_ERROR;
            const icu::MeasureUnit unit = icu::MeasureUnit::forIdentifier(names[i], status);
            if (U_FAILURE(status)) continue;
            forms_of(i, unit);
        }
        add_other_forms(locale_.getLanguage(), words_);
        std::sort(words_.begin(), words_.end(), [](const UnitWord& a, const UnitWord& b) {
            return std::tuple(b.form.size(), a.form, a.unit) <
                   std::tuple(a.form.size(), b.form, b.unit);
        });
        return std::move(words_);
    }

private:
    /// Does CLDR know other cases of this language's units than the one that stands alone?
    std::vector<const char*> declines() const {
        std::vector<const char*> out;
        UErrorCode status = U_ZERO_ERROR;
        const auto full = NumberFormatter::withLocale(locale_).unitWidth(UNUM_UNIT_WIDTH_FULL_NAME);
        for (const char* name : {"hour", "day", "gram"}) {
            const auto of = full.unit(icu::MeasureUnit::forIdentifier(name, status));
            for (const char* grammar : cases) {
                for (const double number : samples_) {
                    if (formatted(of, number) == formatted(of.unitDisplayCase(grammar), number)) {
                        continue;
                    }
                    if (std::find(out.begin(), out.end(), grammar) == out.end()) {
                        out.push_back(grammar);
                    }
                }
            }
        }
        return out;
    }

    static std::string formatted(const LocalizedNumberFormatter& format, double number) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::UnicodeString text = format.formatDouble(number, status).toString(status);
        return U_FAILURE(status) ? std::string() : utf8(text);
    }

    void forms_of(std::size_t which, const icu::MeasureUnit& unit) {
        const auto format = NumberFormatter::withLocale(locale_).unit(unit);
        const bool is_time = which >= first_time;
        const auto full = format.unitWidth(UNUM_UNIT_WIDTH_FULL_NAME);
        for (const double number : samples_) {
            add(which, formatted(full, number), number, false);
            const auto width = UNUM_UNIT_WIDTH_SHORT;
            add(which, formatted(format.unitWidth(width), number), number, true);
            for (const char* grammar : declines_) {
                add(which, formatted(full.unitDisplayCase(grammar), number), number, false);
            }
        }
        if (!is_time) {
            add(which, formatted(format.unitWidth(UNUM_UNIT_WIDTH_NARROW), 5), 5, true);
        }
    }

    void add(std::size_t which, const std::string& text, double number, bool symbol) {
        const Around found = around(text);
        const std::string& form = found.before.empty() ? found.after : found.before;
        std::size_t first = 0;
        const bool one_letter =
            !form.empty() && (next(form, first), first == form.size()) && !is_unspaced(at(form, 0));
        const bool is_time = which >= first_time;
        if (form.empty() || form == "in" || (one_letter && is_time && form != "h")) return;
        UnitWord word{.form = symbol ? form : folded(form),
                      .unit = names[which],
                      .symbol = symbol,
                      .before = found.has_number && !found.before.empty(),
                      .alone = found.has_number ? 0 : static_cast<int>(number)};
        if (symbol && is_time && form.size() > 4) {
            word.symbol = false;  // "Min." and "hrs" are words cut short
            word.form = folded(form);
        }
        const bool known = std::any_of(words_.begin(), words_.end(), [&](const UnitWord& other) {
            return other.form == word.form && other.unit == word.unit && other.alone == word.alone;
        });
        if (known) return;
        // Arabic's dual in its other case
        const std::string_view nominative = "ان", oblique = "ين";
        if (word.alone == 2 && word.form.ends_with(nominative)) {
            words_.push_back(word);
            word.form.replace(word.form.size() - nominative.size(), nominative.size(), oblique);
        }
        words_.push_back(std::move(word));
    }

    icu::Locale locale_;
    std::vector<double> samples_;
    std::vector<const char*> declines_;
    std::vector<UnitWord> words_;
};

}  // namespace

std::vector<UnitWord> unit_words(const icu::Locale& locale) {
    return Units(locale).run();
}

std::vector<ScaleWord> scale_words(const icu::Locale& locale) {
    std::vector<ScaleWord> out;
    for (const bool is_long : {true, false}) {
        const auto format = NumberFormatter::withLocale(locale)
                                .notation(is_long ? icu::number::Notation::compactLong()
                                                  : icu::number::Notation::compactShort())
                                .grouping(UNUM_GROUPING_OFF)
                                .precision(icu::number::Precision::fixedFraction(0));
        for (int power = 3; power <= 12; ++power) {
            for (const double times : {1.0, 2.0, 5.0}) {
                double number = times;
                for (int i = 0; i < power; ++i) number *= 10;
                UErrorCode status = U_ZERO_ERROR;
                const icu::UnicodeString text =
                    format.formatDouble(number, status).toString(status);
                if (U_FAILURE(status)) std::abort();
                const std::string said = plain(utf8(text));
                const auto zeros = std::count(said.begin(), said.end(), '0');
                const Around found = around(said);
                ScaleWord word{folded(found.after), power - static_cast<int>(zeros)};
                if (!found.has_number || word.word.empty() || word.zeros <= 0) continue;
                // "5 K" and "2 M" may be anything
                if (word.word.size() < 3) continue;
                const bool known = std::any_of(out.begin(), out.end(), [&](const auto& other) {
                    return other.word == word.word;
                });
                if (!known) out.push_back(std::move(word));
            }
        }
    }
    std::sort(out.begin(), out.end(), [](const ScaleWord& a, const ScaleWord& b) {
        return std::tuple(b.word.size(), a.word) < std::tuple(a.word.size(), b.word);
    });
    return out;
}

}  // namespace bifolium::text
