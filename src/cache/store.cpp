#include "cache/store.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <limits>
#include <system_error>
#include <utility>

namespace bifolium::cache {

namespace {

constexpr std::string_view first_line = "bifolium cache 2\n";
constexpr std::size_t digest_digits = 64;

/// Two levels: a folder of a hundred thousand names is slow on many file systems.
std::string path_of(const char* kind, const Digest& digest) {
    const std::string name = hexadecimal(digest);
    return std::string(kind) + "/" + name.substr(0, 2) + "/" + name.substr(2);
}

/// Seconds: a use is noted once a day.
constexpr std::int64_t day = 86'400;
constexpr const char* growth_name = "growth";
constexpr std::size_t most_growth_bytes = 1 << 16;

/// `used_at`: in seconds; 0: nobody cares.
std::optional<std::string> read_all(int folder, const std::string& path, std::int64_t used_at = 0) {
    const int file = openat(folder, path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0) return std::nullopt;
    struct stat facts {};
    std::optional<std::string> out;
    if (fstat(file, &facts) == 0 && S_ISREG(facts.st_mode)) {
        out.emplace(static_cast<std::size_t>(facts.st_size), '\0');
        std::size_t at = 0;
        while (at < out->size()) {
            const ssize_t got = ::read(file, out->data() + at, out->size() - at);
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) break;
            at += static_cast<std::size_t>(got);
        }
        out->resize(at);  // what was cut off in the meantime does not have its digest
        if (used_at > 0 && facts.st_mtim.tv_sec < used_at - day) futimens(file, nullptr);
    }
    close(file);
    return out;
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Nobody else's, on any machine.
std::string temporary_name() {
    std::array<char, 16> random{};
    if (getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size())) {
        return {};
    }
    return "temporary/" + hexadecimal(sha256({random.data(), random.size()}), 32);
}

void make_folders_of(int folder, const std::string& path) {
    for (std::size_t at = path.find('/'); at != path.npos; at = path.find('/', at + 1)) {
        mkdirat(folder, path.substr(0, at).c_str(), 0777);
    }
}

/// Moved to another name, a record is another key's: the key is part of what is hashed.
Digest seal_of(const Digest& key, std::string_view rest) {
    return sha256(hexadecimal(key).append(rest));
}

/// Its first line, who wrote it and what it needs, and the record itself; nothing if it is damaged.
std::optional<std::pair<std::string_view, std::string_view>> unsealed(const Digest& key,
                                                                      std::string_view file) {
    const std::size_t head = first_line.size() + digest_digits + 1;
    if (file.size() < head || !file.starts_with(first_line)) return std::nullopt;
    const std::string_view seal = file.substr(first_line.size(), digest_digits);
    file.remove_prefix(head);
    const std::size_t end = file.find('\n');
    if (end == file.npos || seal != hexadecimal(seal_of(key, file))) return std::nullopt;
    return std::pair(file.substr(0, end), file.substr(end + 1));
}

}  // namespace

std::optional<RecordFacts> record_facts(const Digest& key, std::string_view file) {
    const auto record = unsealed(key, file);
    if (!record) return std::nullopt;
    const std::string_view line = record->first;
    RecordFacts out{.program = std::string(line.substr(0, line.find(' '))), .needs = {}};
    for (std::size_t at = out.program.size() + 1; at < line.size(); at += digest_digits + 1) {
        const auto digest = digest_from(line.substr(at, digest_digits));
        if (!digest) return std::nullopt;
        out.needs.push_back(*digest);
    }
    return out;
}

std::optional<Digest> digest_from(std::string_view text) {
    Digest out;
    if (text.size() != digest_digits) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t digit = std::string_view("0123456789abcdef").find(text[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        out.bytes[i / 2] = static_cast<std::uint8_t>(out.bytes[i / 2] * 16 + digit);
    }
    return out;
}

Result<Store> Store::open(const std::filesystem::path& folder, User user) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number >= 0) return Store(number, std::move(user));
    return Failure{"cannot use the cache " + folder.string() + ": " + std::strerror(errno)};
}

Store::~Store() {
    if (folder_ >= 0) close(folder_);
}

Store::Store(Store&& other) noexcept
    : folder_(std::exchange(other.folder_, -1)),
      user_(std::move(other.user_)),
      written_(other.written_) {}

bool Store::write(const std::string& path, std::string_view bytes) const {
    const std::string temporary = temporary_name();
    if (temporary.empty()) return false;
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    int file = openat(folder_, temporary.c_str(), flags, 0666);
    if (file < 0 && errno == ENOENT) {
        make_folders_of(folder_, temporary);
        file = openat(folder_, temporary.c_str(), flags, 0666);
    }
    if (file < 0) return false;
    bool whole = write_all(file, bytes);
    whole = close(file) == 0 && whole;
    if (whole && renameat(folder_, temporary.c_str(), folder_, path.c_str()) != 0) {
        make_folders_of(folder_, path);
        whole = renameat(folder_, temporary.c_str(), folder_, path.c_str()) == 0;
    }
    if (!whole) unlinkat(folder_, temporary.c_str(), 0);
    if (whole) written_ += bytes.size();
    return whole;
}

std::optional<std::string> Store::bytes(const Digest& digest) const {
    const std::string path = path_of("cas", digest);
    std::optional<std::string> found = read_all(folder_, path);
    if (!found || sha256(*found) == digest) return found;
    unlinkat(folder_, path.c_str(), 0);
    return std::nullopt;
}

bool Store::keep(const Digest& of_bytes, std::string_view bytes) const {
    const std::string path = path_of("cas", of_bytes);
    struct stat facts {};
    const bool known = fstatat(folder_, path.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
                       S_ISREG(facts.st_mode) &&
                       static_cast<std::uint64_t>(facts.st_size) == bytes.size();
    // One that is there and damaged is found when it is read, and then made again.
    return known || write(path, bytes);
}

std::optional<std::string> Store::record(const Digest& key) const {
    const std::string path = path_of("ac", key);
    const std::optional<std::string> found = read_all(folder_, path, user_.now);
    if (!found) return std::nullopt;
    if (const auto record = unsealed(key, *found)) return std::string(record->second);
    unlinkat(folder_, path.c_str(), 0);
    return std::nullopt;
}

bool Store::set_record(const Digest& key, std::string_view record,
                       std::span<const Digest> needs) const {
    std::string rest = user_.program.empty() ? "-" : user_.program;
    for (const Digest& digest : needs) rest.append(" ").append(hexadecimal(digest));
    rest.append("\n").append(record);
    return write(path_of("ac", key),
                 std::string(first_line) + hexadecimal(seal_of(key, rest)) + "\n" + rest);
}

void Store::set_size(std::uint64_t bytes) const {
    write(growth_name, std::to_string(bytes) + "\n");
}

std::uint64_t Store::note_growth() const {
    constexpr int flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW;
    const int file = openat(folder_, growth_name, flags, 0666);
    if (file < 0) return 0;
    if (written_ > 0) write_all(file, std::to_string(std::exchange(written_, 0)) + "\n");
    close(file);
    const std::string text = read_all(folder_, growth_name).value_or(std::string());
    // Nobody has looked for very long: it is time.
    if (text.size() > most_growth_bytes) return std::numeric_limits<std::uint64_t>::max();
    std::uint64_t sum = 0;
    for (const char *at = text.data(), *end = at + text.size(); at < end;) {
        std::uint64_t one = 0;
        const auto [stop, error] = std::from_chars(at, end, one);
        if (error == std::errc()) sum += one;
        at = std::max(stop, at) + 1;
    }
    return sum;
}

}  // namespace bifolium::cache
