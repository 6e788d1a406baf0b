// Store: bytes by their SHA-256 (`cas/`), and records by a key (`ac/`), in a folder that many
// builds share, also over a network.
//
// Read from any thread, written by one at a time. No lock: an entry is written under a name that
// nobody else takes, and renamed. No entry is believed: it is read with its digest, and one that
// was cut off or edited counts as absent and is taken away. Nothing is synced: what a crash spoils
// is found out when it is read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/result.h"

namespace bifolium::cache {

/// Back from 64 hexadecimal digits, small letters; nothing if it is none.
std::optional<Digest> digest_from(std::string_view);

/// Who uses a store, and when: what nobody used for long goes first (collect.h).
struct User {
    std::string program;   ///< Which entries of other programs, older ones, are none of.
    std::int64_t now = 0;  ///< Seconds; 0: uses are not noted.
};

/// A record as it lies on the disk: who wrote it, and what it needs.
struct RecordFacts {
    std::string program;
    std::vector<Digest> needs;
};
/// Nothing if it is damaged. `key` is its name.
std::optional<RecordFacts> record_facts(const Digest& key, std::string_view file);

class Store {
public:
    /// Makes the folder if it is missing.
    static Result<Store> open(const std::filesystem::path& folder, User user = {});
    ~Store();
    Store(Store&&) noexcept;
    Store& operator=(Store&&) = delete;

    std::optional<std::string> bytes(const Digest&) const;
    /// False where there is no room: a cache is none the worse for it.
    bool keep(const Digest& of_bytes, std::string_view bytes) const;

    std::optional<std::string> record(const Digest& key) const;
    /// `needs`: the bytes that the record is worth nothing without.
    bool set_record(const Digest& key, std::string_view record,
                    std::span<const Digest> needs) const;

    /// Notes by how much the store has grown, and says about how large it is now. It is not looked
    /// through for that: builds that end at once may forget each other's part.
    std::uint64_t note_growth() const;
    /// Somebody has looked through it.
    void set_size(std::uint64_t bytes) const;

private:
    Store(int folder, User user) : folder_(folder), user_(std::move(user)) {}
    bool write(const std::string& path, std::string_view bytes) const;

    int folder_;
    User user_;
    mutable std::uint64_t written_ = 0;
};

}  // namespace bifolium::cache
