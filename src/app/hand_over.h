// `watch` and `serve` are the work of bifolium-serve, a program of its own: so bifolium, which runs
// in CI and on others' manuscripts, cannot open a socket at all.
#pragma once

#include <span>

namespace bifolium::app {

/// Goes on as bifolium-serve, with the same arguments: beside this program, or in the folder of
/// programs that only programs start. Comes back with an exit code if there is none.
int hand_over(std::span<const char* const> arguments);

}  // namespace bifolium::app
