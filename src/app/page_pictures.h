// Pages as pictures: what `--page-pictures` writes for those who review a change, and what a
// preview shows. Painted from the marks that the PDF gets, by bifolium's own painter; no picture is
// part of an edition.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/disk_files.h"
#include "font/library.h"
#include "image/library.h"
#include "paint/display_list.h"

namespace bifolium::app {

/// An A5 page is 641 pixels wide: legible beside its findings, light enough to send.
constexpr double picture_pixels_per_inch = 110;

/// One page, cut at its trim, as PNG.
std::string page_picture(const paint::Sheet&, const font::Library&, const image::Library&,
                         double pixels_per_inch);

/// All pages in their order.
std::vector<std::string> page_pictures(const paint::Sheets&, const font::Library&,
                                       const image::Library&, double pixels_per_inch);

/// The name of a page's picture beside its PDF's: "en/msc.pdf", 7 -> "en/msc-page-007.png".
std::string page_picture_path(std::string_view pdf_path, std::size_t page);

/// Writes them into the output folder of `files`, and takes away what an earlier run left there:
/// pages that are no more, and the place that the edition had before its verdict changed.
Result<std::monostate> write_page_pictures(DiskFiles& files, std::string_view pdf_path,
                                           const std::vector<std::string>& pictures, bool withheld);

}  // namespace bifolium::app
