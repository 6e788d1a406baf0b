// The plan: which shard makes which edition. Every shard works it out for itself and all come to
// the same, so it counts what the inputs say and nothing else: no clock, no machine, no cache. Its
// hash covers all that; shards of different inputs, options or versions never merge.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "app/project.h"
#include "base/files.h"

namespace bifolium::app {

struct PlannedEdition {
    std::string publication, language, variant;
    std::uint64_t cost = 0;  ///< About a microsecond of one processor.
    unsigned shard = 1;
};

struct Plan {
    unsigned shards = 1;
    std::string hash;                      ///< SHA-256, hexadecimal.
    std::vector<PlannedEdition> editions;  ///< In the project's order.
};

/// What a plan is made from.
struct PlanFacts {
    const Project& project;
    const std::vector<Edition>& editions;
    std::string po;  ///< The catalogue of the command line, as `files` names it; or empty.
    std::int64_t source_date_epoch = -1;
    std::string today;  ///< That dates are judged against; empty: none is.
    bool paints_drawings = true;
};

Plan make_plan(const PlanFacts&, unsigned shards, const Files&);

struct Weight {
    std::uint64_t cost = 0;
    std::size_t group = 0;  ///< Neighbours of one group are better made together.
};
/// Neighbours of a group go together, as much as a sixteenth of what a shard gets: they share what
/// is read for them, and the shards stay even. Then the largest first, each to the shard that has
/// least so far, the first of equals. By index, from 1.
std::vector<unsigned> divide(std::span<const Weight>, unsigned shards);

/// For people: the hash, how even the shards are, and a line for each.
std::string plan_table(const Plan&);
std::string plan_json(const Plan&);

}  // namespace bifolium::app
