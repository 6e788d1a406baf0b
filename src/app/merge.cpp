#include "app/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>
#include <utility>

#include "app/disk_files.h"
#include "app/explain.h"
#include "app/manifest.h"
#include "app/open_project.h"
#include "app/shard_manifest.h"
#include "base/digest.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

/// A shard's manifest, and where it lies.
struct Part {
    std::string prefix;  ///< Of its folder, in DiskFiles.
    std::string shown;   ///< "parts/a/manifest-3-of-8.json"
    bool usable = true;  ///< Else only the shard of the manifest is known.
    std::string bytes;
    ShardManifest manifest;
};

void error(BuildResult& result, ExitCode code, Diagnostic finding) {
    finding.severity = Severity::error;
    result.diagnostics.report(std::move(finding));
    result.exit_code = graver(result.exit_code, code);
}

bool holds_manifests(const fs::path& folder) {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        if (shard_of_manifest(entry.path().filename().string())) return true;
    }
    return false;
}

/// The folders that shards wrote to: those named, or those inside of them, in order.
std::vector<fs::path> folders_of(const MergeCommand& command, BuildResult& result) {
    std::vector<fs::path> out;
    for (const std::string& named : command.folders) {
        std::error_code failed;
        if (!fs::is_directory(named, failed)) {
            error(result, ExitCode::usage,
                  {.code = "project.usage",
                   .span = {},
                   .message = "there is no folder '" + named + "'",
                   .hint = "name the folders that shards wrote to"});
            continue;
        }
        if (holds_manifests(named)) {
            out.emplace_back(named);
            continue;
        }
        std::vector<fs::path> inside;
        for (const auto& entry : fs::directory_iterator(named, failed)) {
            if (entry.is_directory(failed) && holds_manifests(entry.path())) {
                inside.push_back(entry.path());
            }
        }
        std::sort(inside.begin(), inside.end());
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

void read_parts(const fs::path& folder, const std::string& prefix, const DiskFiles& files,
                std::vector<Part>& parts, BuildResult& result) {
    std::vector<std::tuple<unsigned, unsigned, std::string>> names;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        const std::string name = entry.path().filename().string();
        const auto shard = shard_of_manifest(name);
        if (shard) names.emplace_back(shard->count, shard->index, name);
    }
    std::sort(names.begin(), names.end());
    for (const auto& [count, index, name] : names) {
        const std::string shown = shown_folder(folder) + name;
        const Result<Bytes> bytes = files.read(prefix + name);
        if (!bytes) {
            error(result, ExitCode::world,
                  {.code = "file.world", .span = {}, .message = bytes.failure().what, .hint = ""});
            continue;
        }
        Part part{.prefix = prefix, .shown = shown, .bytes = std::string((*bytes).view())};
        auto manifest = read_shard_manifest(part.bytes);
        part.usable = manifest && manifest->shard == Shard{index, count};
        if (!part.usable) {
            error(result, ExitCode::findings,
                  {.code = "merge.bad-manifest",
                   .span = {},
                   .message = "cannot use " + shown + ": " +
                              (manifest ? "it is of another shard" : manifest.failure().what),
                   .hint = "run that shard again"});
        }
        part.manifest = part.usable ? *std::move(manifest) : ShardManifest();
        part.manifest.shard = {index, count};
        parts.push_back(std::move(part));
    }
}

/// All parts are of one plan. A mix is never sorted out by guess.
bool is_one_plan(const std::vector<Part>& parts, BuildResult& result) {
    std::map<std::tuple<std::string, unsigned>, std::vector<const Part*>> plans;
    for (const Part& part : parts) {
        if (part.usable) plans[{part.manifest.plan, part.manifest.shard.count}].push_back(&part);
    }
    if (plans.size() <= 1) return true;
    std::string message = "the shards are of different plans:";
    for (const auto& [plan, of_plan] : plans) {
        message +=
            fmt::format(" {} of {} (such as {}) of plan {};", of_plan.size(), std::get<1>(plan),
                        of_plan.front()->shown, std::get<0>(plan).substr(0, 12));
    }
    message.pop_back();
    error(result, ExitCode::findings,
          {.code = "merge.other-plan",
           .span = {},
           .message = std::move(message),
           .hint = "they were made from other inputs, options or versions: run them again, or "
                   "remove the manifests of an earlier run"});
    return false;
}

/// One part of each shard; the same shard may have run twice if both came to the same.
std::vector<Part> each_once(std::vector<Part> parts, BuildResult& result) {
    std::map<unsigned, Part> by_shard;
    for (Part& part : parts) {
        const auto [first, is_new] = by_shard.try_emplace(part.manifest.shard.index, Part());
        if (is_new) {
            first->second = std::move(part);
        } else if (part.usable && first->second.usable && first->second.bytes != part.bytes) {
            error(result, ExitCode::findings,
                  {.code = "merge.double",
                   .span = {},
                   .message =
                       first->second.shown + " and " + part.shown + " are of one shard and differ",
                   .hint = "the machines differ in their fonts or programs: 'bifolium --version' "
                           "and the folders of fonts must be the same on all"});
        }
    }
    std::vector<Part> out;
    for (auto& [index, part] : by_shard) out.push_back(std::move(part));
    return out;
}

void report_lacking(const std::vector<Part>& parts, BuildResult& result) {
    const unsigned count = parts.front().manifest.shard.count;
    std::string lacking;
    std::size_t next = 0, lacks = 0;
    for (unsigned index = 1; index <= count; ++index) {
        if (next < parts.size() && parts[next].manifest.shard.index == index) {
            ++next;
            continue;
        }
        if (++lacks <= 20) lacking += fmt::format("{}{}", lacking.empty() ? "" : ", ", index);
    }
    if (lacks == 0) return;
    if (lacks > 20) lacking += fmt::format(" and {} more", lacks - 20);
    error(result, ExitCode::lacking_shard,
          {.code = "merge.lacks-shard",
           .span = {},
           .message = fmt::format("of {} shards, {} {} lacking: {}", count, lacks,
                                  lacks == 1 ? "is" : "are", lacking),
           .hint = "run them again: a shard that ended has a manifest in its folder"});
}

/// Every edition of the plan, once, by its place in the plan.
using Editions = std::vector<std::pair<const ShardManifest::Made*, const Part*>>;

Editions editions_of(const std::vector<Part>& parts, BuildResult& result) {
    Editions out(parts.front().manifest.planned);
    for (const Part& part : parts) {
        bool fits = part.manifest.planned == out.size();
        for (const ShardManifest::Made& made : part.manifest.editions) {
            fits = fits && made.index < out.size() && out[made.index].first == nullptr;
            if (fits) out[made.index] = {&made, &part};
        }
        if (fits) continue;
        error(result, ExitCode::findings,
              {.code = "merge.bad-manifest",
               .span = {},
               .message = "cannot use " + part.shown + ": its editions are not those of the plan",
               .hint = "run that shard again"});
    }
    for (const auto& [made, part] : out) {
        if (made != nullptr || result.exit_code != ExitCode::nothing_against) continue;
        error(result, ExitCode::findings,
              {.code = "merge.bad-manifest",
               .span = {},
               .message = "an edition of the plan was made by no shard",
               .hint = "run all shards again"});
    }
    return out;
}

void check_files(const Editions& editions, const DiskFiles& files, BuildResult& result) {
    for (const auto& [made, part] : editions) {
        for (const EditionResult::File& file : made->edition.files) {
            if (!is_published(made->edition.verdict, file.role)) continue;
            const Result<Bytes> bytes = files.read(part->prefix + file.path);
            if (bytes && hexadecimal(sha256((*bytes).view())) == file.sha256) continue;
            error(
                result, ExitCode::findings,
                {.code = "merge.file-differs",
                 .span = {},
                 .message = file.path + (bytes ? " is not the file that " : " is not there, as ") +
                            part->shown + " says",
                 .hint = "run that shard again"});
        }
    }
}

/// What a finding needs of its file: the lines that it points at, at their places.
class Lines {
public:
    Lines(const std::vector<Part>& parts, Sources& sources) : sources_(sources) {
        for (const Part& part : parts) {
            for (const auto& [path, lines] : part.manifest.lines) {
                all_[path].insert(lines.begin(), lines.end());
            }
        }
        for (const auto& [path, lines] : all_) {
            std::string text;
            std::uint32_t at = 1;
            for (const auto& [number, line] : lines) {
                text.append(number - at, '\n').append(line);
                at = number;
            }
            ids_.emplace(path, sources.add(path, text + "\n"));
        }
    }
    Span span(const KeptFinding& finding) const {
        const auto id = ids_.find(finding.path);
        if (id == ids_.end()) return {};
        return {id->second, offset(id->second, finding.begin), offset(id->second, finding.end)};
    }

private:
    /// The place in the text of what is kept; where less is kept than it says, the nearest.
    std::uint32_t offset(SourceId id, LineColumn place) const {
        const std::string_view text = sources_.text(id);
        const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
        const std::string_view line = sources_.line(id, std::clamp(place.line, 1u, lines));
        auto at = static_cast<std::size_t>(line.data() - text.data());
        const std::size_t end = at + line.size();
        for (std::uint32_t column = 1; column < place.column && at < end; ++column) {
            do ++at;
            while (at < end && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
        }
        return static_cast<std::uint32_t>(at);
    }

    Sources& sources_;
    std::map<std::string, std::map<std::uint32_t, std::string>> all_;
    std::map<std::string, SourceId> ids_;
};

/// In the order in which one run would have told them: what several shards found is told once.
void tell_all(const std::vector<Part>& parts, Sources& sources, BuildResult& result) {
    const Lines lines(parts, sources);
    std::vector<const KeptFinding*> order;
    for (const Part& part : parts) {
        for (const KeptFinding& finding : part.manifest.findings) order.push_back(&finding);
    }
    std::stable_sort(order.begin(), order.end(), [](const KeptFinding* a, const KeptFinding* b) {
        return a->edition < b->edition;
    });
    Diagnostics all;
    for (const KeptFinding* finding : order) {
        const Explanation* page = explain(finding->code);
        if (page == nullptr) continue;  // the version is ours: every code has a page
        all.report({finding->severity, page->code, lines.span(*finding), finding->message,
                    finding->hint, finding->standing, finding->excuse});
    }
    merge_findings(result.diagnostics, all);
}

/// Takes the editions over into the output folder, as the shards' own runs would have written them.
void write_editions(const Editions& editions, DiskFiles& files, BuildResult& result) {
    for (const auto& [made, part] : editions) {
        for (const std::string& path : made->withdrawn) {
            if (const auto removed = files.remove(path); !removed) {
                return report_world(result, removed.failure());
            }
        }
        std::vector<DiskFiles::Named> named;
        for (const EditionResult::File& file : made->edition.files) {
            if (!is_published(made->edition.verdict, file.role)) continue;
            const Result<Bytes> bytes = files.read(part->prefix + file.path);
            if (!bytes) return report_world(result, bytes.failure());
            named.emplace_back(file.path, std::string((*bytes).view()));
        }
        if (const auto written = files.write_all(named); !written) {
            return report_world(result, written.failure());
        }
    }
}

/// The parts of one whole plan; nothing if there is none, and findings that say why.
std::vector<Part> whole_plan(const std::vector<fs::path>& folders, DiskFiles& files,
                             BuildResult& result) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < folders.size(); ++i) {
        const std::string prefix = fmt::format("@part/{}/", i);
        if (const auto opened = files.mount(prefix, folders[i]); !opened) {
            report_world(result, opened.failure());
        } else {
            read_parts(folders[i], prefix, files, parts, result);
        }
    }
    if (parts.empty() && result.exit_code == ExitCode::nothing_against) {
        error(result, ExitCode::lacking_shard,
              {.code = "merge.lacks-shard",
               .span = {},
               .message = "no shard has ended here: there is no manifest-…-of-….json",
               .hint = "run 'bifolium build --shard i/n' for each i from 1 to n first"});
    }
    if (parts.empty() || !is_one_plan(parts, result)) return {};
    parts = each_once(std::move(parts), result);
    report_lacking(parts, result);
    if (result.exit_code != ExitCode::nothing_against) return {};
    return parts;
}

}  // namespace

