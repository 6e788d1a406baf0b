#include "app/page_pictures.h"

#include <utility>

#include "image/pixels.h"
#include "raster/draw.h"

namespace bifolium::app {

namespace {

/// Takes away the pictures from number `page` on, as far as they are numbered without a gap.
Result<std::monostate> remove_from(DiskFiles& files, std::string_view pdf_path, std::size_t page) {
    for (;; ++page) {
        const std::string path = page_picture_path(pdf_path, page);
        if (!files.read_output(path)) return std::monostate();
        if (auto removed = files.remove(path); !removed) return removed;
    }
}

}  // namespace

std::string page_picture(const paint::Sheet& sheet, const font::Library& fonts,
                         const image::Library& images, double pixels_per_inch) {
    return image::encode_png(
        raster::draw(sheet, fonts, images, {.pixels_per_inch = pixels_per_inch, .bleed = false}));
}

std::vector<std::string> page_pictures(const paint::Sheets& sheets, const font::Library& fonts,
                                       const image::Library& images, double pixels_per_inch) {
    std::vector<std::string> out;
    out.reserve(sheets.size());
    for (std::size_t page = 0; page < sheets.size(); ++page) {
        out.push_back(page_picture(sheets.at(page), fonts, images, pixels_per_inch));
    }
    return out;
}

std::string page_picture_path(std::string_view pdf_path, std::size_t page) {
    std::string number = std::to_string(page);
    if (number.size() < 3) number.insert(0, 3 - number.size(), '0');
    const std::string_view stem = pdf_path.substr(0, pdf_path.rfind('.'));
    return std::string(stem) + "-page-" + number + ".png";
}

Result<std::monostate> write_page_pictures(DiskFiles& files, std::string_view pdf_path,
                                           const std::vector<std::string>& pictures,
                                           bool withheld) {
    const std::string apart = "withheld/" + std::string(pdf_path), plain(pdf_path);
    const std::string& here = withheld ? apart : plain;
    std::vector<DiskFiles::Named> named;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        named.emplace_back(page_picture_path(here, i + 1), pictures[i]);
    }
    if (auto written = files.write_all(named); !written) return written;
    if (auto removed = remove_from(files, here, pictures.size() + 1); !removed) return removed;
    return remove_from(files, withheld ? plain : apart, 1);
}

}  // namespace bifolium::app
