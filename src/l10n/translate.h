// Translate: the source Document in another language, unit by unit. Document to Document: what is
// translated is read from Markdown, what is not stays in its own language and says so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/atom.h"
#include "document/document.h"
#include "l10n/units.h"

namespace bifolium::l10n {

/// What an edition shows of a unit.
enum class Shown : std::uint8_t {
    translation,
    stale,   ///< A translation of what the source said before; with a notice.
    source,  ///< The source's words, marked as its language; with a notice.
};

struct Translating {
    Atom from, to;  ///< Languages. Nodes of other languages keep theirs.
    /// Before the words of a unit that is not translated or stale; empty: none.
    std::string untranslated_notice, stale_notice;
};

/// `passages` holds a Paragraph for each unit, in order; where a unit shows its source, it is not
/// looked at. A passage's n-th note is the unit's n-th; one that the unit does not have is left
/// out, as is a picture that the source does not have (the checks have told it).
document::Document translate(const document::Document& source, const std::vector<Unit>&,
                             const std::vector<Shown>&, const document::Document& passages,
                             const Translating&, AtomTable&);

/// A passage as plain words, where only those can stand: front matter, alternative texts. Variables
/// stay `{{name}}`.
std::string plain_words(const document::Document& passages, document::NodeId passage);

}  // namespace bifolium::l10n
