// What a Library and a ShapeCache hold, for the modules' own .cpp files: HarfBuzz's objects.
// Not for other modules.
#pragma once

#include <hb.h>

#include <map>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/handle.h"
#include "font/library.h"
#include "font/shape.h"

namespace bifolium::font {

using HbBlob = Handle<hb_blob_t, hb_blob_destroy>;
using HbFace = Handle<hb_face_t, hb_face_destroy>;
using HbFont = Handle<hb_font_t, hb_font_destroy>;
using HbSet = Handle<hb_set_t, hb_set_destroy>;

struct Face {
    Facts facts;
    Metrics metrics;
    Bytes file;
    std::string digest;  ///< Of the file, as the manifest says: 64 hexadecimal digits.
    std::uint32_t index = 0;
    HbFace face;
    HbFont font;
};

struct Library::State {
    std::vector<Face> faces;
    std::map<std::string, std::vector<FaceId>, std::less<>> families;  ///< By folded name.
    std::map<std::string, FaceId, std::less<>> paths;
    std::vector<std::string> absent_packages;
};

/// The way in for shape.cpp and subset.cpp.
struct Faces {
    static const Face& of(const Library& library, FaceId id) {
        return library.state_->faces[id.index()];
    }
    static ShapeCache::State& of(ShapeCache& cache) { return *cache.state_; }
};

/// Family names match without case. https://www.w3.org/TR/css-fonts-4/#family-name-syntax
std::string folded_family(std::string_view);

struct Opened {
    Facts facts;
    Metrics metrics;
    HbFace face;
};
/// Checks the file and reads its facts; the path is left to the caller. The face borrows `file`.
Result<Opened> open_face(std::string_view file, std::uint32_t index);

}  // namespace bifolium::font
