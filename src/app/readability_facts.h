// What the report says of an edition's readability: the figures of its language's formulas, as they
// are shown, and the sentences to part first.
#pragma once

#include <string_view>

#include "base/source.h"
#include "readability/readability.h"
#include "site/facts.h"

namespace bifolium::app {

/// "school years, less is easier"
std::string_view name_of(readability::Scale);

site::Readability readability_facts(const readability::Readability&, const Sources&);

}  // namespace bifolium::app
