// The `clean` command: takes away what Bifolium made, as its manifest says, and nothing else. A
// file that is not as it was written is somebody's work by now, and stays.
#pragma once

#include "app/cache_commands.h"
#include "app/command_line.h"
#include "app/machine.h"

namespace bifolium::app {

Said clean(const CleanCommand&, const Machine&);

}  // namespace bifolium::app
