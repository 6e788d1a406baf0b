#include "readability/syllables.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "text/matching.h"

namespace bifolium::readability {

namespace {

using Letters = std::u32string_view;

constexpr Letters all_vowels =
    U"aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœąęėįųūāēīōőűăıα"
    U"ειουηωάέίόύήώϊϋаеиоуыэюяёіїєұүөә";

bool is_among(Letters set, char32_t letter) {
    return set.find(letter) != Letters::npos;
}

bool is_vowel(char32_t letter) {
    return is_among(all_vowels, letter);
}

/// Languages in which each vowel letter is a syllable.
int count_vowels(Letters word, Letters vowels) {
    return static_cast<int>(
        std::count_if(word.begin(), word.end(), [&](char32_t c) { return is_among(vowels, c); }));
}

/// Vowels in a row are one syllable.
int count_runs(Letters word) {
    int count = 0;
    bool inside = false;
    for (const char32_t c : word) {
        if (is_vowel(c) && !inside) ++count;
        inside = is_vowel(c);
    }
    return count;
}

/// One syllable for each of these groups, the longest first, and for each vowel outside of them.
int count_groups(Letters word, std::span<const Letters> groups) {
    int count = 0;
    for (std::size_t at = 0; at < word.size();) {
        const Letters rest = word.substr(at);
        const auto* group = std::find_if(groups.data(), groups.data() + groups.size(),
                                         [&](Letters one) { return rest.starts_with(one); });
        const bool found = group != groups.data() + groups.size();
        if (found || is_vowel(rest.front())) ++count;
        at += found ? group->size() : 1;
    }
    return count;
}

/// u is silent in "qu" everywhere, and before e and i in "gu".
std::u32string without_silent_u(Letters word, bool after_g) {
    std::u32string out;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (word[at] == U'u' && at > 0 && at + 1 < word.size()) {
            if (word[at - 1] == U'q') continue;
            if (after_g && word[at - 1] == U'g' && is_among(U"eiéíêè", word[at + 1])) continue;
        }
        out.push_back(word[at]);
    }
    return out;
}

int contains(Letters word, Letters part) {
    return word.find(part) == Letters::npos ? 0 : 1;
}

/// Duden's rules for parting words; "-ien", "-ient", "-iell" and "-eum" are two syllables
/// ("Lini-en", "Pati-ent"), "ie" is one elsewhere.
int german(Letters written) {
    static constexpr std::array<Letters, 14> groups = {U"eau", U"ai", U"au", U"äu", U"ei",
                                                       U"eu",  U"ey", U"ay", U"oy", U"oi",
                                                       U"ou",  U"ie", U"aa", U"oo"};
    const std::u32string word = without_silent_u(written, false);
    const Letters all(word);
    int count = count_groups(all, groups);
    for (std::size_t at = all.find(U"ee"); at != Letters::npos; at = all.find(U"ee", at + 2)) {
        const bool is_prefix = at == 1 && (all.starts_with(U"gee") || all.starts_with(U"bee"));
        if (!is_prefix) --count;
    }
    if (all.ends_with(U"ien") && all.size() > 5) ++count;
    count += contains(all, U"ient") + contains(all, U"ienz") + contains(all, U"iell") +
             contains(all, U"hygiene") + contains(all, U"eum");
    if (all.starts_with(U"beur") || all.starts_with(U"beinh") || all.starts_with(U"geimpf")) {
        ++count;
    }
    return count;
}

int dutch(Letters written) {
    static constexpr std::array<Letters, 18> groups = {
        U"aai", U"ooi", U"oei", U"eeu", U"ieu", U"aa", U"ee", U"oo", U"uu",
        U"ie",  U"oe",  U"eu",  U"ui",  U"ij",  U"ei", U"au", U"ou", U"ay"};
    return count_groups(without_silent_u(written, false), groups);
}

/// e at the end is mute; i, u and y before a vowel glide ("pa-tient"), but for those after two
/// consonants ("cli-ent"); é does not share its syllable but with a mute e.
int french(Letters written) {
    const std::u32string word = without_silent_u(written, true);
    int count = count_runs(word);
    for (std::size_t at = 0; at + 1 < word.size(); ++at) {
        const char32_t here = word[at], next = word[at + 1];
        if (!is_vowel(here) || !is_vowel(next)) continue;
        const bool mute_end =
            next == U'e' && at + 2 + (word.ends_with(U's') ? 1u : 0u) >= word.size();
        if (is_among(U"ïëü", next) || (here == U'é' && !mute_end)) ++count;
        if (is_among(U"éè", next) && is_among(U"aoé", here)) ++count;
        if (here == U'a' && next == U'o' && !Letters(word).substr(at).starts_with(U"aoû")) ++count;
        if (here == U'y' && at > 0 && is_vowel(word[at - 1])) ++count;
        const bool after_two =
            at >= 2 && is_among(U"rl", word[at - 1]) && is_among(U"bcdfgptv", word[at - 2]);
        if (after_two && here == U'i' && !mute_end) ++count;
    }
    const Letters all(word);
    const std::size_t end = all.ends_with(U"es") ? 2 : all.ends_with(U'e') ? 1 : 0;
    const bool after_consonant =
        end > 0 && all.size() > end && !is_vowel(all[all.size() - end - 1]);
    return count > 1 && after_consonant ? count - 1 : count;
}

/// Strong vowels and stressed weak ones make a syllable each; the other weak ones lean on them.
/// RAE, Ortografía de la lengua española (2010), 3.4: https://www.rae.es/ortografía
int spanish(Letters written) {
    const std::u32string word = without_silent_u(written, true);
    int count = 0, strong = 0;
    bool inside = false;
    const auto close = [&] {
        if (inside) count += std::max(1, strong);
        inside = false;
        strong = 0;
    };
    for (std::size_t at = 0; at < word.size(); ++at) {
        const bool weak = is_among(U"iuü", word[at]);
        const bool y_as_vowel =
            word[at] == U'y' && (at + 1 == word.size() || !is_vowel(word[at + 1]));
        const bool is_strong = is_among(U"aeoáéóíú", word[at]);
        if (!weak && !is_strong && !y_as_vowel) {
            close();
            continue;
        }
        inside = true;
        strong += is_strong ? 1 : 0;
    }
    close();
    return count;
}

/// i and u before another vowel make a syllable ("a-ler-gi-a"), but at the end of a word that is
/// stressed earlier ("ci-ên-cia"); behind one they lean on it, as o and e do on ã and õ.
int portuguese(Letters written) {
    const std::u32string word = without_silent_u(written, true);
    const Letters vowels = U"aeiouáéíóúâêôãõàü", weak = U"iu";
    const bool plural = word.ends_with(U's');
    const std::size_t last = word.size() - (plural && !word.empty() ? 1 : 0);
    int count = 0;
    bool stressed = false;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const char32_t here = word[at];
        if (!is_among(vowels, here)) continue;
        const char32_t before = at > 0 ? word[at - 1] : U'\0';
        const bool after_vowel = is_among(vowels, before);
        const bool at_end = at + 2 == last && is_among(U"aeo", word[at + 1]);
        bool counts = true;
        if (is_among(U"ãõ", before)) counts = false;
        if (is_among(weak, here) && after_vowel && !is_among(weak, before)) counts = false;
        if (is_among(weak, here) && is_among(weak, before)) counts = false;
        if (is_among(weak, here) && at_end && stressed && !after_vowel) counts = false;
        if (here == U'u' && before == U'g' && at + 1 < word.size() &&
            is_among(U"aoáó", word[at + 1])) {
            counts = false;
        }
        count += counts ? 1 : 0;
        stressed = stressed || is_among(U"áéíóúâêôã", here);
    }
    return count;
}

