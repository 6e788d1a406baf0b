// What changed since a commit, as git says: started without a shell, with fixed arguments, and
// nothing of the repository's own settings that would start another program.
#pragma once

#include <filesystem>
#include <string>

#include "app/changed_lines.h"
#include "app/machine.h"
#include "base/result.h"

namespace bifolium::app {

/// Lines below `root` that differ from where `reference` and the present commit parted, with what
/// is not committed yet. A failure says why not, in the user's terms.
Result<ChangedLines> changed_since(const Machine&, const std::filesystem::path& root,
                                   const std::string& reference);

}  // namespace bifolium::app
