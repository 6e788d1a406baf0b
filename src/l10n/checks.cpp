#include "l10n/checks.h"

#include "l10n/checks_words.h"

namespace bifolium::l10n {

void check_translation(const Comparison& comparison, const AtomTable& atoms,
                       const Glossary& glossary, Diagnostics& diagnostics) {
    Pair pair{.of = comparison,
              .source = said(comparison.source, comparison.unit, atoms),
              .target = said(comparison.passages, comparison.passage, atoms),
              .diagnostics = diagnostics};
    check_structure(pair);
    check_form(pair);
    check_addresses(pair);
    check_numbers(pair);
    check_negation(pair);
    check_terms(pair, glossary);
}

}  // namespace bifolium::l10n
