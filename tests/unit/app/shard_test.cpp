#include "app/shard.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "app/plan.h"

namespace bifolium::app {
namespace {

/// "1/8", or "failure".
std::string find(const std::map<std::string, std::string>& environment) {
    const auto found = find_shard([&](const char* name) -> std::string_view {
        const auto variable = environment.find(name);
        return variable == environment.end() ? std::string_view() : variable->second;
    });
    if (!found) return "failure";
    return std::to_string((*found).shard.index) + "/" + std::to_string((*found).shard.count);
}

TEST(Shard, IsWrittenAsAPartOfAWhole) {
    EXPECT_EQ((*read_shard("3/8")).given, (Shard{3, 8}));
    EXPECT_EQ((*read_shard("auto")).given, std::nullopt);
    for (const char* text : {"", "3", "/", "0/8", "9/8", "3/", "/8", "-1/8", "3/8/1", "3 / 8",
                             "a/b", "1/1000000", "99999999999999999999/8", "Auto"}) {
        EXPECT_FALSE(read_shard(text)) << text;
    }
}

TEST(Shard, ManifestsAreKnownByTheirNames) {
    EXPECT_EQ(shard_manifest_name({3, 8}), "manifest-3-of-8.json");
    EXPECT_EQ(shard_of_manifest("manifest-3-of-8.json"), (Shard{3, 8}));
    for (const char* name :
         {"manifest.json", "manifest-9-of-8.json", "manifest-03-of-8.json", "manifest-of-8.json",
          "manifest--of-.json", "manifest-3-of-8.json.part", ".manifest-3-of-8.json"}) {
        EXPECT_EQ(shard_of_manifest(name), std::nullopt) << name;
    }
}

TEST(Shard, EveryEngineNumbersInItsOwnWay) {
    EXPECT_EQ(find({{"BIFOLIUM_SHARD_INDEX", "3"}, {"BIFOLIUM_SHARD_COUNT", "8"}}), "3/8");
    EXPECT_EQ(find({{"SLURM_ARRAY_TASK_ID", "0"},
                    {"SLURM_ARRAY_TASK_COUNT", "8"},
                    {"SLURM_ARRAY_TASK_MIN", "0"}}),
              "1/8");
    EXPECT_EQ(find({{"SLURM_ARRAY_TASK_ID", "30"},
                    {"SLURM_ARRAY_TASK_COUNT", "8"},
                    {"SLURM_ARRAY_TASK_MIN", "10"},
                    {"SLURM_ARRAY_TASK_STEP", "10"}}),
              "3/8");
    EXPECT_EQ(find({{"JOB_COMPLETION_INDEX", "0"}, {"BIFOLIUM_SHARD_COUNT", "8"}}), "1/8");
    EXPECT_EQ(find({{"JOB_COMPLETION_INDEX", "7"}, {"BIFOLIUM_SHARD_COUNT", "8"}}), "8/8");
    EXPECT_EQ(find({{"CI_NODE_INDEX", "1"}, {"CI_NODE_TOTAL", "8"}}), "1/8");
}

TEST(Shard, WhatAPersonSetsRules) {
    EXPECT_EQ(find({{"BIFOLIUM_SHARD_INDEX", "3"},
                    {"BIFOLIUM_SHARD_COUNT", "8"},
                    {"JOB_COMPLETION_INDEX", "0"},
                    {"CI_NODE_INDEX", "1"},
                    {"CI_NODE_TOTAL", "2"}}),
              "3/8");
}

TEST(Shard, AGuessWouldLeaveEditionsOut) {
    for (const std::map<std::string, std::string>& environment :
         std::vector<std::map<std::string, std::string>>{
             {},
             {{"BIFOLIUM_SHARD_INDEX", "3"}},
             {{"BIFOLIUM_SHARD_COUNT", "8"}},
             {{"BIFOLIUM_SHARD_INDEX", "0"}, {"BIFOLIUM_SHARD_COUNT", "8"}},
             {{"BIFOLIUM_SHARD_INDEX", "three"}, {"BIFOLIUM_SHARD_COUNT", "8"}},
             {{"JOB_COMPLETION_INDEX", "3"}},
             {{"JOB_COMPLETION_INDEX", "8"}, {"BIFOLIUM_SHARD_COUNT", "8"}},
             {{"CI_NODE_INDEX", "0"}, {"CI_NODE_TOTAL", "8"}},
             {{"CI_NODE_INDEX", "1"}},
             {{"SLURM_ARRAY_TASK_ID", "1"}, {"SLURM_ARRAY_TASK_COUNT", "8"}},
             // --array=1,3,7: the third has the number 7 and nothing says which it is.
             {{"SLURM_ARRAY_TASK_ID", "7"},
              {"SLURM_ARRAY_TASK_COUNT", "3"},
              {"SLURM_ARRAY_TASK_MIN", "1"}},
             // Two engines, and each says something else.
             {{"JOB_COMPLETION_INDEX", "3"},
              {"BIFOLIUM_SHARD_COUNT", "8"},
              {"CI_NODE_INDEX", "1"},
              {"CI_NODE_TOTAL", "2"}}}) {
        EXPECT_EQ(find(environment), "failure")
            << (environment.empty() ? "" : environment.begin()->first);
    }
}

std::vector<unsigned> divided(const std::vector<std::uint64_t>& costs, unsigned shards) {
    std::vector<Weight> weights;
    for (const std::uint64_t cost : costs) weights.push_back({cost, weights.size()});
    return divide(weights, shards);
}

TEST(Plan, TheLargestGoFirstToWhoHasLeast) {
    EXPECT_EQ(divided({1, 8, 3, 4}, 2), (std::vector<unsigned>{2, 1, 2, 2}));
    // Equals go round in their order.
    EXPECT_EQ(divided({5, 5, 5, 5}, 3), (std::vector<unsigned>{1, 2, 3, 1}));
    EXPECT_EQ(divided({5}, 7), (std::vector<unsigned>{1}));
    EXPECT_EQ(divided({}, 7), std::vector<unsigned>());
}

TEST(Plan, SmallNeighboursStayTogetherAndTheShardsEven) {
    std::vector<Weight> weights;  // a hundred publications in forty languages
    for (std::size_t i = 0; i < 4000; ++i) weights.push_back({60 + i % 7, i / 40});
    const std::vector<unsigned> of = divide(weights, 8);
    std::vector<std::uint64_t> has(8);
    std::uint64_t all = 0;
    std::size_t changes = 0;
    for (std::size_t i = 0; i < of.size(); ++i) {
        has[of[i] - 1] += weights[i].cost;
        all += weights[i].cost;
        if (i > 0 && of[i] != of[i - 1]) ++changes;
    }
    EXPECT_LT(static_cast<double>(*std::max_element(has.begin(), has.end())),
              1.02 * static_cast<double>(all) / 8);
    EXPECT_LT(changes, 300u);  // of 3,999: a publication is in few shards
}

}  // namespace
}  // namespace bifolium::app
