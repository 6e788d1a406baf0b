// One run of bifolium-serve: `watch` and `serve`, from their arguments to the exit code. A program
// of its own, so that bifolium itself opens no socket.
#pragma once

#include <span>

namespace bifolium::serve {

/// The arguments are those of `bifolium watch …` or `bifolium serve …`.
int run(std::span<const char* const> arguments);

}  // namespace bifolium::serve
