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
/// Of `build` and what builds: how large the cache may become.
void cache_size_option(CLI::App&, const char* name, std::uint64_t& most_bytes);
/// Adds both commands.
void clean_options(CLI::App&, CleanCommand&);
void cache_options(CLI::App&, CacheCommand&);

}  // namespace bifolium::app
