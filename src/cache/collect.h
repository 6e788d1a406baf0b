// Keeping a store within bounds: what an older program left goes first, then what was used longest
// ago. Only files that a store has written are taken away, by their names.
//
// A build may run meanwhile: it makes again what it misses. What nothing needs yet may be needed in
// a moment: it stays while it is young.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace bifolium::cache {

struct Bounds {
    std::uint64_t most_bytes = 0;
    std::int64_t now = 0;       ///< Seconds.
    std::int64_t grace = 3600;  ///< Seconds in which it is young.
    std::string program;        ///< Whose entries are no older program's.
    bool waits = true;          ///< For somebody else who collects; else nothing is done.
};

struct Collected {
    std::size_t files = 0;
    std::uint64_t bytes = 0;  ///< Taken away.
    std::uint64_t bytes_left = 0;
};

Result<Collected> collect(const std::filesystem::path& folder, const Bounds&);

struct Contents {
    std::size_t records = 0, files = 0;
    std::uint64_t bytes = 0;
    std::size_t of_others = 0;  ///< Records of other programs.
};
/// Looks through all of it.
Result<Contents> contents(const std::filesystem::path& folder, const std::string& program);

}  // namespace bifolium::cache
