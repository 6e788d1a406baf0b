// Policy: what an edition in another language may show, and what withholds it. Silence is not an
// option: what is not a translation that counts is a finding, and is seen on the page.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "l10n/catalogue.h"
#include "l10n/translate.h"
#include "l10n/units.h"

namespace bifolium::l10n {

/// What becomes of an edition with ordinary units that no translation counts for: missing, stale,
/// or made by a machine and reviewed by nobody.
enum class OnIncomplete : std::uint8_t {
    withhold,
    source_with_notice,  ///< The source's words, with a notice where they stand.
    stale_with_notice,   ///< A stale translation, with a notice; else the source's words.
    preview,             ///< Built under another name, and every page says that it is a preview.
};

enum class CriticalNeeds : std::uint8_t { reviewed, translated };

struct Policy {
    OnIncomplete on_incomplete = OnIncomplete::withhold;
    CriticalNeeds critical = CriticalNeeds::reviewed;
    int least_coverage_percent = 0;  ///< Of ordinary units, where notices may stand for some.
};

struct Decision {
    std::vector<Shown> shown;  ///< By unit.
    bool preview = false;      ///< The edition is none that may be handed out.
    bool withheld = false;     ///< Also what was published of it before must go.
};

/// Each fault is a finding at its line in the PO file, or at the source where that has none.
Decision decide(const std::vector<Unit>&, const std::vector<Choice>&, const Policy&,
                std::string_view language, Diagnostics&);

}  // namespace bifolium::l10n
