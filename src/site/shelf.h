// The editions of a manifest as a reader looks for them: publications, their languages, and in each
// language the ways in which they are made. Borrows the manifest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/facts.h"

namespace bifolium::site {

struct Tongue {
    std::string_view language;
    std::vector<const Edition*> variants;  ///< The standard one first.
};

/// With more languages than this a publication only names them, and each language's own page has
/// the files: two thousand editions stay a page that one can read.
inline constexpr std::size_t most_cards = 12;

struct Publication {
    std::string_view id;
    std::vector<Tongue> tongues;  ///< That of the manuscript first, then by the languages' names.
    bool has_cards() const { return tongues.size() <= most_cards; }
    /// The anchor of its section, on every page.
    std::string place() const { return "publication-" + std::string(id); }
};

/// In the project's order. Editions in disguise (pseudo-locales) are left out: they are tests.
/// `language`: that one alone, and the publications that have it; empty: all.
std::vector<Publication> shelf(const Manifest&, std::string_view language = {});

/// All languages of a shelf, each once, by their names.
std::vector<const Edition*> languages_on(const std::vector<Publication>&);

/// The one of this role that stands; null if there is none, or its path leads elsewhere.
const File* file_of(const Edition&, Role);

/// "./" and a path as part of a URL: what a name may not hold there is percent-encoded.
std::string reference(std::string_view path);

}  // namespace bifolium::site
