// `bifolium l10n extract | update | status | check | approve | export | import`: what translators
// and reviewers do between builds. They write into the project's folder of catalogues, each file
// whole, by rename.
#pragma once

#include <string>

#include "app/command_line.h"
#include "app/exit_code.h"
#include "app/machine.h"
#include "app/shared.h"

namespace bifolium::app {

struct L10nResult {
    ExitCode exit_code = ExitCode::nothing_against;
    Diagnostics diagnostics;
    std::string text;   ///< For standard output.
    std::string shown;  ///< Before paths of findings.
};

/// `sources` come back filled: findings point into them.
L10nResult run_l10n(const L10nCommand&, const Machine&, Shared&);

}  // namespace bifolium::app
