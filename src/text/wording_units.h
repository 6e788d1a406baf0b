// The forms of units of measure beside a number. Internal to text.
#pragma once

#include <unicode/locid.h>

#include <string_view>
#include <vector>

#include "text/wording.h"

namespace bifolium::text {

std::vector<UnitWord> unit_words(const icu::Locale&);
/// Other forms than CLDR's, in no order.
void add_other_forms(std::string_view language, std::vector<UnitWord>&);
std::vector<ScaleWord> scale_words(const icu::Locale&);

}  // namespace bifolium::text
