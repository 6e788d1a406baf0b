// The container file, through libzip: mimetype first and bare, entries in the order given, a fixed
// time, streams compressed by base/compress.h, so that the same book is the same bytes anywhere.
// https://www.w3.org/TR/epub-33/#sec-container-zip
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace bifolium::epub {

enum class Storage : std::uint8_t { stored, deflated };

/// Names are ours and ASCII: a name with anything but letters, digits and ".-_/" aborts, since
/// libzip itself would take "../x".
struct Entry {
    std::string name;
    std::string bytes;
    Storage storage = Storage::deflated;
};

/// The `mimetype` entry is put in front here. Two entries of one name abort: a bug of ours.
Result<std::string> archive(const std::vector<Entry>&);

}  // namespace bifolium::epub
