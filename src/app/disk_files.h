// Files on a disk, below folders that were opened once and that no path leads out of (beneath.h).
//
// A path belongs to the mount with the longest matching prefix; the project is mounted at "".
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/beneath.h"
#include "base/files.h"
#include "cache/known_files.h"

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

/// What a process that builds again and again keeps of files that do not change: fonts.
using KeptFiles = std::map<std::string, std::pair<cache::FileFacts, Bytes>>;

class DiskFiles final : public Files {
public:
    DiskFiles() = default;
    ~DiskFiles() override;
    DiskFiles(const DiskFiles&) = delete;
    DiskFiles& operator=(const DiskFiles&) = delete;

    /// From now on files are read, not mapped, and what is asked for is noted: for a process that
    /// outlives them. A mapped file that an editor cuts short is the end of the process.
    void expect_changes() { expects_changes_ = true; }
    /// Large files come with their digests from now on: of what is known and what has not changed
    /// nothing is hashed. `now`, in nanoseconds, is before the first of them is read.
    void know(std::shared_ptr<cache::KnownFiles> known, std::int64_t now) {
        known_ = std::move(known);
        now_ = now;
    }
    /// Of what may not be mapped, large files stay in memory for the next build. Borrowed.
    void keep(KeptFiles& kept) { kept_ = &kept; }
    /// In the order of paths, each once, as it was first.
    std::vector<Asked> asked() const;

    /// Paths that begin with `prefix` are read below `folder`. Fails if it cannot be opened.
    Result<std::monostate> mount(std::string prefix, const std::filesystem::path& folder);
    /// The one folder that write() may write below; made if it is missing.
    Result<std::monostate> mount_output(const std::filesystem::path& folder);

    Result<Bytes> read(const std::filesystem::path&) const override;
    /// Of what stands there; reads it only where it must.
    Result<Digest> digest(const std::filesystem::path&) const;
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
    Result<Digest> output_digest(const std::filesystem::path&) const;
    bool has_output(const std::filesystem::path&) const;

private:
    struct Mount {
        std::string prefix;
        int folder = -1;
        std::filesystem::path path;
        std::string whole;  // the path from the root, to name what is known of a file
    };
    /// Where a path of the project lies.
    struct Place {
        const Mount* mount;
        std::string below;
    };
    std::optional<Place> place_of(const std::filesystem::path&) const;
    Result<OpenFile> open(const Place&, const std::filesystem::path& shown) const;
    Result<Bytes> content(const std::string& whole, OpenFile&, const std::filesystem::path& shown,
                          bool maps) const;
    std::optional<Digest> known(const std::string& whole, const cache::FileFacts&) const;
    void note(const Mount&, const std::string& path, const Stamp&) const;

    std::vector<Mount> mounts_;
    int output_ = -1;
    std::filesystem::path output_path_;
    std::shared_ptr<cache::KnownFiles> known_;
    std::int64_t now_ = 0;
    KeptFiles* kept_ = nullptr;
    bool expects_changes_ = false;
    mutable std::mutex noting_;  // of all below and what is known: threads read files
    mutable std::map<std::filesystem::path, Asked> asked_;
};

}  // namespace bifolium::app
