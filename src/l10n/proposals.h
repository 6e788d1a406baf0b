// Proposals: for texts that are new or have changed, the nearest old translation, to be looked at
// by a person. A proposal is always fuzzy and says which text it translated. Pure; time in
// proportion to the texts.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "l10n/po.h"
#include "text/locale.h"

namespace bifolium::l10n {

/// A text without a translation.
struct Wanted {
    std::optional<std::string> context;
    std::string id;
    friend bool operator==(const Wanted&, const Wanted&) = default;
};

struct Proposal {
    std::size_t old = 0;        ///< Index of the entry it comes from.
    double likeness = 0;        ///< Of the two msgids: 1 is the same text in another context.
    bool only_numbers = false;  ///< The msgids differ in numbers only, and those are replaced.
    /// Context, id, texts, "fuzzy" and the previous msgid; no comments. Where the old entry was
    /// fuzzy itself, the previous msgid is its own: what the text really translates.
    PoEntry entry;
};

/// One for each wanted text, or none where nothing old is like it. Old entries without translation
/// and those with plurals are passed over; obsolete ones count.
std::vector<std::optional<Proposal>> propose(std::span<const PoEntry> old, std::span<const Wanted>,
                                             const text::Locale& source,
                                             const text::Locale& target);

}  // namespace bifolium::l10n
