// A lock on the output folder, so that two builds do not write to it at once. It is the kernel's: a
// build that is killed leaves none behind. Nothing stands or falls with it: where a file system has
// no locks, every file is still whole, and the later manifest counts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace bifolium::app {

/// Shards of one build write side by side.
enum class Sharing : std::uint8_t { alone, with_shards };

class OutputLock {
public:
    /// Waits as long as another build has it; calls `waits` first where it must.
    OutputLock(const std::filesystem::path& folder, Sharing, const std::function<void()>& waits);
    ~OutputLock();
    OutputLock(const OutputLock&) = delete;
    OutputLock& operator=(const OutputLock&) = delete;

    bool is_held() const { return is_held_; }

private:
    int folder_;
    bool is_held_ = false;
};

/// Is it the name of a file that a build had not finished? See DiskFiles::write_all.
bool is_unfinished(std::string_view file_name);

/// Takes away what killed builds left below the folder. Only for who has it alone.
void remove_unfinished(const std::filesystem::path& folder);

}  // namespace bifolium::app
