#include "app/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <variant>

#include "base/digest.h"
#include "site/manifest.h"
#include "site/page.h"
#include "text/display_width.h"

namespace bifolium::app {

namespace {

site::Manifest read_before(const DiskFiles& files) {
    const Result<Bytes> old = files.read_output("manifest.json");
    if (!old) return {};
    Result<site::Manifest> read = site::read_manifest((*old).view());
    return read ? *std::move(read) : site::Manifest();
}

/// No link leads to a file that somebody took away.
void forget_missing(const DiskFiles& files, site::Manifest& manifest) {
    for (EditionResult& edition : manifest.editions) {
        std::erase_if(edition.files, [&](const EditionResult::File& file) {
            return !files.read_output(file.path);
        });
    }
}

}  // namespace

WholeProject whole_of(const Project& project) {
    WholeProject out{project.source_language, {}};
    for (const Publication& publication : project.publications) {
        out.publications.push_back(publication.id);
    }
    return out;
}

bool is_published(Verdict verdict, site::Role role) {
    return verdict != Verdict::withheld || role == site::Role::report;
}

void tell_inputs(const Shared& shared, BuildResult& result) {
    std::map<std::string, std::string> digests;
    for (const auto& [path, input] : result.read.all()) {
        const bool is_file = input.there && !path.starts_with('?');
        if (is_file) digests.emplace(path, hexadecimal(input.digest));
    }
    for (std::uint32_t i = 0; i < shared.sources.size(); ++i) {  // the project file too
        const SourceId id(i);
        digests.emplace(shared.sources.path(id), hexadecimal(sha256(shared.sources.text(id))));
    }
    for (const auto& [path, digest] : digests) {
        const bool is_own = path.starts_with("@bifolium/");
        (is_own ? result.resources : result.inputs)
            .push_back({is_own ? path.substr(10) : path, digest});
    }
}

Result<std::monostate> write_site(const BuildResult& result, DiskFiles& files) {
    site::Manifest now{.bifolium = BIFOLIUM_VERSION,
                       .language = result.whole.language,
                       .publications = result.whole.publications,
                       .editions = result.editions,
                       .inputs = result.inputs,
                       .resources = result.resources};
    for (EditionResult& edition : now.editions) {
        std::erase_if(edition.files, [&](const EditionResult::File& file) {
            return !is_published(edition.verdict, file.role);
        });
    }
    site::Manifest before = read_before(files);
    if (result.is_whole) before.inputs.clear(), before.resources.clear();
    site::Manifest all = site::merged(std::move(before), now);
    forget_missing(files, all);
    std::vector<DiskFiles::Named> named;
    for (auto& [path, html] : site::pages(all)) named.emplace_back(path, std::move(html));
    named.emplace_back("manifest.json", site::write_manifest(all));
    return files.write_all(named);
}

std::string table(const std::vector<EditionResult>& editions, const std::string& output_folder) {
    std::vector<std::array<std::string, 5>> rows = {
        {"file", "language", "pages", "size", "verdict"}};
    for (const EditionResult& edition : editions) {
        const std::string verdict =
            std::string(name_of(edition.verdict)) + (edition.unchanged ? ", unchanged" : "");
        for (const EditionResult::File& file : edition.files) {
            if (!site::is_form(file.role)) continue;
            const bool is_there = is_published(edition.verdict, file.role);
            rows.push_back({output_folder + file.path, edition.language,
                            is_there && file.pages > 0 ? fmt::format("{}", file.pages) : "–",
                            is_there ? fmt::format("{} KB", (file.size + 1023) / 1024) : "–",
                            verdict});
        }
        const bool has_forms =
            std::ranges::any_of(edition.files, [](const auto& f) { return is_form(f.role); });
        if (!has_forms) {
            rows.push_back({output_folder + edition.language + "/" + edition.publication,
                            edition.language, "–", "–", verdict});
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
