// Syllables of a word, by rules for each language: what the formulas of formulas.h count. English
// spelling does not tell them for certain; the rules are right for 97 of 100 words of a dictionary
// (tests/bench/readability), and whether a word has three or more for 99.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bifolium::readability {

/// Of a word in small letters, without hyphens or digits; at least 1. Other scripts and languages
/// that no rules are known for: their vowels in a row are one syllable.
int syllables(std::string_view word, std::string_view language);

/// The same, for many words: they come again and again. A memo, invisible in results; for one
/// thread.
class SyllableMemo {
public:
    explicit SyllableMemo(std::string_view language) : language_(language) {}
    const std::string& language() const { return language_; }
    int of(std::string_view word);

private:
    static constexpr std::size_t kept = 20'000;

    std::string language_;
    std::unordered_map<std::string, int> known_;  // looked up, never iterated
};

/// English: vowels in a row are one syllable; patterns part them ("di-et") or join more
/// ("mar-riage"); e is silent at the end, also of a part ("life-style", "care-ful-ly").
int english_syllables(std::string_view word);

}  // namespace bifolium::readability
