// A finished e-book, opened for a browser: its files by name, and what is read in which order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bifolium::serve {

struct Chapter {
    std::string path;   ///< In the archive.
    std::string title;  ///< As the book's contents call it; else the file's name.
};

/// In the order of reading.
Result<std::vector<Chapter>> chapters(std::string_view epub);

Result<std::string> file_of(std::string_view epub, const std::string& path);

/// By the end of its name; empty for what no book has.
std::string_view media_type(std::string_view path);

}  // namespace bifolium::serve
