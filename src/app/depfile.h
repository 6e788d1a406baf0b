// The depfile of a build: its outputs and all that they were made of, in Make's syntax, so that
// Make, Ninja or CMake start Bifolium when it has something to do, and only then.
#pragma once

#include <string>
#include <vector>

#include "app/build.h"
#include "app/disk_files.h"

namespace bifolium::app {

struct Dependencies {
    std::vector<std::string> outputs;  ///< The first names the rule.
    std::vector<std::string> inputs;
};

/// Of a finished build. What it looked for and did not find stands as the folder where it would
/// appear.
Dependencies dependencies_of(const std::vector<Asked>&, const BuildResult&);

/// One rule. Names that no rule can hold, with a line end in them, are left out.
std::string depfile(const Dependencies&);

}  // namespace bifolium::app
