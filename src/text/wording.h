// How a language words quantities: numbers spelled out, months, halves of the day, thousands and
// millions, units of measure. From ICU, so that a check finds a quantity again in a translation.
// Slow to make (tens of milliseconds); one for a language. For one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/locale.h"

namespace bifolium::text {

struct UnitWord {
    std::string form;       ///< Beside a number, plain: "mg", "Stunden".
    std::string_view unit;  ///< CLDR's name: "milligram".
    bool symbol = false;    ///< Not a word: case counts, and nothing may follow.
    bool before = false;    ///< Stands before the number: "摂氏 5 度".
    int alone = 0;          ///< Says this number by itself: 2 of "ساعتان"; else 0.
};

struct ScaleWord {
    std::string word;  ///< Folded: "million", "लाख", "万".
    int zeros = 0;
};

struct MonthName {
    std::string name;  ///< Folded, without the full stop of an abbreviation.
    int month = 1;
    bool capital = false;  ///< Written with one: "may" is no month in English.
    /// Without accents, as they are in the language: "się" is not "sie", Polish for August.
    bool ascii = false;
};

class Wording {
public:
    explicit Wording(const Locale&);
    ~Wording();
    Wording(const Wording&) = delete;
    Wording& operator=(const Wording&) = delete;

    const Locale& locale() const { return locale_; }
    std::string_view language() const;  ///< "pt" of pt-BR.
    /// All the signs that part a number's fraction, or its groups, in the language's own digits and
    /// in Latin ones.
    const std::vector<std::string>& decimals() const { return decimals_; }
    const std::vector<std::string>& groupings() const { return groupings_; }

    /// The number in words, in all genders and cases that CLDR knows, as cardinal and ordinal;
    /// folded, hyphens as spaces.
    std::vector<std::string> spelled(std::int64_t) const;
    /// The Gregorian year in the calendar that the language's country uses (2569 of 2026 in th).
    int year_there(int gregorian) const;

    const std::vector<UnitWord>& units() const { return units_; }     ///< Longest first.
    const std::vector<ScaleWord>& scales() const { return scales_; }  ///< Longest first.
    const std::vector<MonthName>& months() const { return months_; }  ///< Longest first.
    /// "am", "in the afternoon": folded.
    const std::vector<std::string>& day_halves() const { return day_halves_; }

private:
    struct Impl;
    Locale locale_;
    std::unique_ptr<const Impl> impl_;
    std::vector<std::string> decimals_, groupings_, day_halves_;
    std::vector<UnitWord> units_;
    std::vector<ScaleWord> scales_;
    std::vector<MonthName> months_;
};

}  // namespace bifolium::text
