// XLIFF 1.2: a catalogue for translators whose tools speak no PO, and their work brought back.
// https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
// Inline Markdown stays text. A unit's id is made from its context and msgid, so a file from before
// a change of the manuscript cannot put a translation under another sentence.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/source.h"
#include "l10n/po.h"

namespace bifolium::l10n {

struct XliffLanguages {
    std::string source, target;  ///< BCP 47.
};

/// All entries that are not obsolete, in order. `original` is the manuscript's path.
std::string write_xliff(const PoFile&, const std::string& original, const XliffLanguages&);

/// The catalogue with the file's translations put in. What cannot be put in, or is left as it was,
/// is a finding; a file in another language than the catalogue's changes nothing.
PoFile read_xliff(const Sources&, SourceId, const PoFile& catalogue, Diagnostics&);

/// 16 hexadecimal digits; the same for the same context and msgid, whatever else changes.
std::string xliff_id(const PoEntry&);

}  // namespace bifolium::l10n
