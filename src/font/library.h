// Fonts: every face of a run, shared by all threads. With shape.h, subset.h and selection.h the
// only place that knows HarfBuzz.
//
// Files of the manifest are mapped, not read. Faces are made immutable at a scale of one unit per
// em unit, so every size shares them. A face's SHA-256 is checked when its program is embedded.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "base/id.h"
#include "base/path.h"

namespace bifolium::font {

using FaceId = Id<struct FaceTag>;

/// In font units; a used size is value * size / units_per_em. y upwards: descent is negative.
struct Metrics {
    std::int32_t units_per_em = 1000;
    std::int32_t ascent = 0, descent = 0, line_gap = 0;
    std::int32_t x_height = 0, cap_height = 0;
    std::int32_t underline_position = 0, underline_thickness = 0;
    std::int32_t strikeout_position = 0, strikeout_thickness = 0;
    std::int32_t bbox_x_min = 0, bbox_y_min = 0, bbox_x_max = 0, bbox_y_max = 0;
    double italic_angle = 0;
};

enum class Slant : std::uint8_t { upright, italic };

struct Facts {
    std::string family;           ///< Typographic family (name 16, else 1).
    std::string postscript_name;  ///< name 6.
    int weight = 400;
    Slant slant = Slant::upright;
    std::string path;  ///< As in the manifest.
    bool fixed_pitch = false, serif = false;
    bool embeddable = true;  ///< fsType allows it.
};

/// One line of a manifest: "sha256  file" as sha256sum writes it, the file relative to the
/// manifest's folder; "sha256  package:NAME  /usr/share/fonts/…" for a file of a Debian package,
/// which may be absent. "file.ttc#2" is face 2 of a collection. A line that begins with '#' is a
/// comment. Order is the order of fallback.
class Library {
public:
    /// Only faces that pass our own table checks come in; the others are findings at their line.
    /// Several manifests: the project's own first, then bifolium's.
    static Library load(const Files&, Sources&, std::span<const SourceId> manifests, Diagnostics&);
    ~Library();
    Library(Library&&) noexcept;

    std::size_t size() const;
    const Facts& facts(FaceId) const;
    Metrics metrics(FaceId) const;
    /// Invalid if none. CSS's font matching over weights and slants of the family.
    FaceId match(std::string_view family, int weight, Slant) const;
    std::span<const FaceId> family(std::string_view) const;  ///< Its faces, in manifest order.
    FaceId find_file(std::string_view path) const;  ///< By the manifest's path; invalid if none.
    /// First face in manifest order that has the character; prefers the weight and slant asked for
    /// within one family. Invalid if none.
    FaceId fallback(char32_t, int weight, Slant, std::string_view language) const;
    bool covers(FaceId, char32_t) const;
    std::uint32_t glyph(FaceId, char32_t) const;      ///< Nominal; 0 if there is none.
    Path outline(FaceId, std::uint32_t glyph) const;  ///< In font units, y upwards.
    std::int32_t advance(FaceId, std::uint32_t glyph) const;
    Bytes file(FaceId) const;
    /// Debian packages that the manifests name and this machine lacks, sorted: for the hint of a
    /// missing-glyph finding.
    const std::vector<std::string>& absent_packages() const;

private:
    friend struct Faces;  // the other headers' way in, src/font/faces.h
    Library();
    struct State;
    std::unique_ptr<State> state_;
};

/// The manifest line for a font file: what `bifolium fonts add` appends. Fails if it is no font
/// that we take, or its fsType forbids embedding.
Result<std::string> manifest_line(std::string_view bytes, std::string_view file_name);

}  // namespace bifolium::font
