#include "app/covers.h"

#include <algorithm>
#include <variant>

#include "image/pixels.h"
#include "raster/draw.h"

namespace bifolium::app {

namespace {

constexpr double cover_height_px = 2400;
constexpr int cover_quality = 85;
constexpr double thumbnail_px = 480;  // of the longer side
constexpr int thumbnail_quality = 82;

}  // namespace

std::string book_cover(const document::Document& document, const paint::Sheets& sheets,
                       const font::Library& fonts, const image::Library& images) {
    const document::NodeId first = document.first_child(document.root());
    const bool has_cover =
        first.valid() && std::holds_alternative<document::Cover>(document[first].content);
    if (!has_cover || sheets.size() == 0) return {};
    const paint::Sheet sheet = sheets.at(0);
    const double inches = sheet.trim.size.height.to_pt() / 72;
    const image::Pixels pixels = raster::draw(
        sheet, fonts, images, {.pixels_per_inch = cover_height_px / inches, .bleed = false});
    return image::encode_jpeg(pixels, cover_quality);
}

Thumbnail thumbnail(const paint::Sheets& sheets, const font::Library& fonts,
                    const image::Library& images) {
    if (sheets.size() == 0) return {};
    const paint::Sheet sheet = sheets.at(0);
    const double longer =
        std::max(sheet.trim.size.width.to_pt(), sheet.trim.size.height.to_pt()) / 72;
    const image::Pixels pixels = raster::draw(
        sheet, fonts, images, {.pixels_per_inch = thumbnail_px / longer, .bleed = false});
    return {image::encode_jpeg(pixels, thumbnail_quality), pixels.width, pixels.height};
}

}  // namespace bifolium::app
