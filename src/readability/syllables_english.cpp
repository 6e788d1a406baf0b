#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>

#include "readability/english_patterns.h"
#include "readability/syllables.h"

namespace bifolium::readability {

namespace {

using namespace english;

constexpr std::size_t longest_word = 64;  // of places in a mask; beyond, no rule is worth its time

bool is_vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

bool is_among(std::string_view set, char c) {
    return set.find(c) != std::string_view::npos;
}

/// Goes through words parted by blanks.
template <class Visit>
void each_word(std::string_view words, const Visit& visit) {
    while (!words.empty()) {
        const std::size_t end = words.find(' ');
        visit(words.substr(0, end));
        words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    }
}

/// A pattern as sets of letters, made when Bifolium is compiled: a word has hundreds to pass.
struct Pattern {
    std::array<std::uint32_t, 9> sets{};  ///< A bit a letter.
    std::size_t size = 0;
    bool at_begin = false, at_end = false;
};

/// All that is no letter of a to z (an apostrophe) has one bit.
constexpr std::uint32_t bit_of(char c) {
    return c >= 'a' && c <= 'z' ? std::uint32_t{1} << (c - 'a') : std::uint32_t{1} << 26;
}

consteval Pattern compiled(std::string_view text) {
    Pattern out;
    constexpr std::uint32_t all = (std::uint32_t{1} << 27) - 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '^') {
            out.at_begin = true;
        } else if (text[at] == '$') {
            out.at_end = true;
        } else if (text[at] != '[') {
            out.sets.at(out.size++) = bit_of(text[at]);
        } else {
            const bool others = text[++at] == '^';
            if (others) ++at;
            std::uint32_t set = 0;
            for (; text[at] != ']'; ++at) set |= bit_of(text[at]);
            out.sets.at(out.size++) = others ? all & ~set : set;
        }
    }
    return out;
}

consteval std::size_t count_words(std::string_view words) {
    std::size_t count = words.empty() ? 0 : 1;
    for (const char c : words) count += c == ' ' ? 1 : 0;
    return count;
}

template <std::size_t count>
consteval std::array<Pattern, count> all_compiled(std::string_view words) {
    std::array<Pattern, count> out{};
    for (Pattern& pattern : out) {
        const std::size_t end = words.find(' ');
        pattern = compiled(words.substr(0, end));
        if (end != std::string_view::npos) words.remove_prefix(end + 1);
    }
    return out;
}

constexpr auto parted_patterns = all_compiled<count_words(parted)>(parted);
constexpr auto joined_patterns = all_compiled<count_words(joined)>(joined);

/// A word's letters as the patterns know them.
struct Bits {
    explicit Bits(std::string_view word) : size(word.size()) {
        for (std::size_t at = 0; at < size; ++at) letters[at] = bit_of(word[at]);
    }
    std::array<std::uint32_t, longest_word> letters{};
    std::size_t size;
};

bool matches(const Pattern& pattern, const Bits& word, std::size_t at) {
    for (std::size_t i = 0; i < pattern.size; ++i) {
        if ((pattern.sets[i] & word.letters[at + i]) == 0) return false;
    }
    return true;
}

template <class Visit>
void each_match(const Pattern& pattern, const Bits& word, const Visit& visit) {
    if (pattern.size > word.size) return;
    const std::size_t last = word.size - pattern.size;
    if (pattern.at_begin && pattern.at_end && last > 0) return;
    const std::size_t begin = pattern.at_end ? last : 0;
    const std::size_t end = pattern.at_begin ? 0 : last;
    for (std::size_t at = begin; at <= end; ++at) {
        if (matches(pattern, word, at)) visit(at);
    }
}

/// Where the first two vowels side by side begin; `from` itself if there are none.
std::size_t vowels_side_by_side(std::string_view word, std::size_t from) {
    for (std::size_t at = from; at + 1 < word.size(); ++at) {
        if (is_vowel(word[at]) && is_vowel(word[at + 1])) return at;
    }
    return from;
}

/// Each pair of vowels is parted once, however many patterns find it.
int parted_vowels(std::string_view word, const Bits& bits) {
    std::uint64_t places = 0;
    for (const Pattern& pattern : parted_patterns) {
        each_match(pattern, bits, [&](std::size_t at) {
            places |= std::uint64_t{1} << vowels_side_by_side(word, at);
        });
    }
    return std::popcount(places);
}

int joined_vowels(const Bits& bits) {
    int count = 0;
    for (const Pattern& pattern : joined_patterns) {
        each_match(pattern, bits, [&](std::size_t) { ++count; });
    }
    return count;
}