/// i before another vowel only softens the consonant: "pa-cjent", "le-cze-nie".
int polish(Letters word) {
    int count = 0;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (!is_among(U"aąeęioóuy", word[at])) continue;
        const char32_t next = at + 1 < word.size() ? word[at + 1] : U'\0';
        const char32_t before = at > 0 ? word[at - 1] : U'\0';
        const bool softens = word[at] == U'i' && is_among(U"aąeęoóu", next);
        const bool glides = word[at] == U'u' && is_among(U"ae", before);
        count += softens || glides ? 0 : 1;
    }
    return count;
}

std::u32string letters_of(std::string_view word) {
    std::u32string out;
    for (std::size_t at = 0; at < word.size();) out.push_back(text::next(word, at));
    return out;
}

}  // namespace

int syllables(std::string_view word, std::string_view language) {
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    if (primary == "en") return english_syllables(word);
    const std::u32string letters = letters_of(word);
    const int count = primary == "de"   ? german(letters)
                      : primary == "nl" ? dutch(letters)
                      : primary == "fr" ? french(letters)
                      : primary == "es" ? spanish(letters)
                      : primary == "pt" ? portuguese(letters)
                      : primary == "pl" ? polish(letters)
                      : primary == "ru" ? count_vowels(letters, U"аеёиоуыэюя")
                      : primary == "tr" ? count_vowels(letters, U"aeıioöuüâîû")
                                        : count_runs(letters);
    return std::max(1, count);
}

int SyllableMemo::of(std::string_view word) {
    if (known_.size() >= kept) known_.clear();
    const auto [at, is_new] = known_.try_emplace(std::string(word));
    if (is_new) at->second = syllables(word, language_);
    return at->second;
}

}  // namespace bifolium::readability
