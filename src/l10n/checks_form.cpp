#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "l10n/checks_words.h"
#include "text/matching.h"

namespace bifolium::l10n {

using namespace document;

namespace {

/// The words of a passage as they are written.
std::string written(const Document& document, NodeId holder) {
    std::string out;
    for (std::uint32_t i = holder.index(); i < document[holder].end.index(); ++i) {
        const Content& content = document[NodeId(i)].content;
        if (const auto* text = std::get_if<Text>(&content)) out += text->text;
        if (const auto* image = std::get_if<Image>(&content)) out += " " + image->alternative;
        if (std::holds_alternative<LineBreak>(content)) out += '\n';
        if (std::holds_alternative<Variable>(content)) out += hole;
    }
    return out;
}

std::string hexadecimal(char32_t c) {
    std::string out = "U+";
    for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[(c >> shift) & 0xFU];
    return out;
}

/// Embeddings, overrides and isolates change how everything after them reads; the edition sets
/// directions itself. https://unicode.org/reports/tr9/
void check_directions(const Pair& pair, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text::next(text, at);
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
            pair.report(Severity::error, "l10n.bidi-control",
                        "the translation holds the invisible control " + hexadecimal(c) +
                            ", which turns the direction of the text",
                        "take it out: directions are set by the language, or by [words]{dir=rtl}");
            return;
        }
    }
}

void check_blanks(const Pair& pair, std::string_view source, std::string_view target) {
    if (source.empty() || target.empty()) return;
    const auto differ = [&](char32_t here, char32_t there, const char* where) {
        if (text::is_space(here) == text::is_space(there)) return;
        pair.report(
            Severity::warning, "l10n.blank",
            std::string(text::is_space(there) ? "a blank was added at" : "the blank is lost at") +
                where,
            "begin and end as the source does");
    };
    differ(text::at(source, 0), text::at(target, 0), " the translation's beginning");
    differ(text::before(source, source.size()), text::before(target, target.size()),
           " the translation's end");
}

struct Word {
    std::string folded;
    bool small = false;  ///< Begins with a small letter: no name.
    bool next = false;   ///< Stands behind the word before it with a blank or a comma between.
};

/// Words of Latin letters; others have no language's case to tell names by.
std::vector<Word> words_of_text(std::string_view text) {
    std::vector<Word> out;
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && (text::is_letter(text::at(text, at)) || text[at] == '\'')) {
            text::next(text, at);
        }
        if (at == begin) {
            text::next(text, at);
            continue;
        }
        const std::string_view gap = text.substr(end, begin - end);
        out.push_back({text::folded(text.substr(begin, at - begin)),
                       text[begin] >= 'a' && text[begin] <= 'z', gap == " " || gap == ", "});
        end = at;
    }
    return out;
}

/// Six words on end, most of them no names, that stand in the source too: a sentence left over.
std::string left_over(const std::vector<Word>& source, const std::vector<Word>& target) {
    constexpr std::size_t least = 6;
    for (std::size_t i = 0; i + least <= target.size(); ++i) {
        for (std::size_t j = 0; j + least <= source.size(); ++j) {
            if (target[i].folded != source[j].folded) continue;
            std::size_t same = 0, small = 0;
            std::string words;
            while (i + same < target.size() && j + same < source.size() &&
                   target[i + same].folded == source[j + same].folded &&
                   (same == 0 || target[i + same].next)) {
                small += target[i + same].small ? 1 : 0;
                if (same < least)
                    words.append(words.empty() ? "" : " ").append(target[i + same].folded);
                ++same;
            }
            if (same >= least && small * 3 >= same * 2) return words;
        }
    }
    return {};
}

void check_copy(const Pair& pair) {
    if (pair.of.from.language() == pair.of.to.language()) return;
    const std::vector<Word> here = words_of_text(pair.source.text);
    const std::vector<Word> there = words_of_text(pair.target.text);
    const bool same = here.size() > 3 && pair.source.text == pair.target.text;
    const auto small =
        std::count_if(here.begin(), here.end(), [](const Word& w) { return w.small; });
    if (same && small * 3 >= static_cast<std::ptrdiff_t>(here.size()) * 2) {
        pair.report(Severity::warning, "l10n.untranslated-copy",
                    "the translation is the source's text, word for word",
                    "translate it, or mark the passage with its language in the source");
        return;
    }
    if (here.size() > 2000 || there.size() > 2000) return;  // no passage is so long
    const std::string words = left_over(here, there);
    if (words.empty()) return;
    pair.report(Severity::warning, "l10n.untranslated-copy",
                "words of the source were left in the translation: '" + words + " …'",
                "translate them, or mark the passage with its language in the source");
}

std::size_t letters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) text::next(text, at);
    return count;
}

}  // namespace

void check_form(const Pair& pair) {
    const std::string target = written(pair.of.passages, pair.of.passage);
    const bool has_nodes =
        pair.of.unit.role >= Role::heading && pair.of.unit.role != Role::alternative;
    const std::string source = has_nodes ? written(pair.of.source, pair.of.unit.node)
                                         : words_of(pair.of.source, pair.of.unit);
    check_directions(pair, target);
    check_blanks(pair, source, target);
    // what stands in another language in the source stays in it
    const Atom language = pair.of.source[pair.of.unit.node].language;
    const Atom book = pair.of.source[pair.of.source.root()].language;
    if (language == book || !language.valid()) check_copy(pair);
    const std::size_t size = letters(target);
    if (pair.of.max_length != 0 && size > pair.of.max_length) {
        pair.report(Severity::error, "l10n.too-long",
                    "the translation has " + std::to_string(size) +
                        " characters; the author allows " + std::to_string(pair.of.max_length),
                    "say it in fewer words");
    }
}

}  // namespace bifolium::l10n
