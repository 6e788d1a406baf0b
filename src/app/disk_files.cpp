#include "app/disk_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace bifolium::app {

namespace {

constexpr std::int64_t second = 1'000'000'000;
/// From here on it is faster to look up what is known of a file than to hash it.
constexpr std::uint64_t large = 16 << 10;

Stamp stamp_from(const cache::FileFacts& facts) {
    return {.size = facts.size,
            .inode = facts.inode,
            .seconds = facts.modified / second,
            .nanoseconds = facts.modified % second};
}

/// Makes the folders above a file in the output, each beneath the one before.
Result<std::monostate> make_folders(int output, const std::filesystem::path& file) {
    std::filesystem::path so_far;
    for (const auto& part : file.parent_path()) {
        so_far /= part;
        if (mkdirat(output, so_far.c_str(), 0777) != 0 && errno != EEXIST) {
            return disk_failure("make the folder", so_far, errno);
        }
    }
    return std::monostate();
}

/// A file beside its target that no other run has: shards and their doubles may write to one folder
/// from several machines, where a process number alone says little.
struct Unfinished {
    std::filesystem::path name;
    Descriptor file;
};
Result<Unfinished> write_beside(int output, const std::filesystem::path& path,
                                std::string_view bytes) {
    constexpr int most_tries = 1000;
    Unfinished out{path, Descriptor()};
    auto& [name, file] = out;
    for (int attempt = 0; !file && attempt < most_tries; ++attempt) {
        name.replace_filename("." + path.filename().string() + "." + std::to_string(getpid()) +
                              "-" + std::to_string(attempt) + ".part");
        file = open_beneath(output, name, O_WRONLY | O_CREAT | O_EXCL, 0666);
        if (!file && errno != EEXIST) break;
    }
    if (!file) return disk_failure("write", path, errno);
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) break;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (bytes.empty()) return out;
    const int why = errno;
    unlinkat(output, name.c_str(), 0);
    return disk_failure("write", path, why);
}

}  // namespace

Stamp stamp_of(const std::filesystem::path& path) {
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0) return {};
    return {.size = static_cast<std::uint64_t>(facts.st_size),
            .inode = facts.st_ino,
            .seconds = facts.st_mtim.tv_sec,
            .nanoseconds = facts.st_mtim.tv_nsec};
}

DiskFiles::~DiskFiles() {
    for (const Mount& mount : mounts_) close(mount.folder);
    if (output_ >= 0) close(output_);
}

Result<std::monostate> DiskFiles::mount(std::string prefix, const std::filesystem::path& folder) {
    const int number = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) return disk_failure("open the folder", folder, errno);
    std::error_code error;
    const std::string whole = std::filesystem::absolute(folder, error).generic_string();
    mounts_.push_back({std::move(prefix), number, folder, whole});
    return std::monostate();
}

Result<std::monostate> DiskFiles::mount_output(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return disk_failure("make the folder", folder, error.value());
    output_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (output_ < 0) return disk_failure("open the folder", folder, errno);
    output_path_ = std::filesystem::absolute(folder, error);
    return std::monostate();
}

std::optional<DiskFiles::Place> DiskFiles::place_of(const std::filesystem::path& path) const {
    const std::string name = path.generic_string();
    const Mount* best = nullptr;
    for (const Mount& mount : mounts_) {
        const bool longer = best == nullptr || mount.prefix.size() > best->prefix.size();
        if (name.starts_with(mount.prefix) && longer) best = &mount;
    }
    if (best == nullptr || name.size() == best->prefix.size()) return std::nullopt;
    return Place{best, name.substr(best->prefix.size())};
}

std::optional<Digest> DiskFiles::known(const std::string& whole,
                                       const cache::FileFacts& facts) const {
    if (known_ == nullptr || facts.size < large) return std::nullopt;
    const std::lock_guard lock(noting_);
    return known_->digest(whole, facts);
}

Result<Bytes> DiskFiles::content(const std::string& whole, OpenFile& open,
                                 const std::filesystem::path& shown, bool maps) const {
    const bool keeps = kept_ != nullptr && !maps && open.facts.size >= large;
    if (keeps) {
        const std::lock_guard lock(noting_);
        const auto found = kept_->find(whole);
        if (found != kept_->end() && found->second.first == open.facts) return found->second.second;
    }
    Result<Bytes> bytes = maps ? map(open, shown) : copy(open, shown);
    if (!bytes || open.facts.size < large || known_ == nullptr) return bytes;
    const std::optional<Digest> digest = known(whole, open.facts);
    Bytes sealed = (*bytes).with(digest ? *digest : (*bytes).digest());
    if (!cache::has_rested(open.facts, now_)) return sealed;
    const std::lock_guard lock(noting_);
    if (!digest) known_->add(whole, open.facts, sealed.digest());
    if (keeps) kept_->insert_or_assign(whole, std::pair(open.facts, sealed));
    return sealed;
}

