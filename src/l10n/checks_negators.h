// Words that negate, by language: what has no source in CLDR. Only words that do nothing else, or
// nearly so; a language that is not here is not checked. Internal to l10n.
#pragma once

#include <span>
#include <string_view>

namespace bifolium::l10n {

enum class Place : unsigned char {
    whole,      ///< A word.
    beginning,  ///< Of a word: "kein" of "keine".
    ending,     ///< Of a word: "los" of "schmerzlos".
    anywhere,   ///< Scripts and languages that write it within words.
};

struct Negator {
    std::string_view word;  ///< Folded when it is compared.
    Place place = Place::whole;
};

struct Negators {
    std::string_view language;
    std::span<const Negator> words;
    /// Beginnings that negate a single word ("un" of "unbekannt"), and words that begin so only by
    /// chance.
    std::span<const std::string_view> prefixes, but_not;
    /// Phrases that hold a negator and negate nothing: "not only", "no more than".
    std::span<const std::string_view> phrases;
};

/// nullptr: not known.
const Negators* negators_of(std::string_view language);

}  // namespace bifolium::l10n
