// The words of a sentence, as readability formulas count them.
//
// A word is what stands between spaces or dashes and has a letter or a digit: contractions,
// hyphenated words, figures, symbols and abbreviations are one word each, and figures, symbols and
// abbreviations have one syllable (R. Flesch, How to Write Plain English, 1979, chapter 2). SMOG
// wants figures and abbreviations read out (McLaughlin 1969): an abbreviation in capitals then has
// three syllables or more, as nearly all that they stand for have.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "readability/formulas.h"
#include "readability/syllables.h"

namespace bifolium::readability {

enum class WordKind : unsigned char {
    word,
    abbreviation,  ///< In capitals: "MSCs", "IGF-1"; or with full stops: "e.g."
    figure,
    symbol,  ///< Code, an address, a name to be filled in.
};

struct Word {
    Range range;  ///< In the text, without the marks around it.
    WordKind kind = WordKind::word;
    int syllables = 1;
};

/// Of `part` of the text. `symbols` (sorted ranges of the text) are a word each.
std::vector<Word> words_of(std::string_view text, Range part, std::span<const Range> symbols,
                           SyllableMemo&);

/// Of one sentence.
Counts count(std::string_view text, std::span<const Word>);

}  // namespace bifolium::readability
