// A manifest's lines: which font files there are, and what each must be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace bifolium::font {

struct ManifestLine {
    std::string digest;   ///< 64 hexadecimal digits, small letters.
    std::string package;  ///< Debian package that brings the file; empty for our own.
    std::string file;     ///< As written, without "#index".
    std::uint32_t index = 0;
    Span span;

    /// The name by which sheets know the face: the file as written, with "#index" if not 0.
    std::string path() const;
};

/// Lines that say nothing are skipped; wrong ones are findings.
std::vector<ManifestLine> read_manifest(const Sources&, SourceId, Diagnostics&);

}  // namespace bifolium::font
