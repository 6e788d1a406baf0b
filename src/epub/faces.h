// The fonts of a book: a subset of each face that its text uses, with the characters that use it.
// Which face sets what is decided by font::Selection, as for the pages. Han, kana and Hangul stay
// with the reader's own fonts: a subset of them would outweigh the book many times.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "epub/package.h"

namespace bifolium::epub {

struct PackagedFace {
    font::FaceId face;
    std::string file;   ///< "Lato-Bold.ttf", in the fonts folder.
    std::string bytes;  ///< The subset.
    /// Lists of families, without generic ones, that ask for it somewhere.
    std::set<std::vector<std::string>> stacks;
};

/// In order of FaceId. Fails if a face cannot be embedded or is not what the manifest names.
Result<std::vector<PackagedFace>> packaged_faces(const Edition&);

/// The face that a url() of a sheet names; invalid if none.
font::FaceId face_of(const Edition&, const css::Url&);

}  // namespace bifolium::epub
