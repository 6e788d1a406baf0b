#include "app/diff.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "app/disk_files.h"
#include "changes/page.h"
#include "l10n/labels.h"
#include "site/manifest.h"
#include "text/locale.h"
#include "text/lookup.h"
#include "verify/structure.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

using Key = std::tuple<std::string, std::string, std::string>;  // publication, language, variant

constexpr std::size_t most_files = 100'000;

/// What one build has: a file for each edition, and which languages are translations.
struct Build {
    std::map<Key, std::string> files;
    std::map<Key, std::string> translated_from;
};

bool is_form(const fs::path& path) {
    return path.extension() == ".epub" || path.extension() == ".pdf";
}

/// "de/msc-preview.epub" is the edition that "de/msc.epub" is.
std::string without_preview(std::string name) {
    constexpr std::string_view mark = "-preview";
    if (name.ends_with(mark)) name.resize(name.size() - mark.size());
    return name;
}

class Comparer {
public:
    explicit Comparer(const DiffCommand& command) : command_(command) {}

    DiffResult run() {
        const std::optional<Build> before = open(command_.before, "@before/");
        const std::optional<Build> after = open(command_.after, "@after/");
        if (!before || !after) return std::move(result_);
        pair(*before, *after);
        if (result_.editions.empty()) {
            usage("neither build has an edition", "name two output folders, or two files");
        }
        in_order(*after);
        retranslate(*after);
        for (const changes::Edition& edition : result_.editions) {
            const bool alone = edition.before_path.empty() || edition.after_path.empty();
            const bool told = &result_.editions[edition.like] != &edition;
            if (!told || alone) result_.changes += alone ? 1 : edition.comparison.changes.size();
        }
        if (!command_.page.empty() && result_.exit_code == ExitCode::nothing_against) write_page();
        if (command_.exit_code && result_.changes > 0) {
            result_.exit_code = graver(result_.exit_code, ExitCode::findings);
        }
        return std::move(result_);
    }

private:
    void usage(std::string message, std::string hint) {
        result_.diagnostics.report(
            {Severity::error, "project.usage", {}, std::move(message), std::move(hint)});
        result_.exit_code = graver(result_.exit_code, ExitCode::usage);
    }

    std::optional<Build> open(const std::string& path, const std::string& prefix) {
        std::error_code error;
        const bool is_folder = fs::is_directory(path, error);
        if (!is_folder && !(fs::is_regular_file(path, error) && is_form(path))) {
            usage("'" + path + "' is no build", "name an output folder, an .epub or a .pdf");
            return std::nullopt;
        }
        const fs::path file(path);
        const fs::path folder = is_folder                ? file
                                : file.has_parent_path() ? file.parent_path()
                                                         : ".";
        if (const auto mounted = files_.mount(prefix, folder); !mounted) {
            usage(mounted.failure().what, "");
            return std::nullopt;
        }
        Build build;
        if (!is_folder) {
            build.files.emplace(Key{}, prefix + file.filename().string());
        } else if (const Result<Bytes> manifest = files_.read(prefix + "manifest.json")) {
            by_manifest((*manifest).view(), prefix, build);
        } else {
            by_path(folder, prefix, build);
        }
        return build;
    }

    void by_manifest(std::string_view text, const std::string& prefix, Build& build) {
        const Result<site::Manifest> manifest = site::read_manifest(text);
        if (!manifest) {
            return usage(shown(prefix + "manifest.json") + ": " + manifest.failure().what,
                         "build anew, or remove it");
        }
        for (const site::Edition& edition : (*manifest).editions) {
            const Key key{edition.publication, edition.language, edition.variant};
            if (edition.translation) build.translated_from[key] = edition.translation->from;
            for (const site::Role role : {site::Role::epub, site::Role::pdf}) {
                for (const site::File& file : edition.files) {
                    if (file.role == role) build.files.emplace(key, prefix + file.path);
                }
            }
        }
    }

    static void by_path(const fs::path& folder, const std::string& prefix, Build& build) {
        std::error_code error;
        std::map<Key, std::string> papers;
        std::size_t count = 0;
        for (fs::recursive_directory_iterator at(folder, error), end; at != end && !error;
             at.increment(error)) {
            if (++count > most_files || !is_form(at->path())) continue;
            const fs::path inside = at->path().lexically_relative(folder);
            const Key key{without_preview(inside.stem().string()),
                          inside.parent_path().generic_string(), ""};
            const bool book = inside.extension() == ".epub";
            (book ? build.files : papers).emplace(key, prefix + inside.generic_string());
        }
        build.files.merge(papers);
    }

    /// As the user would write it.
    std::string shown(const std::string& path) const {
        for (const auto& [prefix, folder] :
             {std::pair<std::string_view, const std::string&>{"@before/", command_.before},
              std::pair<std::string_view, const std::string&>{"@after/", command_.after}}) {
            if (!path.starts_with(prefix)) continue;
            const fs::path root =
                is_form(folder) ? fs::path(folder).parent_path() : fs::path(folder);
            return (root / path.substr(prefix.size())).generic_string();
        }
        return path;
    }

    std::vector<changes::Block> blocks(const std::string& path) {
        const Result<Bytes> bytes = files_.read(path);
        if (!bytes) {
            unreadable(path, bytes.failure().what);
            return {};
        }
        const verify::Reading reading{.references = false, .targets = true};
        const Result<verify::Structure> structure =
            path.ends_with(".epub") ? verify::read_epub((*bytes).view(), reading)
                                    : verify::read_pdf((*bytes).view(), reading);
        if (structure) return changes::blocks_of(*structure);
        unreadable(path, structure.failure().what);
        return {};
    }