BuildResult merge(const MergeCommand& command, Shared& shared) {
    BuildResult result;
    DiskFiles files;
    const std::vector<fs::path> folders = folders_of(command, result);
    if (result.exit_code != ExitCode::nothing_against) return result;
    if (folders.size() > 1 && command.output.empty()) {
        error(result, ExitCode::usage,
              {.code = "project.usage",
               .span = {},
               .message = "several folders are merged into another one",
               .hint = "name it: bifolium merge … -o output"});
        return result;
    }
    const std::vector<Part> parts = whole_plan(folders, files, result);
    if (parts.empty()) return result;
    const Editions editions = editions_of(parts, result);
    if (result.exit_code == ExitCode::nothing_against) check_files(editions, files, result);
    if (result.exit_code != ExitCode::nothing_against) return result;

    const fs::path output = command.output.empty() ? folders.front() : fs::path(command.output);
    if (const auto opened = files.mount_output(output); !opened) {
        report_world(result, opened.failure());
        return result;
    }
    result.folder = parts.front().manifest.folder;
    result.output_folder = shown_folder(output);
    result.is_project = parts.front().manifest.is_project;
    result.whole = parts.front().manifest.whole;
    write_editions(editions, files, result);
    for (const auto& [made, part] : editions) result.editions.push_back(made->edition);
    for (const Part& part : parts) {
        result.exit_code = graver(result.exit_code, part.manifest.exit_code);
    }
    tell_all(parts, shared.sources, result);
    if (result.exit_code != ExitCode::world) write_overview(files, result);
    return result;
}

}  // namespace bifolium::app
