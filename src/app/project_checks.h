// What `check` looks at beyond single editions: style sheets that name what no text has, templates
// that are older than their manuscripts, review dates that are past.
#pragma once

#include <string>
#include <vector>

#include "app/project.h"
#include "app/shared.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "site/facts.h"

namespace bifolium::app {

/// `files` to read templates from. `editions`: those that were made; their sheets are looked at.
void check_project(const Project&, const std::vector<Edition>& editions, const Shared&,
                   const Files& files, Diagnostics&);

/// Reviews that were due before `today` (ISO 8601); empty: no date is judged.
void check_review_dates(const std::vector<site::Edition>&, const Shared&, const std::string& today,
                        Diagnostics&);

}  // namespace bifolium::app
