// `bifolium readability`: how hard each section is to read, and the sentences to begin with.
#pragma once

#include <string>

#include "app/command_line.h"
#include "app/exit_code.h"
#include "app/machine.h"
#include "app/shared.h"

namespace bifolium::app {

struct ReadabilityResult {
    ExitCode exit_code = ExitCode::nothing_against;
    Diagnostics diagnostics;
    std::string text;   ///< For standard output.
    std::string shown;  ///< Before paths of findings.
};

/// `sources` come back filled: findings point into them.
ReadabilityResult run_readability(const ReadabilityCommand&, const Machine&, Shared&);

}  // namespace bifolium::app
