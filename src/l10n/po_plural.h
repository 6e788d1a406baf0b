// The header's Plural-Forms: how many forms a language has, and how often each is used.
// https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
// Internal to read_po().
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace bifolium::l10n {

struct PluralForms {
    std::size_t forms = 0;  ///< 0: the field does not say.
    /// How many of the numbers 0 to 1000 take each form. Empty if the formula is none, divides by
    /// nought or leads to a form beyond the last.
    std::vector<std::size_t> numbers;

    /// Is this form for so few numbers that it may leave the number out ("one day")?
    bool is_rare(std::size_t form) const { return form < numbers.size() && numbers[form] < 5; }
};

PluralForms plural_forms(std::string_view field);

}  // namespace bifolium::l10n
