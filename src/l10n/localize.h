// Localize: everything that differs between languages: generated words, and the generated nodes
// (cover, contents, labels of callouts, notes' places, back matter). Selection by medium happens
// here too, before layout. After this no stage asks for a word.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "document/document.h"
#include "text/locale.h"

namespace bifolium::l10n {

struct Localized {
    document::Document document;  ///< Every node's Origin leads back to the source document.
    bool incomplete = false;      ///< No labels for this language: exit 3.
};

/// What one edition needs; borrowed.
struct Language {
    const text::Locale& locale;
    /// Classes that this edition leaves out: "ebook-only" in print and so on. A critical block
    /// among them is an error.
    std::set<std::string, std::less<>> without;
    int contents_levels = 0;  ///< Headings down to this level in the generated contents; 0: none.
    std::map<std::string, std::string, std::less<>> variables;  ///< In this language.
    /// Names that no language has: the manuscript's reader has told of them.
    std::set<std::string, std::less<>> undefined = {};
    /// Of links into other texts of the project, by target. One without an address stays words.
    std::map<std::string, std::string, std::less<>> addresses = {};
    std::string cover_image;  ///< Path of the motif; empty: none.
    bool preview = false;     ///< Every page says that nobody has reviewed the translation.
    bool heads_notes = true;  ///< Are notes headed "Notes"? At the foot of pages they need not be.
};

Localized localize(const document::Document&, const Language&, AtomTable&, Diagnostics&);

}  // namespace bifolium::l10n
