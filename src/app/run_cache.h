// The cache as one run sees it: the store, and what is known of files from earlier runs.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/command_line.h"
#include "app/disk_files.h"
#include "app/machine.h"
#include "cache/known_files.h"
#include "cache/store.h"

namespace bifolium::app {

/// Of this program, in entries.
std::string program_name();
/// Of the epoch: how old entries are.
std::int64_t seconds_now();

class RunCache {
public:
    /// None where there is no folder for it, and never one below the output: what was published
    /// once must not lie under a published path. `files` come with what is known of them.
    static std::unique_ptr<RunCache> open(const BuildCommand&, const Machine&,
                                          const std::string& output, DiskFiles& files);
    RunCache(cache::Store, const BuildCommand&, const Machine&);

    cache::Store& store() { return store_; }
    /// Keeps what was learnt of files, and makes room where there is too much.
    void close();

private:
    cache::Store store_;
    std::filesystem::path folder_;
    std::uint64_t most_bytes_;
    Digest key_of_known_;
    std::shared_ptr<cache::KnownFiles> known_;
};

}  // namespace bifolium::app