Result<OpenFile> DiskFiles::open(const Place& place, const std::filesystem::path& shown) const {
    cache::FileFacts seen;
    Result<OpenFile> file = open_to_read(place.mount->folder, shown, place.below, &seen);
    if (expects_changes_ && !file) {
        note(*place.mount, place.below,
             seen.inode != 0 ? stamp_from(seen) : stamp_of(place.mount->path / place.below));
    }
    return file;
}

Result<Bytes> DiskFiles::read(const std::filesystem::path& path) const {
    const std::optional<Place> place = place_of(path);
    if (!place) return disk_failure("open", path, ENOENT);
    Result<OpenFile> file = open(*place, path);
    if (!file) return file.failure();
    // Nobody edits fonts in place; but who watches for days must outlive it.
    const std::string name = path.generic_string();
    const bool maps = name.starts_with("@bifolium/") || name.starts_with('/') ||
                      (!expects_changes_ && name.starts_with("fonts/"));
    Result<Bytes> bytes = content(place->mount->whole + "/" + place->below, *file, path, maps);
    if (expects_changes_) note(*place->mount, place->below, stamp_from((*file).facts));
    return bytes;
}

Result<Digest> DiskFiles::digest(const std::filesystem::path& path) const {
    const std::optional<Place> place = known_ != nullptr ? place_of(path) : std::nullopt;
    if (place) {
        const Result<OpenFile> file = open(*place, path);
        if (!file) return file.failure();
        const std::string whole = place->mount->whole + "/" + place->below;
        if (const auto digest = known(whole, (*file).facts)) {
            if (expects_changes_) note(*place->mount, place->below, stamp_from((*file).facts));
            return *digest;
        }
    }
    const Result<Bytes> bytes = read(path);
    if (!bytes) return bytes.failure();
    return (*bytes).digest();
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
    if (output_ < 0) return disk_failure("open", path, ENOENT);
    const Result<OpenFile> file = open_to_read(output_, path, path);
    if (!file) return file.failure();
    return map(*file, path);
}

Result<Digest> DiskFiles::output_digest(const std::filesystem::path& path) const {
    if (output_ < 0) return disk_failure("open", path, ENOENT);
    Result<OpenFile> file = open_to_read(output_, path, path);
    if (!file) return file.failure();
    const std::string whole = (output_path_ / path).generic_string();
    if (const auto digest = known(whole, (*file).facts)) return *digest;
    const Result<Bytes> bytes = content(whole, *file, path, true);
    if (!bytes) return bytes.failure();
    return (*bytes).digest();
}

bool DiskFiles::has_output(const std::filesystem::path& path) const {
    return output_ >= 0 && open_to_read(output_, path, path);
}

Result<std::monostate> DiskFiles::remove(const std::filesystem::path& path) {
    const std::filesystem::path above = path.has_parent_path() ? path.parent_path() : ".";
    const Descriptor folder = open_beneath(output_, above, O_PATH | O_DIRECTORY);
    const bool gone =
        !folder ? errno == ENOENT
                : unlinkat(folder.number(), path.filename().c_str(), 0) == 0 || errno == ENOENT;
    if (!gone) return disk_failure("remove", path, errno);
    return std::monostate();
}

Result<std::monostate> DiskFiles::write(const std::filesystem::path& path, std::string_view bytes) {
    return write_all({{path, std::string(bytes)}});
}

Result<std::monostate> DiskFiles::write_all(const std::vector<Named>& files) {
    constexpr std::size_t most_open = 64;
    struct Changed {
        Unfinished from;
        std::filesystem::path to;
    };
    std::vector<Changed> changed;
    Result<std::monostate> outcome = std::monostate();
    // Many at once, not one after another: what waits for the disk waits once.
    std::size_t synced = 0;
    const auto sync = [&] {
        for (; synced < changed.size() && outcome; ++synced) {
            Descriptor file = std::move(changed[synced].from.file);
            if (fsync(file.number()) != 0) {
                outcome = disk_failure("write", changed[synced].to, errno);
            }
        }
    };
    for (const auto& [path, bytes] : files) {
        if (const auto old = read_output(path); old && (*old).view() == bytes) continue;
        outcome = make_folders(output_, path);
        if (!outcome) break;
        Result<Unfinished> written = write_beside(output_, path, bytes);
        if (!written) outcome = written.failure();
        if (written) changed.push_back({*std::move(written), path});
        if (changed.size() - synced >= most_open) sync();
        if (!outcome) break;
    }
    sync();
    for (const auto& [from, to] : changed) {
        if (outcome && renameat(output_, from.name.c_str(), output_, to.c_str()) != 0) {
            outcome = disk_failure("write", to, errno);
        }
        if (!outcome) unlinkat(output_, from.name.c_str(), 0);
    }
    return outcome;
}

}  // namespace bifolium::app
