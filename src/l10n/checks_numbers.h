// The numbers of a text, as one language reads them. Internal to l10n.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/wording.h"

namespace bifolium::l10n {

enum class Sign : unsigned char { none, minus, dash };

/// A unit of measure beside a number. A form may stand for several ("m": metre or minute).
struct Measure {
    std::vector<std::string_view> units;  ///< CLDR's names; empty: none.
    std::vector<std::string_view> per;    ///< "kilogram" of mg/kg.
    bool symbol = false;
    std::size_t end = 0;  ///< Behind it.
};

struct Number {
    std::size_t begin = 0, end = 0;
    std::string raw;                 ///< "1,000", as it stands, less blanks.
    std::string value;               ///< "1000"; empty if the language reads no number there.
    std::string other;               ///< "1.5" of "1,5" where the language writes 1.5, and reverse.
    std::vector<std::string> parts;  ///< "17", "5", "2026" of 17.05.2026; empty: one piece.
    std::string name;                ///< "igf-1": with the letters before it; else empty.
    Sign sign = Sign::none;
    int month = 0;               ///< A month's name, whose value is this.
    int scale = 0;               ///< Zeros that a word adds: "million".
    Measure measure, inherited;  ///< `inherited`: of the next number, "5" of "5 to 10 mg".
    bool used = false;
};

std::vector<Number> read_numbers(std::string_view text, const text::Wording&);

/// Adds months by name that stand beside a number: as numbers, in their places.
void add_months(std::vector<Number>&, std::string_view text, const text::Wording&);

/// "5" of "005", "2.5" of "02.50".
std::string canonical_number(std::string_view whole, std::string_view fraction = {});

/// The unit that stands at `at` or behind blanks or a hyphen there.
Measure measure_behind(std::string_view text, std::size_t at, const text::Wording&);
/// The unit that ends where the number begins.
Measure measure_before(std::string_view text, std::size_t at, const text::Wording&);
/// Does any form of the unit stand anywhere in the text?
bool has_measure(std::string_view folded_text, std::string_view unit, const text::Wording&);
/// Would its loss or change be seen by everybody: a dose, not "3 days"?
bool is_exact_unit(std::string_view unit);

}  // namespace bifolium::l10n
