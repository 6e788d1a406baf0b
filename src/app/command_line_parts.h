// The parts of the command line that are read in a file of their own. Private to command_line.
#pragma once

#include <CLI/CLI.hpp>

#include "app/command_line.h"

namespace bifolium::app {

/// How findings are told: of every command that has any.
void common_options(CLI::App&, CommandLine&);

void l10n_options(CLI::App&, L10nCommand&, CommandLine&);
void readability_options(CLI::App&, ReadabilityCommand&, CommandLine&);
void import_options(CLI::App&, ImportCommand&);

}  // namespace bifolium::app
