// Where a text names something that its reader may not know, and where it explains it. Internal to
// readability.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "readability/prose.h"
#include "readability/words.h"

namespace bifolium::readability {

/// A passage's words, and what they are words of.
struct ReadPassage {
    const ProsePassage* from;
    std::vector<Word> words;
};

/// One name: how often it stands, where first, and where the text explains it.
struct Mentions {
    Span first;
    std::string written;  ///< As it stands there.
    std::size_t count = 0;
    std::size_t first_at = 0;                                 ///< Of all words, in order.
    std::size_t explained_at = static_cast<std::size_t>(-1);  ///< That, or never.
    Span explanation;
};
using AllMentions = std::map<std::string, Mentions>;  // by a form that its variants share

/// Does the text explain the word beside it, in one of the ways that every language has:
/// "… (MSC)", "MSC (mesenchymal stem cells)"?
bool is_explained_by_brackets(std::string_view text, Range word);
/// English: "called exosomes", "chondrocytes are cells that", "stenosis, or narrowing".
bool is_explained_in_english(std::string_view text, Range word);

/// Words of definition lists' terms, and what `<abbr title>` expands: folded.
std::set<std::string> defined_words(const document::Document&);

/// Abbreviations in capitals that not everybody knows: "VEGF", "IGF-1".
AllMentions abbreviations_of(const std::vector<ReadPassage>&, std::string_view title);
/// English words that are put together from medicine's Greek and Latin: "chondrocyte".
AllMentions medical_words_of(const std::vector<ReadPassage>&);

}  // namespace bifolium::readability
