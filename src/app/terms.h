// Terms: manuscript/glossary.yaml, which says how each term must be said in every language.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "l10n/checks.h"

namespace bifolium::app {

struct Term {
    /// The words by language tag, in the file's order.
    std::vector<std::pair<std::string, std::vector<std::string>>> words;
};

/// The list under `terms:`; what is not as it should be is a finding, and left out.
std::vector<Term> read_terms(const Sources&, SourceId, Diagnostics&);

/// Those that both languages have words for; es-MX takes es's where it has none of its own.
l10n::Glossary glossary_of(const std::vector<Term>&, const std::string& from,
                           const std::string& to);

}  // namespace bifolium::app
