// Bifolium's own words ("Contents", "Warning", "Page {page} of {pages}") in many languages. CLDR
// has none of these. They are kept as PO files in l10n/labels/ and become tables when Bifolium is
// built, so no edition depends on a file that may be missing.
#pragma once

#include <cstddef>
#include <string_view>

namespace bifolium::l10n {

class Labels {
public:
    /// The words of the nearest language by BCP 47 look-up (es-MX: es; zh-TW: zh-Hant, never
    /// zh-Hans), or English where there is none.
    explicit Labels(std::string_view language);

    /// Empty for a key nobody knows.
    std::string_view operator[](std::string_view key) const;

    /// False: the words are English, and must be marked so.
    bool found() const { return found_; }
    /// What language the words are in: "es" for es-MX.
    std::string_view language() const;

private:
    std::size_t catalogue_ = 0;
    bool found_ = true;
};

}  // namespace bifolium::l10n
