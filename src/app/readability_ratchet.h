// The ratchet: what the baseline records of each section's readability, and what is harder to read
// now. A section is found by its heading's identifier; one that was renamed, by its neighbours.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/plain_language.h"
#include "base/diagnostic.h"

namespace bifolium::app {

/// As in Baseline: by section ("msc/en#how-it-works"), then by measure: each formula's value to one
/// decimal, "order" among the sections, and "words", for people.
using ReadabilityRecords = std::map<std::string, std::map<std::string, double>>;

/// The records of all publications anew. Sections that wait for a translator keep their old ones.
ReadabilityRecords updated_records(const ReadabilityRecords& old,
                                   const std::vector<MeasuredPublication>& all);

/// Reports sections that are harder to read than recorded, that are clearly easier, and that are
/// not recorded beside others that are. Nothing where nothing is recorded of the publication.
void check_records(const MeasuredPublication&, const ReadabilityRecords&, Diagnostics&);

}  // namespace bifolium::app
