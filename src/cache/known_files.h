// Known files: digests of files that were read in an earlier run and have not changed since, by
// what the file system says of them. It is for files that are large and seldom change (fonts,
// pictures, what was made before): hashing a hundred megabytes of fonts takes longer than an
// edition.
//
// What the file system says is believed only where it cannot be the same by chance: a file that had
// been changed a moment before it was read may change again within the same tick of the clock.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"

namespace bifolium::cache {

struct FileFacts {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modified = 0;  ///< Nanoseconds; anybody may set it.
    std::int64_t changed = 0;   ///< The same, of the last change of any kind; nobody may set it.
    friend bool operator==(const FileFacts&, const FileFacts&) = default;
};

/// Had the file rested long enough, at `now`, for its next change to have another time? The
/// coarsest file systems count in two seconds. No where its time is to come: then a clock was put
/// back.
bool has_rested(const FileFacts&, std::int64_t now);

class KnownFiles {
public:
    /// `text`: of an earlier run; what cannot be read of it is not known.
    explicit KnownFiles(std::string_view text = {});
    std::string text() const;
    /// Is there anything that the text of the earlier run has not got?
    bool has_news() const;

    /// `path` from the root.
    std::optional<Digest> digest(const std::string& path, const FileFacts&);
    void add(const std::string& path, const FileFacts&, const Digest&);

private:
    struct Known {
        FileFacts facts;
        Digest digest;
        bool was_asked = false;
    };
    std::map<std::string, Known> files_;
    bool has_news_ = false;
};

}  // namespace bifolium::cache
