// Findings in the pages of a preview: those of the publication that is looked at, and apart from
// them what else the project has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "serve/round.h"

namespace bifolium::serve {

using FindingList = std::vector<const Finding*>;

FindingList every_finding(const Round&);

struct Sorted {
    FindingList own;     ///< Of the edition's publication; those of the edition itself first.
    FindingList others;  ///< Of other publications, and of the project as a whole.
};
Sorted sorted_for(const Round&, const EditionState&);

/// What the last build said: "2 errors", and how long it took.
std::string pulse(const Round&, const FindingList&);

/// `id`: of the element, which is there also where there is nothing to tell. It stands open where
/// there are errors, elsewhere only where they are the project's own. `heading`: "finding", with
/// its number before it and `where` behind.
std::string findings(const FindingList&, std::string_view id, std::string_view heading,
                     std::string_view where);

}  // namespace bifolium::serve
