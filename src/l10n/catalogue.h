// Catalogue: which translation each unit has in one language, and how far it may be trusted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "l10n/po.h"
#include "l10n/reviews.h"
#include "l10n/units.h"

namespace bifolium::l10n {

enum class State : std::uint8_t {
    missing,  ///< No entry has its msgid, or its msgstr is empty.
    stale,    ///< Fuzzy: it translates what the source said before, or a person must look.
    translated,
};

struct Choice {
    State state = State::missing;
    bool machine = false;   ///< The entry has the translator's comment "mt".
    bool reviewed = false;  ///< The ledger holds a review of exactly these words.
    std::string text;       ///< msgstr.
    Span span;              ///< Of the msgstr in the PO file; of the unit if there is none.
};

/// The line "# mt" marks an entry that a machine translated.
inline constexpr std::string_view machine_mark = "mt";

/// A choice for each unit: from the publication's own file, else from the project's common one;
/// with the unit's context, else without any.
std::vector<Choice> choose(const std::vector<Unit>&, const PoFile& own, const PoFile& common,
                           const Reviews&);

struct Counts {
    std::size_t units = 0, translated = 0, stale = 0, missing = 0, machine = 0, reviewed = 0;
    std::size_t critical = 0;
    std::size_t critical_open = 0;  ///< Critical ones that are not translated or not reviewed.
};
Counts count(const std::vector<Unit>&, const std::vector<Choice>&);

}  // namespace bifolium::l10n
