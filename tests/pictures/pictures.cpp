// The README's pictures, painted by bifolium's own painter: a spread of the brochure, one of its
// Arabic edition, and the article as a phone shows it. `bifolium_pictures ROOT FOLDER` writes them
// anew.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "app/disk_files.h"
#include "app/shared.h"
#include "app/translations.h"
#include "app/workers.h"
#include "font/shape.h"
#include "image/pixels.h"
#include "l10n/localize.h"
#include "layout/box.h"
#include "layout/memo.h"
#include "layout/paginate.h"
#include "paint/display_list.h"
#include "raster/draw.h"
#include "style/cascade.h"
#include "text/locale.h"
#include "text/segmenter.h"

namespace bifolium {
namespace {

constexpr std::array<unsigned char, 3> ground{0xDC, 0xE4, 0xE7};

/// The numbered pages (from 0) of the article in a language, under these style sheets.
std::vector<image::Pixels> paint(const std::filesystem::path& root, const std::string& language,
                                 const std::vector<std::string>& styles,
                                 const std::vector<std::size_t>& numbers, double pixels_per_inch) {
    app::DiskFiles files;
    static_cast<void>(files.mount("", root));
    static_cast<void>(files.mount("@bifolium/fonts/", root / "fonts"));
    static_cast<void>(files.mount("@bifolium/styles/", root / "styles"));
    app::Project project = app::project_of("manuscript/msc.md");
    project.publications[0].languages = {language};
    project.localization.policy.on_incomplete = l10n::OnIncomplete::preview;
    project.publications[0].styles = styles;
    app::Shared shared;
    app::load_own(shared, files);
    app::load_manuscripts(shared, project, files);
    const std::vector<app::Edition> editions = app::editions(project);
    app::load_styles(shared, editions, files);
    app::load_catalogues(shared, project, editions, "", files);
    app::load_pictures(shared, editions, files);
    const app::Manuscript& manuscript = shared.manuscripts.begin()->second;
    const app::Styles& looks = shared.styles.begin()->second;

    Diagnostics diagnostics;
    const text::Locale locale = text::locale(language);
    const auto other = app::translated(manuscript, editions.front(), project, shared, locale,
                                       shared.atoms, diagnostics);
    const l10n::Localized localized =
        l10n::localize(other ? other->document : manuscript.document,
                       {.locale = locale,
                        .cover_image = manuscript.document.metadata().cover,
                        .preview = other && other->preview},
                       shared.atoms, diagnostics);
    const css::StyleSheet& own = other ? shared.own_of_previews : shared.own;
    const style::StyledDocument styled =
        style::cascade(localized.document, own, looks.sheets, {}, shared.atoms, diagnostics);
    const layout::BoxTree tree = layout::boxes(styled, shared.images, diagnostics);
    text::Segmenter segmenter(&shared.hyphenation);
    font::ShapeCache shapes;
    layout::Memo memo;
    app::OneWorker worker;
    const layout::Context context{.document = styled,
                                  .fonts = *looks.fonts,
                                  .images = shared.images,
                                  .facts = *tree.facts,
                                  .segmenter = segmenter,
                                  .shapes = shapes,
                                  .memo = memo,
                                  .workers = worker,
                                  .diagnostics = diagnostics};
    const layout::Pages pages = layout::paginate(context, tree);
    const paint::Sheets sheets(context, tree, pages);
    std::vector<image::Pixels> out;
    for (const std::size_t number : numbers) {
        if (number >= sheets.size()) continue;
        out.push_back(raster::draw(sheets.at(number), *shared.fonts, shared.images,
                                   {.pixels_per_inch = pixels_per_inch}));
    }
    return out;
}

/// Side by side on a light ground; `gaps` in pixels before each.
image::Pixels side_by_side(const std::vector<image::Pixels>& parts,
                           const std::vector<std::uint32_t>& gaps, std::uint32_t edge) {
    image::Pixels out;
    out.width = edge;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out.width += parts[i].width + (i == 0 ? 0 : gaps.at(i));
        out.height = std::max(out.height, parts[i].height + 2 * edge);
    }
    out.width += edge;
    out.bytes.resize(std::size_t{3} * out.width * out.height);
    for (std::size_t i = 0; i < out.bytes.size(); ++i) {
        out.bytes[i] = static_cast<char>(ground[i % 3]);
    }
    std::size_t left = edge;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        left += i == 0 ? 0 : gaps.at(i);
        const std::size_t row = std::size_t{3} * parts[i].width;
        for (std::size_t y = 0; y < parts[i].height; ++y) {
            parts[i].bytes.copy(&out.bytes[((y + edge) * out.width + left) * 3], row, y * row);
        }
        left += parts[i].width;
    }
    return out;
}

bool write(const std::filesystem::path& file, const image::Pixels& pixels) {
    const std::string bytes = image::encode_png(pixels);
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (out == nullptr) return false;
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size();
    return std::fclose(out) == 0 && whole;
}

int run(const std::filesystem::path& root, const std::filesystem::path& folder) {
    const auto brochure =
        paint(root, "en", {"styles/brand.css", "styles/brochure.css"}, {0, 5, 6}, 68);
    // Read from the right: the later pages stand on the left.
    const auto arabic =
        paint(root, "ar", {"styles/brand.css", "styles/brochure.css"}, {4, 3, 0}, 68);
    const auto phone =
        paint(root, "en", {"styles/brand.css", "styles/brochure.css", "tests/pictures/phone.css"},
              {0, 2, 6}, 110);
    if (brochure.size() != 3 || arabic.size() != 3 || phone.size() != 3) {
        std::fputs("the article has fewer pages than its pictures show\n", stderr);
        return 1;
    }
    const bool written = write(folder / "brochure.png", side_by_side(brochure, {0, 28, 2}, 24)) &&
                         write(folder / "arabic.png", side_by_side(arabic, {0, 2, 28}, 24)) &&
                         write(folder / "phone.png", side_by_side(phone, {0, 28, 28}, 24));
    return written ? 0 : 75;
}

}  // namespace
}  // namespace bifolium

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: bifolium_pictures ROOT FOLDER\n", stderr);
        return 2;
    }
    return bifolium::run(argv[1], argv[2]);
}
