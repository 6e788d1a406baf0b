// Files on a disk, below folders that were opened once. Every open goes through openat2 with
// RESOLVE_BENEATH, so neither ".." nor a symbolic link leads out, and only regular files are read.
// https://man7.org/linux/man-pages/man2/openat2.2.html
//
// A path belongs to the mount with the longest matching prefix; the project is mounted at "".
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"

namespace bifolium::app {

/// What tells a file from its next version without reading it.
struct Stamp {
    std::uint64_t size = 0, inode = 0;  ///< inode 0: there is none.
    std::int64_t seconds = 0, nanoseconds = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
};
/// Of what stands there now.
Stamp stamp_of(const std::filesystem::path&);

/// A file that somebody wanted to read, as it was then; it may be missing.
struct Asked {
    std::filesystem::path folder;  ///< That was mounted.
    std::filesystem::path path;    ///< Below it.
    Stamp stamp;
};

class DiskFiles final : public Files {
public:
    DiskFiles() = default;
    ~DiskFiles() override;
    DiskFiles(const DiskFiles&) = delete;
    DiskFiles& operator=(const DiskFiles&) = delete;

    /// From now on files are read, not mapped, and what is asked for is noted: for a process that
    /// outlives them. A mapped file that an editor cuts short is the end of the process.
    void expect_changes() { expects_changes_ = true; }
    /// In the order of paths, each once, as it was first.
    std::vector<Asked> asked() const;

    /// Paths that begin with `prefix` are read below `folder`. Fails if it cannot be opened.
    Result<std::monostate> mount(std::string prefix, const std::filesystem::path& folder);
    /// The one folder that write() may write below; made if it is missing.
    Result<std::monostate> mount_output(const std::filesystem::path& folder);

    Result<Bytes> read(const std::filesystem::path&) const override;
    /// Below the output folder. One file: write_all() of one.
    Result<std::monostate> write(const std::filesystem::path&, std::string_view bytes) override;

    /// All or none: every file is written and synced beside its target before the first is
    /// renamed. A file that holds these bytes already is left alone.
    using Named = std::pair<std::filesystem::path, std::string>;
    Result<std::monostate> write_all(const std::vector<Named>&);
    /// Takes a file of the output folder away, if it is there.
    Result<std::monostate> remove(const std::filesystem::path&);
    /// What stands in the output folder; absent if nothing does.
    Result<Bytes> read_output(const std::filesystem::path&) const;

private:
    struct Mount {
        std::string prefix;
        int folder = -1;
        std::filesystem::path path;
    };
    void note(const Mount&, const std::string& path, const Stamp&) const;

    std::vector<Mount> mounts_;
    int output_ = -1;
    bool expects_changes_ = false;
    mutable std::mutex noting_;  // files are read from many threads
    mutable std::map<std::filesystem::path, Asked> asked_;
};

}  // namespace bifolium::app
