#include "l10n/policy.h"

#include <string>
#include <utility>

namespace bifolium::l10n {

namespace {

using document::Weight;

/// One edition's units, weighed one after the other.
std::string with_article(std::string_view words) {
    const bool vowel = std::string_view("aeiou").find(words.front()) != std::string_view::npos;
    return std::string(vowel ? "an " : "a ").append(words);
}

class Judge {
public:
    Judge(const Policy& policy, std::string_view language, Diagnostics& diagnostics)
        : policy_(policy), language_(language), diagnostics_(diagnostics) {}

    Decision run(const std::vector<Unit>& units, const std::vector<Choice>& choices) {
        for (std::size_t i = 0; i < units.size(); ++i) {
            const bool critical = units[i].severity == Weight::critical;
            decision_.shown.push_back(critical ? weigh_critical(units[i], choices[i])
                                               : weigh(units[i], choices[i]));
        }
        tell_machine(units, choices);
        check_coverage();
        decision_.preview = decision_.preview && policy_.on_incomplete == OnIncomplete::preview;
        return std::move(decision_);
    }

private:
    bool previews() const { return policy_.on_incomplete == OnIncomplete::preview; }

    Shown weigh_critical(const Unit& unit, const Choice& choice) {
        const std::string what = "a critical " + std::string(name_of(unit.role));
        if (choice.state == State::missing) {
            withhold("l10n.missing-critical", choice.span,
                     what + " has no translation in '" + language_ + "'",
                     "run 'bifolium l10n update', and translate it");
            return Shown::source;
        }
        if (choice.state == State::stale) {
            withhold("l10n.stale-critical", choice.span,
                     what + " is stale in '" + language_ + "': its source has changed",
                     "mend it, take 'fuzzy' away, and let a person approve it");
            return Shown::source;
        }
        if (choice.reviewed || policy_.critical == CriticalNeeds::translated) {
            return Shown::translation;
        }
        if (!previews()) {
            withhold("l10n.unreviewed-critical", choice.span,
                     what + " is reviewed by nobody in '" + language_ + "'",
                     "let a person who knows both languages run 'bifolium l10n approve " +
                         language_ + "'");
        }
        decision_.preview = true;
        return Shown::translation;
    }

    Shown weigh(const Unit& unit, const Choice& choice) {
        ++ordinary_;
        if (choice.state == State::translated) {
            ++covered_;
            return Shown::translation;
        }
        const bool stale = choice.state == State::stale;
        const bool withholds = policy_.on_incomplete == OnIncomplete::withhold;
        diagnostics_.report({withholds ? Severity::error : Severity::warning,
                             stale ? "l10n.stale" : "l10n.missing", choice.span,
                             with_article(name_of(unit.role)) +
                                 (stale ? " is stale in '" : " has no translation in '") +
                                 language_ + "'",
                             stale ? "mend it and take 'fuzzy' away"
                                   : "run 'bifolium l10n update', and translate it"});
        decision_.preview = true;
        decision_.withheld = decision_.withheld || withholds;
        const bool shows_stale = stale && policy_.on_incomplete == OnIncomplete::stale_with_notice;
        return shows_stale ? Shown::stale : Shown::source;
    }

    /// One finding for all: they come by the hundred.
    void tell_machine(const std::vector<Unit>& units, const std::vector<Choice>& choices) {
        std::size_t machine = 0, first = units.size();
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (choices[i].state != State::translated || choices[i].reviewed ||
                !choices[i].machine) {
                continue;
            }
            ++machine;
            first = std::min(first, i);
        }
        if (machine == 0) return;
        decision_.preview = true;
        decision_.withheld = decision_.withheld || !previews();
        diagnostics_.report({previews() ? Severity::warning : Severity::error,
                             "l10n.machine-translation", choices[first].span,
                             std::to_string(machine) + " of " + std::to_string(units.size()) +
                                 " texts in '" + language_ +
                                 "' were translated by a machine and reviewed by nobody; this is "
                                 "the first",
                             "when a person has read them, run 'bifolium l10n approve " +
                                 language_ + " --by NAME'; " +
                                 (previews() ? "until then its editions are previews"
                                             : "or say 'on-incomplete: preview' in the project "
                                               "file")});
    }

    void check_coverage() {
        const bool notices = policy_.on_incomplete == OnIncomplete::source_with_notice ||
                             policy_.on_incomplete == OnIncomplete::stale_with_notice;
        if (!notices || ordinary_ == 0) return;
        const std::size_t percent = covered_ * 100 / ordinary_;
        if (percent >= static_cast<std::size_t>(policy_.least_coverage_percent)) return;
        withhold("l10n.coverage", {},
                 std::to_string(percent) + " % of '" + language_ +
                     "' is translated; the project "
                     "file asks for " +
                     std::to_string(policy_.least_coverage_percent) + " %",
                 "translate more, or lower 'l10n: {min-coverage: …}'");
    }

    void withhold(std::string_view code, Span span, std::string message, std::string hint) {
        diagnostics_.report({Severity::error, code, span, std::move(message), std::move(hint)});
        decision_.withheld = true;
    }

    const Policy& policy_;
    const std::string language_;
    Diagnostics& diagnostics_;
    Decision decision_;
    std::size_t ordinary_ = 0, covered_ = 0;
};

}  // namespace

Decision decide(const std::vector<Unit>& units, const std::vector<Choice>& choices,
                const Policy& policy, std::string_view language, Diagnostics& diagnostics) {
    return Judge(policy, language, diagnostics).run(units, choices);
}

}  // namespace bifolium::l10n
