#include "app/beneath.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>

namespace bifolium::app {

namespace {

constexpr std::int64_t second = 1'000'000'000;
/// Longer than the kernel's clock for files stands still.
constexpr std::int64_t tick = 12'000'000;
constexpr int pause_ms = 6;
constexpr int most_tries = 40;

cache::FileFacts facts_from(const struct stat& facts) {
    return {.device = facts.st_dev,
            .inode = facts.st_ino,
            .size = static_cast<std::uint64_t>(facts.st_size),
            .modified = facts.st_mtim.tv_sec * second + facts.st_mtim.tv_nsec,
            .changed = facts.st_ctim.tv_sec * second + facts.st_ctim.tv_nsec};
}

/// Two changes in one tick look like one.
bool is_just_changed(const cache::FileFacts& facts) {
    const std::int64_t since = nanoseconds_now() - facts.changed;
    return since >= 0 && since < tick;
}

/// As far as it goes: it may have become shorter.
Result<std::string> read_all(const OpenFile& open, const std::filesystem::path& shown) {
    std::string bytes(open.facts.size, '\0');
    std::size_t so_far = 0;
    while (so_far < bytes.size()) {
        const ssize_t got = pread(open.file.number(), bytes.data() + so_far, bytes.size() - so_far,
                                  static_cast<off_t>(so_far));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return disk_failure("read", shown, errno);
        if (got == 0) break;
        so_far += static_cast<std::size_t>(got);
    }
    bytes.resize(so_far);
    return bytes;
}

}  // namespace

std::int64_t nanoseconds_now() {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * second + now.tv_nsec;
}

Failure disk_failure(std::string_view doing, const std::filesystem::path& path, int error) {
    std::string why = std::strerror(error);
    if (error == EXDEV || error == ELOOP) why = "it leads out of its folder";
    return Failure{"cannot " + std::string(doing) + " " + path.generic_string() + ": " + why};
}

Descriptor open_beneath(int folder, const std::filesystem::path& path, int flags, mode_t mode) {
    open_how how{};
    how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC);
    how.mode = mode;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    const long number = syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how);
    return Descriptor(static_cast<int>(number));
}

Result<OpenFile> open_to_read(int folder, const std::filesystem::path& shown,
                              const std::filesystem::path& path, cache::FileFacts* seen) {
    // O_NONBLOCK: opening a FIFO must not wait for its other end; it is refused below.
    OpenFile out{open_beneath(folder, path, O_RDONLY | O_NONBLOCK | O_NOCTTY), {}};
    if (!out.file) return disk_failure("open", shown, errno);
    struct stat facts {};
    if (fstat(out.file.number(), &facts) != 0) return disk_failure("read", shown, errno);
    out.facts = facts_from(facts);
    if (seen != nullptr) *seen = out.facts;
    if (S_ISREG(facts.st_mode)) return out;
    return Failure{"cannot read " + shown.generic_string() + ": it is not a regular file"};
}

Result<Bytes> map(const OpenFile& open, const std::filesystem::path& shown) {
    const std::size_t size = open.facts.size;
    if (size == 0) return Bytes();
    void* memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, open.file.number(), 0);
    if (memory == MAP_FAILED) return disk_failure("read", shown, errno);
    std::shared_ptr<const void> owner(memory, [size](void* mapped) { munmap(mapped, size); });
    return Bytes(std::move(owner), std::string_view(static_cast<const char*>(memory), size));
}

Result<Bytes> copy(OpenFile& open, const std::filesystem::path& shown) {
    for (int i = 0; i < most_tries; ++i) {
        Result<std::string> bytes = read_all(open, shown);
        if (!bytes) return bytes.failure();
        struct stat facts {};
        if (fstat(open.file.number(), &facts) != 0) return disk_failure("read", shown, errno);
        const cache::FileFacts before = open.facts;
        open.facts = facts_from(facts);
        const bool rested = before == open.facts && !is_just_changed(open.facts);
        if (rested && (*bytes).size() == open.facts.size) return Bytes::of(*std::move(bytes));
        poll(nullptr, 0, pause_ms);
    }
    return Failure{"cannot read " + shown.generic_string() + ": it changes while it is read"};
}

}  // namespace bifolium::app
