// The report on one edition: what was found, what was compared, what the text holds for those who
// cannot see it, and what only a person can tell. It claims no conformance: that is for people.
#pragma once

#include <string>
#include <vector>

#include "site/facts.h"

namespace bifolium::site {

/// A finding as it is told in the report.
struct Told {
    std::string severity, code, message, hint;
    std::string place;   ///< "manuscript/msc.md:12"; empty: of no file.
    std::string excuse;  ///< Why it does not stand: who waived it, or the baseline. Empty: it does.
};

/// HTML; its one link leads from `report/<language>/` to the download page.
std::string report(const Edition&, const std::vector<Told>&, std::string_view version);

}  // namespace bifolium::site
