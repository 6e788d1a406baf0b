// Advice on wording, as notes with their place: sentences that are long, abbreviations and medical
// words that nobody explains, instructions that do not say who acts. What cannot be judged is not
// reported: an author who is told of what is right stops reading.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace bifolium::readability {

/// Long sentences and abbreviations in every language with spaces; medical words in English;
/// passives in English and German.
void advise(const document::Document&, const AtomTable&, const Sources&, Diagnostics&);

}  // namespace bifolium::readability
