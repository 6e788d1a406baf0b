// What `build`, `check` and `plan` do first: open the project, take what the command line chose of
// it, and list the editions. No manuscript of a project is read for it.
#pragma once

#include <string>
#include <vector>

#include "app/build.h"
#include "app/command_line.h"
#include "app/disk_files.h"
#include "app/machine.h"
#include "app/open_project.h"
#include "app/plan.h"
#include "app/shared.h"

namespace bifolium::app {

struct Prepared {
    DiskFiles& files;
    OpenProject open;
    std::string po;                 ///< The catalogue of the command line; empty: none.
    std::vector<Edition> editions;  ///< Borrow the project above.
};

/// What stands in the way is in `result`, with its exit code.
void prepare(const BuildCommand&, const Machine&, Shared&, Prepared&, BuildResult& result);

/// How the editions are divided.
Plan plan_of(const Prepared&, const BuildCommand&, const Machine&, unsigned shards);

}  // namespace bifolium::app
