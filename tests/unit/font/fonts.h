// The repository's own files, for tests of fonts: read from disk into memory.
#pragma once

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "base/digest.h"
#include "font/library.h"
#include "support/memory_files.h"

namespace bifolium::font {

inline std::string read_from_disk(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) std::abort();  // the test's own file is missing
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A font of fonts/, by its file name.
inline std::string shipped(const std::string& name) {
    return read_from_disk(std::string(BIFOLIUM_ROOT) + "/fonts/" + name);
}

/// A library of the fonts given, in that order, under a manifest that is right.
struct Fonts {
    Sources sources;
    Diagnostics diagnostics;
    Library library;

    explicit Fonts(const std::vector<std::pair<std::string, std::string>>& files)
        : library(load(files)) {}

    static std::string line(const std::string& name, const std::string& bytes) {
        return hexadecimal(sha256(bytes)) + "  " + name + "\n";
    }

private:
    Library load(const std::vector<std::pair<std::string, std::string>>& files) {
        MemoryFiles memory;
        std::string manifest;
        for (const auto& [name, bytes] : files) {
            memory.put("fonts/" + name, bytes);
            manifest += line(name, bytes);
        }
        const std::array manifests{sources.add("fonts/manifest", manifest)};
        return Library::load(memory, sources, manifests, diagnostics);
    }
};

}  // namespace bifolium::font
