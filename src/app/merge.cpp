#include "app/merge.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "app/disk_files.h"
#include "app/manifest.h"
#include "app/merge_findings.h"
#include "app/merge_parts.h"
#include "app/open_project.h"
#include "app/output_lock.h"
#include "app/progress.h"
#include "base/digest.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

/// Every edition of the plan, once, by its place in the plan.
using Editions = std::vector<std::pair<const ShardManifest::Made*, const Part*>>;

Editions editions_of(const std::vector<Part>& parts, BuildResult& result) {
    std::size_t made_by_all = 0;
    for (const Part& part : parts) made_by_all += part.manifest.editions.size();
    Editions out(std::min(parts.front().manifest.planned, made_by_all + 1));
    for (const Part& part : parts) {
        bool fits = part.manifest.planned == parts.front().manifest.planned;
        for (const ShardManifest::Made& made : part.manifest.editions) {
            fits = fits && made.index < out.size() && out[made.index].first == nullptr;
            if (fits) out[made.index] = {&made, &part};
        }
        if (fits) continue;
        merge_error(
            result, ExitCode::findings,
            {.code = "merge.bad-manifest",
             .span = {},
             .message = "cannot use " + part.shown + ": its editions are not those of the plan",
             .hint = "run that shard again"});
    }
    for (const auto& [made, part] : out) {
        if (made != nullptr || result.exit_code != ExitCode::nothing_against) continue;
        merge_error(result, ExitCode::findings,
                    {.code = "merge.bad-manifest",
                     .span = {},
                     .message = "an edition of the plan was made by no shard",
                     .hint = "run all shards again"});
    }
    return out;
}

/// The plan knows manuscripts, catalogues and sheets; a picture that changed between two shards is
/// seen by what each says that it read.
void check_inputs(const std::vector<Part>& parts, BuildResult& result) {
    std::map<std::string, std::pair<std::string, const Part*>> known;
    for (const Part& part : parts) {
        for (const site::Input& input : part.manifest.inputs) {
            const auto [first, is_new] = known.try_emplace(input.path, input.sha256, &part);
            if (is_new || first->second.first == input.sha256) continue;
            merge_error(result, ExitCode::findings,
                        {.code = "merge.other-plan",
                         .span = {},
                         .message = input.path + " was not the same for " +
                                    first->second.second->shown + " and " + part.shown,
                         .hint = "run the older of them again"});
        }
    }
}

void check_files(const Editions& editions, const DiskFiles& files, BuildResult& result) {
    for (const auto& [made, part] : editions) {
        for (const EditionResult::File& file : made->edition.files) {
            if (!is_published(made->edition.verdict, file.role)) continue;
            const Result<Bytes> bytes = files.read(part->prefix + file.path);
            if (bytes && hexadecimal(sha256((*bytes).view())) == file.sha256) continue;
            merge_error(
                result, ExitCode::findings,
                {.code = "merge.file-differs",
                 .span = {},
                 .message = file.path + (bytes ? " is not the file that " : " is not there, as ") +
                            part->shown + " says",
                 .hint = "run that shard again"});
        }
    }
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

}  // namespace

BuildResult merge(const MergeCommand& command, Shared& shared) {
    BuildResult result;
    DiskFiles files;
    const std::vector<fs::path> folders = part_folders(command, result);
    if (result.exit_code != ExitCode::nothing_against) return result;
    if (folders.size() > 1 && command.output.empty()) {
        merge_error(result, ExitCode::usage,
                    {.code = "project.usage",
                     .span = {},
                     .message = "several folders are merged into another one",
                     .hint = "name it: bifolium merge … -o output"});
        return result;
    }
    const fs::path output = command.output.empty() ? folders.front() : fs::path(command.output);
    // Before anything is read: shards may be writing there. The folder may be missing as yet.
    std::optional<OutputLock> lock;
    const auto waits = [&] { tell_waiting(output.string()); };
    lock.emplace(output, Sharing::alone, waits);
    const std::vector<Part> parts = whole_plan(folders, files, result);
    if (parts.empty()) return result;
    const Editions editions = editions_of(parts, result);
    check_inputs(parts, result);
    if (result.exit_code == ExitCode::nothing_against) check_files(editions, files, result);
    if (result.exit_code != ExitCode::nothing_against) return result;

    if (const auto opened = files.mount_output(output); !opened) {
        report_world(result, opened.failure());
        return result;
    }
    if (!lock->is_held()) lock.emplace(output, Sharing::alone, waits);
    if (lock->is_held()) remove_unfinished(output);
    result.folder = parts.front().manifest.folder;
    result.output_folder = shown_folder(output);
    result.is_project = parts.front().manifest.is_project;
    result.whole = parts.front().manifest.whole;
    result.fail_on = parts.front().manifest.fail_on;
    write_editions(editions, files, result);
    for (const auto& [made, part] : editions) result.editions.push_back(made->edition);
    for (const Part& part : parts) {
        const ShardManifest& of = part.manifest;
        result.inputs.insert(result.inputs.end(), of.inputs.begin(), of.inputs.end());
        result.resources.insert(result.resources.end(), of.resources.begin(), of.resources.end());
        result.exit_code = graver(result.exit_code, part.manifest.exit_code);
    }
    tell_all(parts, shared.sources, result);
    if (result.is_project) {
        read_stood(files, result);
        Diagnostics left;
        report_left_over(left_over(result, files), result.output_folder, left);
        if (stands_against(left, result.fail_on)) {
            result.exit_code = graver(result.exit_code, ExitCode::findings);
        }
        result.diagnostics.merge(left);
    }
    if (result.exit_code != ExitCode::world) write_overview(files, result);
    return result;
}

}  // namespace bifolium::app
