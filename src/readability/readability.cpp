#include "readability/readability.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "readability/prose.h"
#include "readability/words.h"
#include "text/matching.h"
#include "text/sentences.h"

namespace bifolium::readability {

namespace {

/// Marks that may stand behind a sentence's own.
bool closes(char32_t c) {
    return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == 0x00BB || c == 0x00AB ||
           (c >= 0x2018 && c <= 0x201F) || c == 0x203A || c == 0x300D || c == 0x300F ||
           text::is_space(c);
}

bool ends_sentence(std::string_view text) {
    static constexpr std::u32string_view marks = U".!?…:;。！？：；؟؛۔।॥։།።\u037E";
    std::size_t end = text.size();
    while (end > 0) {
        const char32_t c = text::before(text, end);
        if (!closes(c)) return marks.find(c) != std::u32string_view::npos;
        end = character_start(text, end - 1);
    }
    return false;
}

Range without_spaces(std::string_view text, Range range) {
    while (range.begin < range.end && text[range.begin] == ' ') ++range.begin;
    while (range.end > range.begin && text[range.end - 1] == ' ') --range.end;
    return range;
}

std::vector<double> values_of(const std::vector<const Formula*>& formulas, const Counts& counts) {
    std::vector<double> out;
    if (counts.sentences == 0 || counts.words == 0) return out;
    for (const Formula* formula : formulas) out.push_back(formula->value(counts));
    return out;
}

class Measuring {
public:
    Measuring(const Prose& prose, std::string_view language)
        : prose_(prose), sentences_(language), memo_(language) {
        out_.language = language;
        out_.formulas = formulas_of(language);
    }

    Readability measure() && {
        for (const ProseSection& section : prose_.sections) {
            out_.sections.push_back(
                {section.identifier, section.title, section.span, {}, 0, {}, section.untranslated});
            for (const ProsePassage& passage : section.passages) read(passage);
            Section& done = out_.sections.back();
            done.values = values_of(out_.formulas, done.counts);
            out_.all += done.counts;
        }
        out_.values = values_of(out_.formulas, out_.all);
        return std::move(out_);
    }

private:
    void read(const ProsePassage& from) {
        const std::string_view text = from.passage.text();
        std::uint32_t begin = from.label;
        for (const std::uint32_t end : sentences_.ends(text)) {
            if (end <= begin || is_inside_symbol(from.passage, end)) continue;
            add(from.passage, without_spaces(text, {begin, end}));
            begin = end;
        }
    }

    static bool is_inside_symbol(const Passage& passage, std::uint32_t end) {
        const auto& all = passage.symbols();
        const auto found = std::lower_bound(all.begin(), all.end(), end,
                                            [](Range r, std::uint32_t at) { return r.end <= at; });
        return found != all.end() && found->begin < end;
    }

    void add(const Passage& passage, Range range) {
        const std::string_view text = passage.text();
        const std::vector<Word> words = words_of(text, range, passage.symbols(), memo_);
        if (words.empty()) return;
        Sentence sentence{passage.span(range), std::string(text.substr(range.begin, range.size())),
                          out_.sections.size() - 1, count(text, words),
                          ends_sentence(text.substr(range.begin, range.size()))};
        Section& section = out_.sections.back();
        if (sentence.counted) {
            section.counts += sentence.counts;
        } else {
            section.left_out += words.size();
        }
        out_.sentences.push_back(std::move(sentence));
    }

    const Prose& prose_;
    text::Sentences sentences_;
    SyllableMemo memo_;
    Readability out_;
};

}  // namespace

Readability measure(const document::Document& document, const AtomTable& atoms,
                    const Sources& sources) {
    const Prose prose = prose_of(document, atoms, sources);
    return Measuring(prose, atoms.text(prose.language)).measure();
}

/// English: 25, as the United Kingdom's government writes:
/// https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/
/// What 25 English words say takes more in languages with articles and prepositions of their own,
/// and fewer where words are compounded or inflected.
std::optional<std::size_t> long_sentence(std::string_view language) {
    struct Limit {
        std::string_view languages;
        std::size_t words;
    };
    static constexpr std::array limits = {
        Limit{" es fr it pt ca gl ro ", 30}, Limit{" de nl sv da nb nn no ", 25},
        Limit{" ru uk pl cs sk bg hr sr sl lt lv ", 22}, Limit{" fi et hu tr az kk ", 20},
        Limit{" ja zh th lo km my yue bo dz ", 0}};
    const std::string primary =
        " " + std::string(language.substr(0, language.find_first_of("-_"))) + " ";
    for (const Limit& limit : limits) {
        if (limit.languages.find(primary) == std::string_view::npos) continue;
        return limit.words == 0 ? std::nullopt : std::optional(limit.words);
    }
    return 25;
}

std::vector<Gain> gains(const Readability& of, std::size_t most) {
    std::vector<Gain> out;
    const std::optional<std::size_t> limit = long_sentence(of.language);
    if (!limit) return out;
    for (std::size_t i = 0; i < of.sentences.size(); ++i) {
        const Sentence& sentence = of.sentences[i];
        const std::size_t words = sentence.counts.words;
        if (words <= *limit) continue;
        Gain gain{i, (words + *limit - 1) / *limit, 0, 0};
        const Section& section = of.sections[sentence.section];
        if (!section.values.empty() && sentence.counted) {
            Counts parted = section.counts;
            parted.sentences += gain.parts - 1;
            gain.before = section.values.front();
            gain.after = of.formulas.front()->value(parted);
        }
        out.push_back(gain);
    }
    std::stable_sort(out.begin(), out.end(), [&](const Gain& a, const Gain& b) {
        const double gain_a = std::abs(a.before - a.after), gain_b = std::abs(b.before - b.after);
        if (gain_a != gain_b) return gain_a > gain_b;
        return of.sentences[a.sentence].counts.words > of.sentences[b.sentence].counts.words;
    });
    if (out.size() > most) out.resize(most);
    return out;
}

}  // namespace bifolium::readability
