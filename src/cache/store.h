// Store: bytes by their SHA-256 (`cas/`), and records by a key (`ac/`), in a folder that many
// builds share, also over a network.
//
// From any thread. No lock: an entry is written under a name that nobody else takes, and renamed.
// No entry is believed: it is read with its digest, and one that was cut off or edited counts as
// absent and is taken away. Nothing is synced: what a crash spoils is found out when it is read.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"

namespace bifolium::cache {

/// Back from 64 hexadecimal digits, small letters; nothing if it is none.
std::optional<Digest> digest_from(std::string_view);

class Store {
public:
    /// Makes the folder if it is missing.
    static Result<Store> open(const std::filesystem::path& folder);
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

private:
    explicit Store(int folder) : folder_(folder) {}
    bool write(const std::string& path, std::string_view bytes) const;

    int folder_;
};

}  // namespace bifolium::cache
