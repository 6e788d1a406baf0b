#include "app/disk_files.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace bifolium::app {

namespace {

/// Owns a file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

Failure failure(std::string_view doing, const std::filesystem::path& path, int error) {
    std::string why = std::strerror(error);
    if (error == EXDEV || error == ELOOP) why = "it leads out of its folder";
    return Failure{"cannot " + std::string(doing) + " " + path.generic_string() + ": " + why};
}

Descriptor open_beneath(int folder, const std::filesystem::path& path, int flags, mode_t mode = 0) {
    open_how how{};
    how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC);
    how.mode = mode;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    const long number = syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how);
    return Descriptor(static_cast<int>(number));
}

Stamp stamp_from(const struct stat& facts) {
    return {.size = static_cast<std::uint64_t>(facts.st_size),
            .inode = facts.st_ino,
            .seconds = facts.st_mtim.tv_sec,
            .nanoseconds = facts.st_mtim.tv_nsec};
}

/// An open file, to be read.
struct Reading {
    const Descriptor& file;
    std::size_t size;
    const std::filesystem::path& shown;
};

Result<Bytes> map(const Reading& reading) {
    const std::size_t size = reading.size;
    if (size == 0) return Bytes();
    void* memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, reading.file.number(), 0);
    if (memory == MAP_FAILED) return failure("read", reading.shown, errno);
    std::shared_ptr<const void> owner(memory, [size](void* mapped) { munmap(mapped, size); });
    return Bytes(std::move(owner), std::string_view(static_cast<const char*>(memory), size));
}

/// As far as it goes: it may have become shorter.
Result<Bytes> copy(const Reading& reading) {
    std::string bytes(reading.size, '\0');
    std::size_t so_far = 0;
    while (so_far < bytes.size()) {
        const ssize_t got =
            ::read(reading.file.number(), bytes.data() + so_far, bytes.size() - so_far);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failure("read", reading.shown, errno);
        if (got == 0) break;
        so_far += static_cast<std::size_t>(got);
    }
    bytes.resize(so_far);
    return Bytes::of(std::move(bytes));
}

/// `copies`: else the file is mapped. Its stamp is taken before its bytes.
Result<Bytes> read_beneath(int folder, const std::filesystem::path& shown,
                           const std::filesystem::path& path, bool copies = false,
                           Stamp* stamp = nullptr) {
    // O_NONBLOCK: opening a FIFO must not wait for its other end; it is refused below.
    const Descriptor file = open_beneath(folder, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!file) return failure("open", shown, errno);
    struct stat facts {};
    if (fstat(file.number(), &facts) != 0) return failure("read", shown, errno);
    if (stamp != nullptr) *stamp = stamp_from(facts);
    if (!S_ISREG(facts.st_mode)) {
        return Failure{"cannot read " + shown.generic_string() + ": it is not a regular file"};
    }
    const Reading reading{file, static_cast<std::size_t>(facts.st_size), shown};
    return copies ? copy(reading) : map(reading);
}

/// Makes the folders above a file in the output, each beneath the one before.
Result<std::monostate> make_folders(int output, const std::filesystem::path& file) {
    std::filesystem::path so_far;
    for (const auto& part : file.parent_path()) {
        so_far /= part;
        if (mkdirat(output, so_far.c_str(), 0777) != 0 && errno != EEXIST) {
            return failure("make the folder", so_far, errno);
        }
    }
    return std::monostate();
}

/// A file beside its target that no other run has: shards and their doubles may write to one folder
/// from several machines, where a process number alone says little.
Result<std::filesystem::path> write_synced(int output, const std::filesystem::path& path,
                                           std::string_view bytes) {
    constexpr int most_tries = 1000;
    std::filesystem::path name = path;
    Descriptor file;
    for (int attempt = 0; !file && attempt < most_tries; ++attempt) {
        name.replace_filename("." + path.filename().string() + "." + std::to_string(getpid()) +
                              "-" + std::to_string(attempt) + ".part");
        file = open_beneath(output, name, O_WRONLY | O_CREAT | O_EXCL, 0666);
        if (!file && errno != EEXIST) break;
    }
    if (!file) return failure("write", path, errno);
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) break;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (bytes.empty() && fsync(file.number()) == 0) return name;
    const int why = errno;
    unlinkat(output, name.c_str(), 0);
    return failure("write", path, why);
}

}  // namespace

