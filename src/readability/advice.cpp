#include "readability/advice.h"

#include <algorithm>
#include <array>
#include <string>

#include "readability/mentions.h"
#include "readability/passives.h"
#include "readability/prose.h"
#include "readability/readability.h"
#include "readability/words.h"
#include "text/matching.h"

namespace bifolium::readability {

namespace {

constexpr std::size_t quoted_bytes = 32;

/// The first words of a sentence.
std::string beginning(std::string_view text) {
    if (text.size() <= quoted_bytes) return std::string(text);
    const std::size_t end = text.find(' ', quoted_bytes - 8);
    return std::string(text.substr(0, end)) + (end == std::string_view::npos ? "" : " …");
}

void advise_on_length(const Readability& facts, Diagnostics& diagnostics) {
    const auto limit = long_sentence(facts.language);
    if (!limit) return;
    for (const Sentence& sentence : facts.sentences) {
        if (sentence.counts.words <= *limit) continue;
        diagnostics.report(
            {Severity::note, "readability.long-sentence", sentence.span,
             "this sentence has " + std::to_string(sentence.counts.words) + " words: '" +
                 beginning(sentence.text) + "'",
             "make two of it: more than " + std::to_string(*limit) + " words are hard to follow"});
    }
}

std::string times(std::size_t count) {
    return count == 1 ? "" : " (" + std::to_string(count) + " times)";
}

void advise_on_abbreviations(const AllMentions& all, const std::set<std::string>& defined,
                             Diagnostics& diagnostics) {
    for (const auto& [key, one] : all) {
        if (one.count == 0 || one.explained_at <= one.first_at) continue;
        if (defined.contains(text::folded(key))) continue;
        const bool never = one.explained_at == static_cast<std::size_t>(-1);
        diagnostics.report({Severity::note, "readability.unexplained-abbreviation", one.first,
                            "'" + one.written + "' is " +
                                (never ? "never explained" : "explained only later") +
                                times(one.count),
                            "write it out where it stands first: 'what it means (" + key + ")'"});
    }
}

void advise_on_medical_words(const AllMentions& all, const std::set<std::string>& defined,
                             Diagnostics& diagnostics) {
    for (const auto& [key, one] : all) {
        if (one.explained_at != static_cast<std::size_t>(-1)) continue;
        if (defined.contains(key) || defined.contains(key + "s")) continue;
        diagnostics.report(
            {Severity::note, "readability.jargon", one.first,
             "the medical word '" + one.written + "' is never explained" + times(one.count),
             "say it in an everyday word, or explain it once: '" + one.written +
                 " (…)', or in a glossary"});
    }
}

}  // namespace

void advise(const document::Document& document, Advice advice, const AtomTable& atoms,
            const Sources& sources, Diagnostics& diagnostics) {
    const Prose prose = prose_of(document, atoms, sources);
    const std::string language(atoms.text(prose.language));
    if (advice == Advice::all) advise_on_length(measure(document, atoms, sources), diagnostics);
    if (!long_sentence(language)) return;  // without spaces there are no words to look at
    SyllableMemo memo(language);
    std::vector<ReadPassage> passages;
    for (const ProseSection& section : prose.sections) {
        for (const ProsePassage& passage : section.passages) {
            const std::string& text = passage.passage.text();
            const Range all{0, static_cast<std::uint32_t>(text.size())};
            passages.push_back({&passage, words_of(text, all, passage.passage.symbols(), memo)});
        }
    }
    const std::set<std::string> defined = defined_words(document);
    advise_on_abbreviations(abbreviations_of(passages, document.metadata().title), defined,
                            diagnostics);
    if (advice == Advice::abbreviations) return;
    const bool english = language.starts_with("en"), german = language.starts_with("de");
    if (english) advise_on_medical_words(medical_words_of(passages), defined, diagnostics);
    if (!english && !german) return;
    for (const ReadPassage& passage : passages) {
        if (!passage.from->instructs) continue;
        const auto found = english ? english_passives(passage) : german_passives(passage);
        for (const Passive& passive : found) {
            diagnostics.report({Severity::note, "readability.passive-instruction",
                                passage.from->passage.span(passive.range),
                                "'" + passive.words + "' does not say who acts",
                                english ? "speak to the reader: 'Take …', 'Ask your doctor to …'"
                                        : "speak to the reader: 'Nehmen Sie …'"});
        }
    }
}

}  // namespace bifolium::readability
