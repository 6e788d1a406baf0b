// The key `fit` of a variant in the project file.
#pragma once

#include <optional>

#include "app/fit.h"
#include "app/value_reader.h"

namespace bifolium::app {

/// Nothing if it does not say how many pages: that is reported.
std::optional<Fit> read_fit(const manuscript::Setting&, ValueReader&);

}  // namespace bifolium::app
