#include "readability/passives.h"

#include <algorithm>
#include <array>

#include "text/matching.h"

namespace bifolium::readability {

namespace {

/// The words of a passage as they are compared, and where its sentences end.
class Folded {
public:
    explicit Folded(const ReadPassage& passage) : passage_(passage) {
        const std::string_view text = passage.from->passage.text();
        for (const Word& word : passage.words) {
            words_.push_back(
                text::folded(text::plain(text.substr(word.range.begin, word.range.size()))));
        }
    }
    std::size_t size() const { return words_.size(); }
    /// Empty behind the last.
    std::string_view operator[](std::size_t i) const {
        return i < words_.size() ? std::string_view(words_[i]) : std::string_view();
    }
    /// Does a mark end the sentence or clause behind the word?
    bool ends_clause(std::size_t i) const {
        if (i + 1 >= words_.size()) return true;
        const std::uint32_t end = passage_.words[i].range.end;
        const std::uint32_t next = passage_.words[i + 1].range.begin;
        const std::string_view between =
            std::string_view(passage_.from->passage.text()).substr(end, next - end);
        return between.find_first_of(".,;:!?()") != std::string_view::npos;
    }
    Passive passive(std::size_t first, std::size_t last) const {
        const Range range{passage_.words[first].range.begin, passage_.words[last].range.end};
        return {range, passage_.from->passage.text().substr(range.begin, range.size())};
    }

private:
    const ReadPassage& passage_;
    std::vector<std::string> words_;
};

bool is_listed(std::string_view list, std::string_view word) {
    return !word.empty() && list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

constexpr std::string_view irregular =
    " taken given kept drunk eaten done shown told worn held put made cut begun written read "
    "swallowed sought brought bought drawn driven felt found hidden known laid left lost met paid "
    "seen sent set shaken shut spoken sworn taught thought thrown understood withdrawn chosen "
    "broken drawn hung stuck fed split spread ";

bool is_participle(std::string_view word) {
    return (word.size() > 4 && word.ends_with("ed") && word != "need" && word != "indeed") ||
           is_listed(irregular, word);
}

/// The word behind what may stand between an auxiliary and its verb.
std::size_t past_adverbs(const Folded& words, std::size_t at) {
    while (is_listed(" not never always only also then first immediately ", words[at]) ||
           (words[at].size() > 4 && words[at].ends_with("ly"))) {
        ++at;
    }
    return at;
}

/// Behind "should", "must", "has to", "are to" from `at` on; 0: there is none.
std::size_t past_demand(const Folded& words, std::size_t at) {
    if (is_listed(" should must shall shouldn't mustn't ", words[at])) {
        return past_adverbs(words, at + 1);
    }
    if (!is_listed(" has have need needs ought is are ", words[at])) return 0;
    const std::size_t to = past_adverbs(words, at + 1);
    return words[to] == "to" ? past_adverbs(words, to + 1) : 0;
}

/// "einzunehmen", "aufzubewahren": "zu" between a prefix and a verb.
bool has_zu_inside(std::string_view word) {
    static constexpr std::array<std::string_view, 16> prefixes = {
        "ab",  "an",  "auf", "aus",  "bei", "durch", "ein",    "fest",
        "her", "hin", "mit", "nach", "vor", "weg",   "weiter", "zuruck"};
    return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) {
        return word.starts_with(prefix) && word.substr(prefix.size()).starts_with("zu") &&
               word.ends_with("n") && word.size() > prefix.size() + 5;
    });
}

bool is_german_participle(std::string_view word) {
    const bool ends = word.ends_with("t") || word.ends_with("en");
    const bool begins = word.starts_with("ge") || word.starts_with("be") ||
                        word.starts_with("ver") || word.starts_with("zer") ||
                        word.starts_with("ent") || word.starts_with("er") ||
                        word.find("ge") != std::string_view::npos || word.ends_with("iert");
    return word.size() > 4 && ends && begins;
}

/// "zu vermeiden", "einzunehmen" that ends a clause: its last word.
std::size_t end_of_infinitive(const Folded& words, std::size_t from) {
    constexpr std::size_t farthest = 14;  // words between: beyond, the sentence is too long anyway
    for (std::size_t at = from; at < words.size() && at < from + farthest; ++at) {
        if (has_zu_inside(words[at])) return at;
        const bool parted = words[at] == "zu" && words[at + 1].ends_with("n");
        if (parted && words.ends_clause(at + 1)) return at + 1;
        if (words.ends_clause(at)) return 0;
    }
    return 0;
}

std::size_t end_of_passive(const Folded& words, std::size_t from) {
    constexpr std::size_t farthest = 14;
    for (std::size_t at = from; at < words.size() && at < from + farthest; ++at) {
        if (words[at] == "werden" && at > from && is_german_participle(words[at - 1])) return at;
        if (words.ends_clause(at)) return 0;
    }
    return 0;
}

}  // namespace

std::vector<Passive> english_passives(const ReadPassage& passage) {
    std::vector<Passive> out;
    const Folded words(passage);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::size_t be = past_demand(words, at);
        if (be == 0 || words[be] != "be") continue;
        const std::size_t verb = past_adverbs(words, be + 1);
        if (is_participle(words[verb])) out.push_back(words.passive(at, verb));
    }
    return out;
}

std::vector<Passive> german_passives(const ReadPassage& passage) {
    std::vector<Passive> out;
    const Folded words(passage);
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        std::size_t end = 0;
        if (words[at] == "ist" || words[at] == "sind") {
            end = end_of_infinitive(words, at + 1);
        } else if (is_listed(" soll sollen sollte sollten muss mussen darf durfen ", words[at])) {
            end = end_of_passive(words, at + 1);
        }
        if (end > 0) out.push_back(words.passive(at, end));
    }
    return out;
}

}  // namespace bifolium::readability
