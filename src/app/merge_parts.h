// What shards left: their manifests, found in the folders that `merge` was given, and looked over
// until it is sure that they are one whole plan.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/build.h"
#include "app/command_line.h"
#include "app/disk_files.h"
#include "app/shard_manifest.h"

namespace bifolium::app {

/// A shard's manifest, and where it lies.
struct Part {
    std::string prefix;  ///< Of its folder, in DiskFiles.
    std::string shown;   ///< "parts/a/manifest-3-of-8.json"
    bool usable = true;  ///< Else only the shard of the manifest is known.
    std::string bytes;
    ShardManifest manifest;
};

/// The folders that shards wrote to: those named, or those inside of them, in order.
std::vector<std::filesystem::path> part_folders(const MergeCommand&, BuildResult& result);

/// The parts of one whole plan, by shard; none if there is none, and findings that say why.
std::vector<Part> whole_plan(const std::vector<std::filesystem::path>& folders, DiskFiles& files,
                             BuildResult& result);

/// An error, and the exit code that it means.
void merge_error(BuildResult&, ExitCode, Diagnostic);

}  // namespace bifolium::app