    void unreadable(const std::string& path, const std::string& why) {
        result_.diagnostics.report({Severity::error,
                                    "diff.unreadable",
                                    {},
                                    shown(path) + ": " + why,
                                    "compare files that bifolium built"});
        result_.exit_code = graver(result_.exit_code, ExitCode::findings);
    }

    void pair(const Build& before, const Build& after) {
        std::map<Key, std::pair<std::string, std::string>> pairs;
        for (const auto& [key, path] : before.files) pairs[key].first = path;
        for (const auto& [key, path] : after.files) pairs[key].second = path;
        for (const auto& [key, paths] : pairs) {
            changes::Edition edition;
            std::tie(edition.publication, edition.language, edition.variant) = key;
            if (!paths.first.empty()) edition.before = blocks(paths.first);
            if (!paths.second.empty()) edition.after = blocks(paths.second);
            // Two builds of one kind are compared, or a PDF with a book; then pictures differ.
            if (paths.first.ends_with(".pdf") != paths.second.ends_with(".pdf")) {
                forget_pictures(edition.before);
                forget_pictures(edition.after);
            }
            if (!paths.first.empty()) edition.before_path = shown(paths.first);
            if (!paths.second.empty()) edition.after_path = shown(paths.second);
            name_file(edition);
            const bool both = !edition.before_path.empty() && !edition.after_path.empty();
            if (both) edition.comparison = changes::compare(edition.before, edition.after);
            result_.editions.push_back(std::move(edition));
        }
    }

    static void forget_pictures(std::vector<changes::Block>& blocks) {
        for (changes::Block& block : blocks) {
            block.picture.clear();
            for (changes::Mark& mark : block.marks) mark.target.clear();
        }
    }

    /// Of two files nothing else is known.
    static void name_file(changes::Edition& edition) {
        if (!edition.publication.empty()) return;
        edition.publication = without_preview(fs::path(edition.after_path).stem().string());
        if (!edition.after.empty()) edition.language = edition.after.front().language;
    }

    /// The language that was written before those it was translated into, the standard variant
    /// before others.
    void in_order(const Build& after) {
        const auto key = [&](const changes::Edition& edition) {
            const Key own{edition.publication, edition.language, edition.variant};
            return std::tuple(edition.publication, after.translated_from.contains(own),
                              edition.language, edition.variant != "standard", edition.variant);
        };
        std::vector<changes::Edition>& all = result_.editions;
        std::sort(all.begin(), all.end(),
                  [&](const auto& a, const auto& b) { return key(a) < key(b); });
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i].like = i;
            for (std::size_t j = i; j-- > 0 && all[j].publication == all[i].publication &&
                                    all[j].language == all[i].language;) {
                if (changes::same_changes(all[j], all[i])) all[i].like = j;
            }
        }
    }

    /// Of each publication and language one edition is looked at: what one variant says, all say.
    void retranslate(const Build& after) {
        std::map<std::pair<std::string, std::string>, std::size_t> first;
        for (std::size_t i = 0; i < result_.editions.size(); ++i) {
            const changes::Edition& edition = result_.editions[i];
            if (edition.after_path.empty() || edition.before_path.empty()) continue;
            const auto [at, fresh] =
                first.emplace(std::pair(edition.publication, edition.language), i);
            if (!fresh && edition.variant == "standard") at->second = i;
        }
        std::map<std::pair<std::string, std::string>, bool> told;
        for (const auto& [key, from] : after.translated_from) {
            const auto& [publication, language, variant] = key;
            const auto source = first.find({publication, from});
            if (source == first.end() ||
                !told.emplace(std::pair(publication, language), true).second) {
                continue;
            }
            const auto found = first.find({publication, language});
            changes::Edition absent;
            absent.language = language;
            const changes::Edition& other =
                found == first.end() ? absent : result_.editions[found->second];
            changes::Retranslation one =
                changes::retranslation(result_.editions[source->second], other, notices(language));
            one.source = source->second;
            if (!one.blocks.empty()) result_.retranslations.push_back(std::move(one));
        }
    }

    static std::vector<std::string> notices(const std::string& language) {
        const l10n::Labels labels(language);
        std::vector<std::string> out;
        for (const char* key :
             {"machine-translated-notice", "untranslated-notice", "stale-notice"}) {
            out.emplace_back(labels[key]);
        }
        return out;
    }

    void write_page() {
        const fs::path path(command_.page);
        const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
        const std::string text =
            changes::page(result_.editions, result_.retranslations, [](std::string_view tag) {
                return changes::LanguageFacts{text::own_name(tag), text::locale(tag).direction};
            });
        DiskFiles output;
        auto done = output.mount_output(folder);
        if (done) done = output.write(path.filename(), text);
        if (done) return;
        result_.diagnostics.report({Severity::error, "file.world", {}, done.failure().what, ""});
        result_.exit_code = graver(result_.exit_code, ExitCode::world);
    }

    const DiffCommand& command_;
    DiskFiles files_;
    DiffResult result_;
};

}  // namespace

DiffResult diff(const DiffCommand& command) {
    return Comparer(command).run();
}

}  // namespace bifolium::app
