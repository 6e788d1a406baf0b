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

bool stands(std::string_view text, std::string_view word, Place place) {
    switch (place) {
        case Place::whole:
            return text::find_word(text, word, text::Match::whole) != text.npos;
        case Place::beginning:
            return text::find_word(text, word, text::Match::beginning) != text.npos;
        case Place::anywhere:
            return text.find(word) != text.npos;
        case Place::ending:
            for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
                // a word of its own is none: "los"
                if (!is_joined(text::at(text, at + word.size())) &&
                    is_joined(text::before(text, at))) {
                    return true;
                }
            }
            return false;
    }
    return false;
}

/// "unbekannt", "unsafe": words that a prefix negates.
int negated_words(std::string_view folded, const Negators& language) {
    int count = 0;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        while (at < folded.size() && is_joined(text::at(folded, at))) text::next(folded, at);
        const std::string_view word = folded.substr(begin, at - begin);
        if (word.empty()) {
            text::next(folded, at);
            continue;
        }
        const auto begins = [&](std::string_view prefix) {
            const std::string form = text::folded(prefix);
            return word.starts_with(form) && word.size() >= form.size() + 3;
        };
        const bool chance = std::any_of(
            language.but_not.begin(), language.but_not.end(),
            [&](std::string_view form) { return word.starts_with(text::folded(form)); });
        count += !chance && std::any_of(language.prefixes.begin(), language.prefixes.end(), begins);
    }
    return count;
}

std::string without_phrases(std::string folded, const Negators& language) {
    for (const std::string_view phrase : language.phrases) {
        const std::string form = text::folded(phrase);
        for (std::size_t at = folded.find(form); at != std::string::npos; at = folded.find(form)) {
            folded.replace(at, form.size(), "|");
        }
    }
    return folded;
}

/// The first negator; empty if there is none.
std::string_view negator_in(std::string_view folded, const Negators& language) {
    for (const Negator& negator : language.words) {
        if (stands(folded, text::folded(negator.word), negator.place)) return negator.word;
    }
    return {};
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

void compare(const Pair& pair, std::string_view source, std::string_view target,
             const Negators& from, const Negators& to) {
    const std::string here = text::folded(source);
    const std::string_view negator = negator_in(without_phrases(here, from), from);
    if (negator.empty()) return;
    const std::string there = text::folded(target);
    if (!negator_in(there, to).empty()) return;
    if (negated_words(there, to) > negated_words(here, from)) return;
    pair.report(
        pair.is_critical() ? Severity::error : Severity::warning, "l10n.negation",
        "the source says '" + std::string(negator) + "', and nothing in the translation negates",
        "read both again: is the 'not' lost?");
}

}  // namespace

void check_negation(const Pair& pair) {
    const Negators* from = negators_of(pair.of.from.language());
    const Negators* to = negators_of(pair.of.to.language());
    if (from == nullptr || to == nullptr) return;
    const std::vector<std::string> here = sentences(pair.source.text);
    const std::vector<std::string> there = sentences(pair.target.text);
    if (here.size() != there.size()) {
        compare(pair, pair.source.text, pair.target.text, *from, *to);
        return;
    }
    for (std::size_t i = 0; i < here.size(); ++i) compare(pair, here[i], there[i], *from, *to);
}

}  // namespace bifolium::l10n
