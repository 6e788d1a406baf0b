// Numbers of a text, and a translation whose source changed in its numbers alone. A dose that is
// put into the wrong place harms: where there is any doubt about which number is which, or whether
// a separator groups or divides (`1,000`), there is no proposal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/locale.h"

namespace bifolium::l10n {

/// Digits, with single separators between them: "5", "1,250.75", "20.11.2026".
struct Numeral {
    std::size_t begin = 0, end = 0;  ///< In the text, bytes.
    enum class Reading : std::uint8_t {
        number,     ///< It has a value.
        ambiguous,  ///< `1,000`: what it is, depends on the language, and not all keep to theirs.
        none,       ///< A date, a version, a list.
    } reading = Reading::none;
    std::string whole, fraction;  ///< The value, in ASCII digits.
    std::string grouping;         ///< The separator that groups, as it is written; empty: none.
    bool own_digits = false;      ///< The locale's, not ASCII's.

    bool same_value(const Numeral& other) const {
        return reading == Reading::number && other.reading == Reading::number &&
               whole == other.whole && fraction == other.fraction;
    }
};

std::vector<Numeral> numerals(std::string_view text, const text::Locale&);

/// The text without its numbers: equal for texts that differ in nothing else.
std::string without_numerals(std::string_view text, const text::Locale&);

struct NumberChange {
    std::string_view before, after;  ///< The source.
    const text::Locale& source;
    const text::Locale& target;
};

/// The translation with just those numbers replaced that changed in the source, written as the
/// translation writes its numbers. Nothing if other things changed too, or if in doubt.
std::optional<std::string> renumbered(const NumberChange&, std::string_view translation);

}  // namespace bifolium::l10n
