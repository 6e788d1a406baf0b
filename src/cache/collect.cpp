#include "cache/collect.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "cache/store.h"

namespace bifolium::cache {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t temporary_digits = 32;

struct Entry {
    fs::path path;
    std::uint64_t bytes = 0;
    std::int64_t used = 0;  // seconds: the time of its last change
};

std::optional<Entry> entry_at(const fs::path& path) {
    struct stat facts {};
    if (lstat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
    return Entry{path, static_cast<std::uint64_t>(facts.st_size), facts.st_mtim.tv_sec};
}

std::vector<fs::path> names_in(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        out.push_back(at->path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// Those that are named as a store names them; what is gone meanwhile is not there.
std::map<Digest, Entry> entries_below(const fs::path& folder) {
    std::map<Digest, Entry> out;
    for (const fs::path& inner : names_in(folder)) {
        if (inner.filename().native().size() != 2) continue;
        for (const fs::path& path : names_in(inner)) {
            const auto digest = digest_from(inner.filename().string() + path.filename().string());
            const auto entry = digest ? entry_at(path) : std::nullopt;
            if (entry) out.emplace(*digest, *entry);
        }
    }
    return out;
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Record {
    Entry entry;
    RecordFacts facts;
    bool is_old = false;  // of another program
};

/// Damaged ones are of no program, and need nothing.
std::vector<Record> records_below(const fs::path& folder, const std::string& program) {
    std::vector<Record> out;
    for (const auto& [key, entry] : entries_below(folder)) {
        Record record{entry, record_facts(key, content_of(entry.path)).value_or(RecordFacts()),
                      false};
        record.is_old = record.facts.program != program;
        out.push_back(std::move(record));
    }
    return out;
}

/// Held by one at a time, where the file system has locks.
class Lock {
public:
    Lock(const fs::path& folder, bool waits)
        : folder_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        int result = -1;
        do {
            result = flock(folder_, LOCK_EX | (waits ? 0 : LOCK_NB));
        } while (result != 0 && errno == EINTR);
        is_others_ = result != 0 && errno == EWOULDBLOCK;
    }
    ~Lock() {
        if (folder_ >= 0) close(folder_);
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    bool is_others() const { return is_others_; }

private:
    int folder_;
    bool is_others_ = false;
};

class Collection {
public:
    Collection(const fs::path& folder, const Bounds& bounds)
        : folder_(folder), bounds_(bounds), bytes_(entries_below(folder / "cas")) {}

    Collected run() {
        std::vector<Record> records = records_below(folder_ / "ac", bounds_.program);
        std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
            return std::pair(a.is_old, -a.entry.used) < std::pair(b.is_old, -b.entry.used);
        });
        for (const Record& record : records) keep_or_remove(record);
        for (const auto& [digest, entry] : bytes_) {
            if (kept_.contains(digest)) continue;
            // Written a moment ago, and its record is about to be.
            if (is_young(entry) && !given_up_.contains(digest)) {
                result_.bytes_left += entry.bytes;
            } else {
                remove(entry);
            }
        }
        for (const fs::path& path : names_in(folder_ / "temporary")) {
            const auto entry = entry_at(path);
            const bool is_ours = path.filename().native().size() == temporary_digits;
            if (entry && is_ours && !is_young(*entry)) remove(*entry);
        }
        return result_;
    }

private:
    /// A time to come is a clock that was put back: then too.
    bool is_young(const Entry& entry) const {
        return bounds_.grace > 0 && entry.used >= bounds_.now - bounds_.grace;
    }

    void keep_or_remove(const Record& record) {
        std::uint64_t more = record.entry.bytes;
        for (const Digest& digest : record.facts.needs) {
            const auto found = bytes_.find(digest);
            if (found != bytes_.end() && !kept_.contains(digest)) more += found->second.bytes;
        }
        const bool fits = result_.bytes_left + more <= bounds_.most_bytes;
        if (!fits) {
            given_up_.insert(record.facts.needs.begin(), record.facts.needs.end());
            return remove(record.entry);
        }
        result_.bytes_left += more;
        kept_.insert(record.facts.needs.begin(), record.facts.needs.end());
    }

    void remove(const Entry& entry) {
        std::error_code error;
        if (!fs::remove(entry.path, error)) return;
        ++result_.files;
        result_.bytes += entry.bytes;
    }

    const fs::path& folder_;
    const Bounds& bounds_;
    std::map<Digest, Entry> bytes_;
    std::set<Digest> kept_, given_up_;  // what records need that stay, and that do not
    Collected result_;
};

Failure no_cache(const fs::path& folder) {
    return Failure{"there is no cache in " + folder.string()};
}

}  // namespace

Result<Collected> collect(const fs::path& folder, const Bounds& bounds) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) return no_cache(folder);
    const Lock lock(folder, bounds.waits);
    if (lock.is_others()) return Collected();
    const Collected out = Collection(folder, bounds).run();
    if (const Result<Store> store = Store::open(folder)) (*store).set_size(out.bytes_left);
    return out;
}

Result<Contents> contents(const fs::path& folder, const std::string& program) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) return no_cache(folder);
    Contents out;
    for (const Record& record : records_below(folder / "ac", program)) {
        ++out.records;
        out.of_others += record.is_old ? 1 : 0;
        out.bytes += record.entry.bytes;
    }
    for (const auto& [digest, entry] : entries_below(folder / "cas")) {
        ++out.files;
        out.bytes += entry.bytes;
    }
    return out;
}

}  // namespace bifolium::cache
