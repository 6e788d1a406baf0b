// The findings of all shards, as one run would have told them: in its order, each once. Their
// places stand in texts that hold the lines they point at, which is all that any format shows.
#pragma once

#include <vector>

#include "app/merge_parts.h"

namespace bifolium::app {

/// `sources` gets the lines; the exit code, what only all shards together show.
void tell_all(const std::vector<Part>&, Sources& sources, BuildResult& result);

}  // namespace bifolium::app
