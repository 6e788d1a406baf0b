// Metadata: the front matter of a publication, as checked facts.
// The first file's front matter is the book's; later files may give title and language only.
// What is empty was not said: nothing is ever invented here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/atom.h"
#include "base/source.h"

namespace bifolium::document {

/// `<!-- bifolium:ignore CODE until 2027-01-31: reason -->`: the author knows, and says so. Covers
/// the first finding of that code after it in the same source, or the last before it where none
/// follows; whoever prints findings shows it as waived.
struct Waiver {
    std::string code;
    std::string until;  ///< ISO 8601; empty: as long as it stands there.
    std::string reason;
    Span span;
};

/// `<!-- translators: max-length: 40; On the cover -->`: what the author tells whoever translates
/// the text that the comment stands in, or else the next one.
struct TranslatorNote {
    std::string text;
    std::uint32_t max_length = 0;  ///< Characters a translation may have; 0: any number.
    Span span;
};

struct Metadata {
    std::string title, subtitle, kicker, description;
    std::string identifier;  ///< Stable; the EPUB's UUID derives from it.
    std::string version;
    std::string date, reviewed, next_review;  ///< ISO 8601; `date` feeds every time stamp.
    std::string publisher, contact, rights, cover;
    std::vector<std::string> authors, keywords, sources;
    std::string
        profile;  ///< "patient-leaflet": what is mandatory, and that a gap is printed as one.
    Atom language;
    std::optional<int> contents_levels;  ///< Of the generated contents; 0 for none.
    Span span;                           ///< Of the front matter; no source if there is none.
    /// The front matter has no title: it is the first heading's words, or the file's name.
    bool title_is_derived = false;
    std::vector<Waiver> waivers;
    std::vector<TranslatorNote> translator_notes;  ///< In the order of the text.
};

}  // namespace bifolium::document
