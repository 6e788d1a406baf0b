// Checks of one translated unit against its source: numbers, units of measure, addresses, marks,
// negation, terms. They compare what is said, in the way that each language writes it; what they
// cannot judge they do not report: a false alarm is a defect.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/atom.h"
#include "base/diagnostic.h"
#include "document/document.h"
#include "l10n/units.h"
#include "text/wording.h"

namespace bifolium::l10n {

/// The words that a language must use for a term of the source; one language's.
struct Glossary {
    struct Term {
        std::vector<std::string> source;  ///< The beginnings by which it is found: "stem cell".
        std::vector<std::string> forms;   ///< One of these must stand, be it within a word.
    };
    std::vector<Term> terms;
};

struct Comparison {
    const Unit& unit;
    const document::Document& source;
    const document::Document&
        passages;  ///< The translation, as manuscript::parse_passages reads it.
    document::NodeId passage;
    const text::Wording& from;
    const text::Wording& to;
    Span span;                     ///< Of the msgstr.
    std::uint32_t max_length = 0;  ///< Characters that the author allows; 0: any.
};

void check_translation(const Comparison&, const AtomTable&, const Glossary&, Diagnostics&);

}  // namespace bifolium::l10n
