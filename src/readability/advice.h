// Advice on wording, as notes with their place: sentences that are long, abbreviations and medical
// words that nobody explains, instructions that do not say who acts. What cannot be judged is not
// reported: an author who is told of what is right stops reading.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace bifolium::readability {

/// What nobody can look up in the text is told always, the rest to those who ask.
enum class Advice : unsigned char { abbreviations, all };

/// Long sentences and abbreviations in every language with spaces; medical words in English;
/// passives in English and German.
void advise(const document::Document&, Advice, const AtomTable&, const Sources&, Diagnostics&);

}  // namespace bifolium::readability
