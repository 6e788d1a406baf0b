// The `build` and `check` commands: a project or one manuscript, from the disk to the disk.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/disk_files.h"
#include "app/exit_code.h"
#include "app/machine.h"
#include "app/publish.h"
#include "site/facts.h"

namespace bifolium::app {

/// Called as editions finish, from any thread but one at a time.
using Progress = std::function<void(const std::string& edition, std::size_t done, std::size_t all)>;

/// One edition's end: what its manifest entry and the closing table say.
using EditionResult = site::Edition;

struct BuildResult {
    ExitCode exit_code = ExitCode::nothing_against;
    Diagnostics diagnostics;  ///< All findings of the run, each once.
    std::vector<EditionResult> editions;
    std::string folder;  ///< For paths of findings: where the project is, seen from here.
    std::string output_folder;
};

/// `sources` come back filled: findings point into them.
BuildResult build(const BuildCommand&, const Machine&, const Progress&, Shared&);
/// Nothing may be mounted in `files` yet.
BuildResult build(const BuildCommand&, const Machine&, const Progress&, Shared&, DiskFiles& files);

}  // namespace bifolium::app
