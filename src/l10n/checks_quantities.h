// Numbers of a source found again in its translation. Internal to l10n.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "l10n/checks_numbers.h"

namespace bifolium::l10n {

/// One side: its text, its numbers, its language.
struct Side {
    std::string_view text;
    const text::Wording& wording;
    std::string folded;
    std::vector<Number> numbers;
    Side(std::string_view plain, const text::Wording& language);
};

/// Nothing for fractions, and for more than 64 bits.
std::optional<std::int64_t> whole_number(std::string_view value);

/// Of a number of the source, the number of the translation that says it; nullptr if words do.
struct Found {
    const Number* source = nullptr;
    const Number* target = nullptr;
};

/// Which numbers say each other. What is found is `used` on both sides.
std::vector<Found> match_numbers(Side& source, Side& target);

/// Does the text say this value in words, or by other signs: "fünf", "V", "May", "ساعتان"?
bool says_in_words(const Side&, std::string_view value);

/// Is an additional number of the translation no new fact: "M1" named again, ":00", "1日2回"?
bool is_harmless(const Side& source, const Side& target, const Number&);

}  // namespace bifolium::l10n
