// The `merge` command: what the shards of one plan made becomes one output folder, the same bytes
// that a single run would have made. Nothing is written before every shard is there and every file
// is as its shard says.
#pragma once

#include "app/build.h"
#include "app/command_line.h"

namespace bifolium::app {

/// As if one run had made it all. `shared.sources` gets the lines that the findings point at.
BuildResult merge(const MergeCommand&, Shared& shared);

}  // namespace bifolium::app
