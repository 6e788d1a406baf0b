// Reads what `pandoc -t json` writes (its API of versions 1.22 and 1.23).
#pragma once

#include <string_view>

#include "base/result.h"
#include "pandoc/tree.h"

namespace bifolium::pandoc {

Result<Tree> read(std::string_view json);

}  // namespace bifolium::pandoc
