#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "l10n/checks_negators.h"
#include "l10n/checks_words.h"
#include "text/matching.h"

namespace bifolium::l10n {

namespace {

bool is_joined(char32_t c) {
    return text::is_letter(c) && !text::is_unspaced(c);
}

/// Takes the next word of a list off its front; `_` is a blank.
std::string next_word(std::string_view& list) {
    list.remove_prefix(std::min(list.find_first_not_of(' '), list.size()));
    const std::size_t end = std::min(list.find(' '), list.size());
    std::string out(list.substr(0, end));
    list.remove_prefix(end);
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

/// Where the pattern of a list stands (checks_negators.h); npos: nowhere.
std::size_t find_pattern(std::string_view text, std::string_view pattern, std::size_t from = 0) {
    const bool anywhere = pattern.starts_with('~'), ending = pattern.starts_with('-');
    const bool beginning = pattern.ends_with('*');
    if (anywhere || ending) pattern.remove_prefix(1);
    if (beginning) pattern.remove_suffix(1);
    const std::string word = text::folded(pattern);
    if (anywhere) return text.find(word, from);
    if (!ending) {
        return text::find_word(text, word, beginning ? text::Match::beginning : text::Match::whole,
                               from);
    }
    for (std::size_t at = text.find(word, from); at != text.npos; at = text.find(word, at + 1)) {
        // a word of its own is none: "los"
        if (!is_joined(text::at(text, at + word.size())) && is_joined(text::before(text, at))) {
            return at;
        }
    }
    return text.npos;
}

/// In quotes it is a word that is spoken of: 'none'.
bool is_quoted(std::string_view text, std::size_t at, std::size_t size) {
    const auto is_quote = [](char32_t c) {
        return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
    };
    return is_quote(text::before(text, at)) && is_quote(text::at(text, at + size));
}

/// The first pattern that stands in the text outside of quotes; empty if there is none.
std::string first_of(std::string_view text, std::string_view list) {
    while (!list.empty()) {
        const std::string pattern = next_word(list);
        if (pattern.empty()) break;
        for (std::size_t at = find_pattern(text, pattern); at != text.npos;
             at = find_pattern(text, pattern, at + 1)) {
            if (!is_quoted(text, at, pattern.size())) return pattern;
        }
    }
    return {};
}

bool has_any(std::string_view text, std::string_view list) {
    return !first_of(text, list).empty();
}

/// "unbekannt", "fehlt": how many words negate themselves.
int negated_words(std::string_view folded, const Negators& language) {
    int count = 0;
    for (std::string_view list = language.weak; !list.empty();) {
        const std::string pattern = next_word(list);
        if (pattern.empty()) break;
        for (std::size_t at = find_pattern(folded, pattern); at != folded.npos;
             at = find_pattern(folded, pattern, at + 1)) {
            const bool longer = pattern.size() > 4 || folded.size() >= at + pattern.size() + 2;
            const std::string_view rest = folded.substr(at, 40);
            std::string_view chances = language.but_not;
            bool chance = false;
            while (!chances.empty() && !chance) {
                const std::string other = next_word(chances);
                chance = !other.empty() && find_pattern(rest, other) == 0;
            }
            count += longer && !chance;
        }
    }
    return count;
}

void remove_all(std::string& text, std::string_view list) {
    while (!list.empty()) {
        const std::string word = next_word(list);
        std::size_t at = word.empty() ? text.npos : text.find(word);
        if (at == text.npos) continue;
        std::string rest;
        std::size_t done = 0;
        for (; at != text.npos; at = text.find(word, done)) {
            rest.append(text, done, at - done).append("|");
            done = at + word.size();
        }
        text = rest.append(text, done);
    }
}

/// Sentences, where their ends are sure; else the whole.
std::vector<std::string> sentences(std::string_view text) {
    std::vector<std::string> out(1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = text::next(text, at);
        out.back() += text.substr(begin, at - begin);
        const char32_t next = text::at(text, at);
        const bool wide = c == 0x3002 || c == 0x0964;  // 。 ।
        const bool stop = (c == '.' || c == '!' || c == '?' || c == 0x061F) &&
                          (next == 0 || text::is_space(next) || text::is_unspaced(next));
        if ((wide || stop) && next != 0) out.emplace_back();
    }
    return out;
}

class Negation {
public:
    Negation(const Pair& pair, const Negators& from, const Negators& to)
        : pair_(pair), from_(from), to_(to), phrases_(phrases_of(from.language)) {}

    void compare(std::string_view source, std::string_view target) const {
        std::string here = text::folded(source);
        const std::string there = text::folded(target);
        const std::string whole = here;
        bool limits = false, amounts = false, excepts = false;
        if (phrases_ != nullptr) {
            limits = has_any(here, phrases_->limits);
            amounts = has_any(here, phrases_->amounts);
            excepts = has_any(here, phrases_->exceptions);
            remove_all(here, phrases_->nothing);
            remove_all(here, phrases_->limits);
        }
        std::string negator = first_of(here, from_.words);
        if (negator.empty() && limits && !to_.at_most.empty()) {
            if (has_any(there, to_.at_most)) return;
            negator = first_of(whole, phrases_->limits);
        }
        if (negator.empty() || has_any(there, to_.words)) return;
        if (excepts && has_any(there, to_.only)) return;
        if (amounts && has_any(there, to_.at_most)) return;
        if (negated_words(there, to_) > negated_words(whole, from_)) return;
        pair_.report(pair_.is_critical() ? Severity::error : Severity::warning, "l10n.negation",
                     "the source says '" + negator + "', and nothing in the translation negates",
                     "read both again: is the 'not' lost?");
    }

private:
    const Pair& pair_;
    const Negators& from_;
    const Negators& to_;
    const Phrases* phrases_;
};

}  // namespace

void check_negation(const Pair& pair) {
    const Negators* from = negators_of(pair.of.from.language());
    const Negators* to = negators_of(pair.of.to.language());
    if (from == nullptr || to == nullptr) return;
    const Negation negation(pair, *from, *to);
    const std::vector<std::string> here = sentences(pair.source.text);
    const std::vector<std::string> there = sentences(pair.target.text);
    if (here.size() != there.size()) {
        negation.compare(pair.source.text, pair.target.text);
        return;
    }
    for (std::size_t i = 0; i < here.size(); ++i) negation.compare(here[i], there[i]);
}

}  // namespace bifolium::l10n
