// What a command says at its end: findings to a person on standard error, or in a format for
// programs, alone, on standard output; then the table of what was made.
#pragma once

#include <string_view>

#include "app/build.h"
#include "app/command_line.h"
#include "app/machine.h"

namespace bifolium::app {

void print(std::FILE*, std::string_view);

/// Findings only; `result` needs no editions.
void print_findings(const BuildResult& result, const Sources&, const CommandLine&, const Machine&);

/// Findings, the closing table, and the exit code: of a build, or of what a merge put together.
int tell(const BuildResult&, const Sources&, const CommandLine&, const Machine&, bool with_table);

}  // namespace bifolium::app
