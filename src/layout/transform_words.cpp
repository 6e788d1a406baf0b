#include "layout/transform_words.h"

#include <string>

#include "layout/characters.h"
#include "text/normalize.h"

namespace bifolium::layout {

using style::LetterCase;
using style::TextTransform;

namespace {

std::string in_case(const Words& words) {
    switch (words.transform.letter_case) {
        case LetterCase::as_written:
            break;
        case LetterCase::uppercase:
            return text::upper_case(words.text, words.language);
        case LetterCase::lowercase:
            return text::lower_case(words.text, words.language);
        case LetterCase::capitalize:
            return text::title_case(words.text, words.language);
    }
    return std::string(words.text);
}

std::string transformed(const Words& words) {
    std::string out = in_case(words);
    if (words.transform.full_width) out = text::full_width(out);
    return words.transform.full_size_kana ? text::full_size_kana(out) : out;
}

/// Are they letter for letter the same but for their case or width?
bool have_one_shape(std::string_view words, std::string_view made) {
    std::uint32_t from = 0, to = 0;
    while (from < words.size() && to < made.size()) {
        const Character a = character_at(words, from);
        const Character b = character_at(made, to);
        if ((a.code == ' ') != (b.code == ' ' || b.code == 0x3000)) return false;
        from += a.length;
        to += b.length;
    }
    return from == words.size() && to == made.size();
}

/// Some letter becomes two (ß, SS) or none: each is transformed by itself.
void transform_each(const Words& words, const TakeWords& take) {
    bool inside_word = false;
    for (std::uint32_t i = 0; i < words.text.size();) {
        const Character c = character_at(words.text, i);
        Words letter{words.text.substr(i, c.length), words.transform, words.language};
        const bool keeps = words.transform.letter_case == LetterCase::capitalize && inside_word;
        if (keeps) letter.transform.letter_case = LetterCase::as_written;
        const std::string other = transformed(letter);
        inside_word = c.code != ' ' && c.code != '-' && c.code != 0xA0;
        take(other, {i, i + c.length},
             other == letter.text ? PieceKind::verbatim : PieceKind::transformed);
        i += c.length;
    }
}

}  // namespace

void transform_words(const Words& words, const TakeWords& take) {
    const Range all{0, static_cast<std::uint32_t>(words.text.size())};
    if (words.transform == TextTransform{}) return take(words.text, all, PieceKind::verbatim);
    const std::string made = transformed(words);
    if (words.text == made) return take(words.text, all, PieceKind::verbatim);
    if (!have_one_shape(words.text, made)) return transform_each(words, take);
    for (std::uint32_t from = 0, to = 0; from < words.text.size();) {
        const Character a = character_at(words.text, from);
        const Character b = character_at(made, to);
        take(std::string_view(made).substr(to, b.length), {from, from + a.length},
             a.code == b.code ? PieceKind::verbatim : PieceKind::transformed);
        from += a.length;
        to += b.length;
    }
}

}  // namespace bifolium::layout
