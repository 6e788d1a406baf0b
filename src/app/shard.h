// A shard: one of the equal parts that the editions of a project are divided into, so that many
// machines make them. Any engine that numbers its jobs will do; `auto` asks the environment of the
// usual ones which number this job has.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace bifolium::app {

struct Shard {
    unsigned index = 1;  ///< From 1 to `count`.
    unsigned count = 1;
    friend bool operator==(const Shard&, const Shard&) = default;
};

/// What stands after --shard.
struct ShardChoice {
    std::optional<Shard> given;  ///< Empty: auto.
};

/// "3/8" or "auto"; a failure says what is wrong with it.
Result<ShardChoice> read_shard(std::string_view);

/// A variable of the environment; empty if it is not set.
using Lookup = std::function<std::string_view(const char* name)>;

struct FoundShard {
    Shard shard;
    std::string where;  ///< "SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_COUNT=8 …"
};

/// Reads, in order: BIFOLIUM_SHARD_INDEX and _COUNT (from 1; what a person sets, so it rules);
/// SLURM_ARRAY_TASK_ID, _COUNT, _MIN and _STEP; JOB_COMPLETION_INDEX (from 0) with
/// BIFOLIUM_SHARD_COUNT; CI_NODE_INDEX (from 1) and CI_NODE_TOTAL. Half a pair, a number out of its
/// range and engines that contradict each other are failures: a guess would leave editions out.
Result<FoundShard> find_shard(const Lookup&);

/// "manifest-3-of-8.json": what a shard writes last.
std::string shard_manifest_name(const Shard&);
/// Nothing if the file is none of a shard's.
std::optional<Shard> shard_of_manifest(std::string_view file_name);

}  // namespace bifolium::app
