// `bifolium watch`: builds, waits for a change, builds again; and `serve`, which shows it all.
#pragma once

#include "app/command_line.h"
#include "app/machine.h"

namespace bifolium::serve {

int watch(const app::WatchCommand&, const app::CommandLine&, const app::Machine&);

}  // namespace bifolium::serve
