// One document to one manuscript: Markdown, its pictures, and what an editor must know of both.
// Pure but for pandoc's process: nothing is read or written here, so files run side by side.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/command_line.h"
#include "base/diagnostic.h"

namespace bifolium::app {

/// Where the document came from and where its manuscript is to stand.
struct ImportPlace {
    std::string shown;    ///< The document's path, for findings.
    std::string written;  ///< The manuscript's, below the output folder: "doses.md".
    std::string media;    ///< Its pictures' folder, seen from the manuscript: "images/doses".
};

struct Imported {
    std::string markdown;  ///< Empty where there is nothing to write.
    /// Pictures by their paths, seen from the manuscript.
    std::vector<std::pair<std::string, std::string>> pictures;
    Sources sources;  ///< The manuscript, and the document by its name only.
    Diagnostics diagnostics;
    std::size_t words = 0;                ///< Of the document.
    std::size_t lost = 0;                 ///< Of those, in the manuscript nowhere.
    std::vector<std::string> lost_words;  ///< The same, as they stand together.
};

Imported import_file(std::string_view bytes, const ImportPlace&, const ImportCommand&,
                     const std::filesystem::path& pandoc);

}  // namespace bifolium::app
