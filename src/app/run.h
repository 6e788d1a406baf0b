// One run of the command: from its arguments to its exit code. The only place that reads the
// environment, and that prints.
#pragma once

#include <span>

namespace bifolium::app {

int run(std::span<const char* const> arguments);

}  // namespace bifolium::app