Stamp stamp_of(const std::filesystem::path& path) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 ? stamp_from(facts) : Stamp{};
}

DiskFiles::~DiskFiles() {
    for (const Mount& mount : mounts_) close(mount.folder);
    if (output_ >= 0) close(output_);
}

Result<std::monostate> DiskFiles::mount(std::string prefix, const std::filesystem::path& folder) {
    const int number = open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) return failure("open the folder", folder, errno);
    mounts_.push_back({std::move(prefix), number, folder});
    return std::monostate();
}

Result<std::monostate> DiskFiles::mount_output(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return failure("make the folder", folder, error.value());
    output_ = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (output_ < 0) return failure("open the folder", folder, errno);
    return std::monostate();
}

Result<Bytes> DiskFiles::read(const std::filesystem::path& path) const {
    const std::string name = path.generic_string();
    const Mount* best = nullptr;
    for (const Mount& mount : mounts_) {
        const bool longer = best == nullptr || mount.prefix.size() > best->prefix.size();
        if (name.starts_with(mount.prefix) && longer) best = &mount;
    }
    if (best == nullptr || name.size() == best->prefix.size()) return failure("open", path, ENOENT);
    const std::string below = name.substr(best->prefix.size());
    if (!expects_changes_) return read_beneath(best->folder, path, below);
    Stamp stamp;
    // Nobody edits bifolium's own files and the system's fonts, and some of these are large.
    const bool may_change = !name.starts_with("@bifolium/") && !name.starts_with('/');
    Result<Bytes> bytes = read_beneath(best->folder, path, below, may_change, &stamp);
    note(*best, below, stamp.inode != 0 ? stamp : stamp_of(best->path / below));
    return bytes;
}

void DiskFiles::note(const Mount& mount, const std::string& path, const Stamp& stamp) const {
    const std::lock_guard lock(noting_);
    asked_.emplace(mount.path / path, Asked{mount.path, path, stamp});
}

std::vector<Asked> DiskFiles::asked() const {
    const std::lock_guard lock(noting_);
    std::vector<Asked> out;
    for (const auto& [path, asked] : asked_) out.push_back(asked);
    return out;
}

Result<Bytes> DiskFiles::read_output(const std::filesystem::path& path) const {
    if (output_ < 0) return failure("open", path, ENOENT);
    return read_beneath(output_, path, path);
}

Result<std::monostate> DiskFiles::remove(const std::filesystem::path& path) {
    const std::filesystem::path above = path.has_parent_path() ? path.parent_path() : ".";
    const Descriptor folder = open_beneath(output_, above, O_PATH | O_DIRECTORY);
    const bool gone =
        !folder ? errno == ENOENT
                : unlinkat(folder.number(), path.filename().c_str(), 0) == 0 || errno == ENOENT;
    if (!gone) return failure("remove", path, errno);
    return std::monostate();
}

Result<std::monostate> DiskFiles::write(const std::filesystem::path& path, std::string_view bytes) {
    return write_all({{path, std::string(bytes)}});
}

Result<std::monostate> DiskFiles::write_all(const std::vector<Named>& files) {
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> changed;  // from, to
    Result<std::monostate> outcome = std::monostate();
    for (const auto& [path, bytes] : files) {
        if (const auto old = read_output(path); old && (*old).view() == bytes) continue;
        outcome = make_folders(output_, path);
        if (!outcome) break;
        const auto written = write_synced(output_, path, bytes);
        if (!written) {
            outcome = written.failure();
            break;
        }
        changed.emplace_back(*written, path);
    }
    for (const auto& [from, to] : changed) {
        if (outcome && renameat(output_, from.c_str(), output_, to.c_str()) != 0) {
            outcome = failure("write", to, errno);
        }
        if (!outcome) unlinkat(output_, from.c_str(), 0);
    }
    if (outcome && !changed.empty()) fsync(output_);
    return outcome;
}

}  // namespace bifolium::app
