// The project around a folder: for a command that writes into a project and is given no project,
// such as import. What the project says of findings holds there too.
#pragma once

#include <filesystem>
#include <optional>

#include "app/project.h"
#include "base/diagnostic.h"
#include "base/source.h"

namespace bifolium::app {

struct EnclosingProject {
    std::filesystem::path root;  ///< Absolute.
    Project project;
    /// The findings with their severities and waivers; no date is judged, and the baseline is of
    /// what stood there before. `sources` have paths as seen from here.
    Diagnostics ruled(const Diagnostics& found, const Sources& sources) const;
};

/// The nearest one, in the folder itself or above; nothing if there is none that can be read.
std::optional<EnclosingProject> enclosing_project(const std::filesystem::path& folder);

}  // namespace bifolium::app
