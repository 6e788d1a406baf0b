// Files on a disk, below folders that were opened once. Every open goes through openat2 with
// RESOLVE_BENEATH, so neither ".." nor a symbolic link leads out, and only regular files are read.
// https://man7.org/linux/man-pages/man2/openat2.2.html
//
// A path belongs to the mount with the longest matching prefix; the project is mounted at "".
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"

namespace bifolium::app {

class DiskFiles final : public Files {
public:
    DiskFiles() = default;
    ~DiskFiles() override;
    DiskFiles(const DiskFiles&) = delete;
    DiskFiles& operator=(const DiskFiles&) = delete;

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
    };
    std::vector<Mount> mounts_;
    int output_ = -1;
};

}  // namespace bifolium::app
