#include "app/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <variant>

#include "base/digest.h"
#include "l10n/pseudo.h"
#include "site/manifest.h"
#include "site/page.h"
#include "text/display_width.h"

namespace bifolium::app {

namespace {

/// What stands of an edition that the project has no more is said of none. A disguise is never the
/// project's, and stays until somebody takes it away.
bool is_gone(const WholeProject& whole, const EditionResult& edition) {
    return !whole.editions.contains(site::name_of(edition)) && !l10n::is_pseudo(edition.language) &&
           !whole.editions.empty();
}

site::Manifest now_of(const BuildResult& result) {
    site::Manifest now{.bifolium = BIFOLIUM_VERSION,
                       .language = result.whole.language,
                       .publications = result.whole.publications,
                       .editions = result.editions,
                       .inputs = result.inputs,
                       .resources = result.resources,
                       .left_over = {}};
    for (EditionResult& edition : now.editions) {
        std::erase_if(edition.files, [&](const EditionResult::File& file) {
            return !is_published(edition.verdict, file.role);
        });
    }
    return now;
}

/// What the run made, put over what stood.
site::Manifest all_of(const BuildResult& result) {
    site::Manifest before = result.stood;
    if (result.is_whole) before.inputs.clear(), before.resources.clear();
    std::erase_if(before.editions, [&](const auto& one) { return is_gone(result.whole, one); });
    return site::merged(std::move(before), now_of(result));
}

/// Pages of languages that no edition has any more: they say nothing that is so.
Result<std::monostate> remove_stale_pages(const site::Manifest& before, const site::Manifest& now,
                                          DiskFiles& files) {
    const auto paths = [](const site::Manifest& manifest) {
        std::set<std::string> out;
        for (const EditionResult& edition : manifest.editions) {
            if (!l10n::is_pseudo(edition.language)) out.insert(edition.language + "/index.html");
        }
        return out;
    };
    const std::set<std::string> wanted = paths(now);
    for (const std::string& path : paths(before)) {
        if (wanted.contains(path)) continue;
        const Result<Bytes> page = files.read_output(path);
        const bool is_ours = page && (*page).view().find(site::made_by) != std::string_view::npos;
        if (!is_ours) continue;
        if (const auto removed = files.remove(path); !removed) return removed.failure();
    }
    return std::monostate();
}

/// No link leads to a file that somebody took away.
void forget_missing(const DiskFiles& files, site::Manifest& manifest) {
    for (EditionResult& edition : manifest.editions) {
        std::erase_if(edition.files, [&](const EditionResult::File& file) {
            return !files.has_output(file.path);
        });
    }
}

}  // namespace

WholeProject whole_of(const Project& project) {
    WholeProject out{project.source_language, {}, {}};
    for (const Publication& publication : project.publications) {
        out.publications.push_back(publication.id);
    }
    for (const Edition& edition : editions(project)) {
        out.editions.insert({edition.publication.id, edition.language, edition.variant.name});
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

void read_stood(const DiskFiles& files, BuildResult& result) {
    const Result<Bytes> old = files.read_output("manifest.json");
    if (!old) return;
    if (Result<site::Manifest> read = site::read_manifest((*old).view())) {
        result.stood = *std::move(read);
    }
}

std::vector<site::Input> left_over(const BuildResult& result, const DiskFiles& files) {
    if (result.stood.editions.empty() && result.stood.left_over.empty()) return {};
    std::vector<site::Input> left = site::files_without_edition(result.stood, all_of(result));
    std::erase_if(left, [&](const site::Input& file) {
        const Result<Bytes> bytes = files.read_output(file.path);
        return !bytes || hexadecimal(sha256((*bytes).view())) != file.sha256;
    });
    return left;
}

void report_left_over(const std::vector<site::Input>& left, const std::string& folder,
                      Diagnostics& diagnostics) {
    if (left.empty()) return;
    constexpr std::size_t most_named = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(most_named, left.size()); ++i) {
        names.append(i == 0 ? "" : ", ").append(folder + left[i].path);
    }
    if (left.size() > most_named) {
        names += " and " + std::to_string(left.size() - most_named) + " more";
    }
    diagnostics.report({Severity::warning,
                        "output.left-over",
                        {},
                        "of no edition of the project any more, and still there: " + names,
                        "nothing leads to them; delete them, as 'bifolium clean' does, or take the "
                        "edition into the project "
                        "again"});
}

Result<std::monostate> write_site(const BuildResult& result, DiskFiles& files) {
    site::Manifest all = all_of(result);
    all.left_over = left_over(result, files);
    if (const auto removed = remove_stale_pages(result.stood, all, files); !removed) {
        return removed.failure();
    }
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
