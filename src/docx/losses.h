// Losses: words that a document says and its manuscript does not, found by comparing both word by
// word. Nothing is assumed of how the manuscript was made.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docx/story.h"

namespace bifolium::docx {

/// A run of words.
struct Stretch {
    std::uint32_t paragraph = 0;  ///< Of the document; 0 for words of the manuscript.
    std::string words;
    std::string before;  ///< A few words that stand before it.
    std::size_t count = 0;
};

struct Comparison {
    std::size_t words = 0;        ///< Of the document.
    std::vector<Stretch> lost;    ///< In the document alone.
    std::vector<Stretch> moved;   ///< In both, at another place.
    std::vector<Stretch> gained;  ///< In the manuscript alone.
};

/// Words as they are compared: without soft hyphens, cut at white space; the signs at a word's ends
/// are words of their own, since a formula beside them is no word of the document.
std::vector<std::string> words_in(std::string_view text);

/// `said` are the manuscript's words, in its order.
Comparison compare(std::span<const Paragraph> document, std::span<const std::string> said);

}  // namespace bifolium::docx
