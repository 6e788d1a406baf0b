// Readability formulas, each for the languages that it was published for. A language that none was
// found for has none: another language's coefficients say nothing about it. What a formula gives is
// an estimate from lengths alone; no text is understood because a number is good.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace bifolium::readability {

/// What the formulas are made of, of the sentences that count (prose.h).
struct Counts {
    std::size_t sentences = 0, words = 0, syllables = 0;
    std::size_t letters = 0;        ///< And digits, of all words.
    std::size_t long_words = 0;     ///< More than six letters.
    std::size_t one_syllable = 0;   ///< Words of one.
    std::size_t three_or_more = 0;  ///< Words of three syllables or more,
    std::size_t four_or_more = 0;   ///< and of four.
    /// As three_or_more, but figures and abbreviations are read out, as SMOG asks.
    std::size_t three_read_out = 0;

    Counts& operator+=(const Counts&);
    friend bool operator==(const Counts&, const Counts&) = default;
};

/// What a formula's numbers are.
enum class Scale : unsigned char {
    school_years,  ///< That a reader needs; less is easier.
    ease,          ///< About 0 to 100; more is easier.
    difficulty,    ///< About 20 to 60; less is easier.
};

struct Formula {
    std::string_view id;         ///< As in baselines: "flesch-kincaid".
    std::string_view name;       ///< "Flesch-Kincaid".
    std::string_view source;     ///< Who published it, and where.
    std::string_view languages;  ///< Primary tags, parted by blanks.
    Scale scale;
    double (*value)(const Counts&);  ///< Of at least one sentence and one word.
};

bool is_harder(const Formula&, double value, double than);

/// Of a language tag, the one that ranks sentences first; empty: none is known.
std::vector<const Formula*> formulas_of(std::string_view language);
/// Null: no formula has this id.
const Formula* find_formula(std::string_view id);

/// As it is shown and recorded: to one decimal, halves away from zero.
double rounded(double value);

}  // namespace bifolium::readability
