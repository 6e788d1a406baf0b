// Which program paints drawings: its own bytes, the libraries that it runs with, and the fonts that
// it sees. An update of any of them may paint another picture.
#pragma once

#include <filesystem>
#include <vector>

#include "base/digest.h"

namespace bifolium::app {

/// Starts the program, so that the system says which libraries it has; it draws nothing.
Digest painter_identity(const std::filesystem::path& program,
                        const std::vector<std::filesystem::path>& font_folders);

}  // namespace bifolium::app
