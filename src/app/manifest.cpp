#include "app/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "site/manifest.h"
#include "text/display_width.h"

namespace bifolium::app {

namespace {

/// Of an edition that was withheld nothing was written.
EditionResult as_published(EditionResult edition) {
    if (edition.verdict == Verdict::withheld) edition.files.clear();
    return edition;
}

}  // namespace

std::string manifest(const DiskFiles& files, const std::vector<EditionResult>& editions) {
    site::Manifest before;
    if (const Result<Bytes> old = files.read_output("manifest.json")) {
        if (Result<site::Manifest> read = site::read_manifest((*old).view()))
            before = *std::move(read);
    }
    site::Manifest now{.bifolium = BIFOLIUM_VERSION, .editions = {}, .inputs = {}, .resources = {}};
    for (const EditionResult& edition : editions) now.editions.push_back(as_published(edition));
    return site::write_manifest(site::merged(std::move(before), now));
}

std::string table(const std::vector<EditionResult>& editions, const std::string& output_folder) {
    std::vector<std::array<std::string, 5>> rows = {
        {"file", "language", "pages", "size", "verdict"}};
    for (const EditionResult& edition : editions) {
        for (const EditionResult::File& file : edition.files) {
            rows.push_back({output_folder + file.path, edition.language,
                            file.pages > 0 ? fmt::format("{}", file.pages) : "–",
                            fmt::format("{} KB", (file.size + 1023) / 1024),
                            std::string(name_of(edition.verdict))});
        }
        if (edition.files.empty()) {
            rows.push_back({output_folder + edition.language + "/" + edition.publication,
                            edition.language, "–", "–", std::string(name_of(edition.verdict))});
        }
    }
    std::array<std::size_t, 5> widths{};
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], text::display_width(row[i]));
        }
    }
    std::string out;
    for (const auto& row : rows) {
        out += fmt::format("{:<{}}  {:<{}}  {:>{}}  {:>{}}  {}\n", row[0], widths[0], row[1],
                           widths[1], row[2], widths[2], row[3], widths[3], row[4]);
    }
    return out;
}

}  // namespace bifolium::app
