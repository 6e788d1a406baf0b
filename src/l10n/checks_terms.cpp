#include <algorithm>
#include <string>

#include "l10n/checks_words.h"
#include "text/matching.h"

namespace bifolium::l10n {

namespace {

bool says(std::string_view folded_text, const std::string& term) {
    return folded_text.find(text::folded(text::plain(term))) != std::string_view::npos;
}

/// From the beginning of a word: "term" is not in "determine".
bool begins(std::string_view folded_text, const std::string& term) {
    return text::find_word(folded_text, text::folded(text::plain(term)), text::Match::beginning) !=
           std::string_view::npos;
}

std::string listed(const std::vector<std::string>& forms) {
    std::string out;
    for (const std::string& form : forms) {
        out.append(out.empty() ? "'" : ", '").append(form).append("'");
    }
    return out;
}

}  // namespace

void check_terms(const Pair& pair, const Glossary& glossary) {
    if (glossary.terms.empty()) return;
    const std::string here = text::folded(pair.source.text);
    const std::string there = text::folded(pair.target.text);
    for (const Glossary::Term& term : glossary.terms) {
        const auto in_source = std::find_if(term.source.begin(), term.source.end(),
                                            [&](const auto& word) { return begins(here, word); });
        if (in_source == term.source.end() || term.forms.empty()) continue;
        const bool kept = std::any_of(term.forms.begin(), term.forms.end(),
                                      [&](const auto& form) { return says(there, form); });
        if (kept) continue;
        pair.report(Severity::warning, "l10n.term",
                    "'" + *in_source + "' is not translated as the glossary says",
                    "use " + listed(term.forms));
    }
}

}  // namespace bifolium::l10n
