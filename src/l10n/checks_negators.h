// Words that negate, by language: what has no source in CLDR. A language that is not here is not
// checked. Internal to l10n.
#pragma once

#include <string_view>

namespace bifolium::l10n {

/// Lists of words, parted by blanks; `_` is a blank within one. `kein*` is the beginning of a word,
/// `-los` the end of one, `~` before what may stand anywhere: in scripts that set no blanks, and
/// where grammar negates within words.
struct Negators {
    std::string_view language;
    std::string_view words;
    /// Beginnings of words that negate themselves ("unbekannt"), or that say what fails, lacks or
    /// is forbidden; and words that begin so only by chance.
    std::string_view weak = {}, but_not = {};
    /// "only" and "at most": they stand for "not … unless" and "no more than".
    std::string_view only = {}, at_most = {};
};

/// nullptr: not known.
const Negators* negators_of(std::string_view language);

/// English alone, where most manuscripts begin: phrases that hold a negator and negate nothing;
/// those that set a limit; and the words that turn "not" into "only".
struct Phrases {
    std::string_view language, nothing, limits, amounts, exceptions;
};
const Phrases* phrases_of(std::string_view language);

}  // namespace bifolium::l10n
