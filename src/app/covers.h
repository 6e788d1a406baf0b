// The first page as a picture: the book's cover, and a small one for the download page. Painted
// from the marks that the PDF gets.
#pragma once

#include <cstdint>
#include <string>

#include "document/document.h"
#include "font/library.h"
#include "image/library.h"
#include "paint/display_list.h"

namespace bifolium::app {

/// JPEG. Empty if the publication has no cover.
std::string book_cover(const document::Document&, const paint::Sheets&, const font::Library&,
                       const image::Library&);

struct Thumbnail {
    std::string jpeg;  ///< Empty if there is no page.
    std::uint32_t width = 0, height = 0;
};
/// Twice as large as the download page shows it, for screens with many pixels.
Thumbnail thumbnail(const paint::Sheets&, const font::Library&, const image::Library&);

}  // namespace bifolium::app
