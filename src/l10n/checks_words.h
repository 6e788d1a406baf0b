// What a unit and its translation say, taken apart for the checks: running text, and the marks in
// it. Internal to l10n.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "document/document.h"
#include "l10n/checks.h"
#include "l10n/units.h"

namespace bifolium::l10n {

/// Kinds of marks, in the order in which they are reported.
enum class Mark : std::uint8_t {
    link,
    address,  ///< A link that shows its own target.
    picture,
    note,
    variable,
    code,
    subscript,
    superscript,
    strong,
    emphasis,
    strikethrough,
    keyboard,
    underline,
    span,
};

struct Said {
    /// Plain (text/matching.h). Code, variables, notes and links that show their own target are
    /// `hole`, and so is where a superior or inferior begins and ends.
    std::string text;
    std::map<std::pair<Mark, std::string>, int> marks;  ///< How often each stands.
    int superior = 0, inferior = 0;                     ///< Characters that are so: ², ₂.
};

inline constexpr std::string_view hole = "\xEF\xBF\xBC";  // U+FFFC

Said said(const document::Document&, document::NodeId holder, const AtomTable&);
/// Of the source; facts and alternative texts too.
Said said(const document::Document&, const Unit&, const AtomTable&);

/// One comparison, made ready: both texts, from which the addresses are taken out as they are
/// found.
struct Pair {
    const Comparison& of;
    Said source, target;
    Diagnostics& diagnostics;

    void report(Severity, std::string_view code, std::string message, std::string hint = {}) const;
    bool is_critical() const { return of.unit.severity == document::Weight::critical; }
};

void check_addresses(Pair&);  ///< Takes them out of both texts.
void check_numbers(const Pair&);
void check_structure(const Pair&);
void check_negation(const Pair&);
void check_terms(const Pair&, const Glossary&);
void check_form(const Pair&);

}  // namespace bifolium::l10n