int runs_of_vowels(std::string_view word) {
    int count = 0;
    bool inside = false;
    for (const char c : word) {
        if (is_vowel(c) && !inside) ++count;
        inside = is_vowel(c);
    }
    return count;
}

/// The sound before "-le", "-re" carries the syllable: "table", "centre", "handled".
bool is_carried(std::string_view before, std::string_view liquids) {
    return before.size() >= 2 && is_among(liquids, before.back()) &&
           !is_among("aeiouylr", before[before.size() - 2]);
}

bool ends_in_hiss(std::string_view before) {
    for (const std::string_view end : {"s", "x", "z", "ch", "sh", "c", "g"}) {
        if (before.ends_with(end)) return true;
    }
    return false;
}

bool has_silent_e(std::string_view word) {
    const auto before = [&](std::size_t ending) { return word.substr(0, word.size() - ending); };
    const auto after_consonant = [&](std::size_t ending) {
        return word.size() > ending && !is_vowel(word[word.size() - ending - 1]);
    };
    if (word.ends_with('e') && after_consonant(1)) return !is_carried(before(1), "lr");
    if (word.ends_with("es") && after_consonant(2)) {
        return !ends_in_hiss(before(2)) && !is_carried(before(2), "lr");
    }
    if (word.ends_with("ed") && after_consonant(2)) {
        return !is_among("td", word[word.size() - 3]) && !is_carried(before(2), "lr");
    }
    return word.ends_with("gue") || word.ends_with("gues") || word.ends_with("qe") ||
           word.ends_with("qes");
}

/// A word without parts.
int plain_syllables(std::string_view written) {
    std::string word;
    for (const char c : written) {
        if (c == 'u' && word.ends_with('q')) continue;  // "qu" is one sound
        word.push_back(c);
    }
    const bool glides = word.size() > 1 && word[0] == 'y' && word[1] != 'y' && is_vowel(word[1]);
    int count = runs_of_vowels(glides ? std::string_view(word).substr(1) : word);
    const Bits bits(word);
    count += parted_vowels(word, bits) - joined_vowels(bits);
    if (count > 1 && has_silent_e(word)) --count;
    return count < 1 ? 1 : count;
}

int exception_of(std::string_view word) {
    for (const Exceptions& list : exceptions) {
        int found = 0;
        each_word(list.words, [&](std::string_view one) {
            if (one == word) found = list.syllables;
        });
        if (found > 0) return found;
    }
    return 0;
}

/// Takes an ending that leaves an e silent ("care|ful") from the word: its syllables, or 0.
int take_ending(std::string_view& word) {
    for (const Ending& ending : endings) {
        if (!word.ends_with(ending.letters) || word.size() < ending.letters.size() + 4) continue;
        const std::string_view stem = word.substr(0, word.size() - ending.letters.size());
        if (stem.back() != 'e' || is_among("aeiouy", stem[stem.size() - 2])) continue;
        word = stem;
        return ending.syllables;
    }
    return 0;
}

/// Takes the first part of a compound from the word; empty if it is none.
std::string_view take_first_part(std::string_view& word) {
    std::string_view first;
    each_word(compounds, [&](std::string_view part) {
        if (!first.empty() || !word.starts_with(part) || word.size() < part.size() + 3) return;
        const char next = word[part.size()];
        const bool is_style =
            next == 's' && word.size() > part.size() + 3;  // not "times", "timers"
        if (is_style || !is_among("aeiouyrsdn", next)) first = part;
    });
    word.remove_prefix(first.size());
    return first;
}

}  // namespace

int english_syllables(std::string_view word) {
    if (word.size() > longest_word) return runs_of_vowels(word);
    int count = 0;
    for (;;) {
        if (const int found = exception_of(word); found > 0) return count + found;
        if (word.ends_with("s'")) {
            word.remove_suffix(1);
        } else if (word.ends_with("'s")) {
            word.remove_suffix(2);
            const bool soft = word.ends_with("ce") || word.ends_with("ge") ||
                              word.ends_with("se") || word.ends_with("ze");
            const bool hard_c_or_g = word.ends_with('c') || word.ends_with('g');
            if (soft || (ends_in_hiss(word) && !hard_c_or_g)) ++count;
        } else if (const int ending = take_ending(word); ending > 0) {
            count += ending;
        } else if (const std::string_view first = take_first_part(word); !first.empty()) {
            const int known = exception_of(first);
            count += known > 0 ? known : plain_syllables(first);
        } else {
            return count + plain_syllables(word);
        }
    }
}

}  // namespace bifolium::readability
