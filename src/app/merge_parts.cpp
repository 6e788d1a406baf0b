#include "app/merge_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>
#include <tuple>
#include <utility>

#include "app/open_project.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

bool holds_manifests(const fs::path& folder) {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        if (shard_of_manifest(entry.path().filename().string())) return true;
    }
    return false;
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
            merge_error(
                result, ExitCode::world,
                {.code = "file.world", .span = {}, .message = bytes.failure().what, .hint = ""});
            continue;
        }
        Part part{.prefix = prefix, .shown = shown, .bytes = std::string((*bytes).view())};
        auto manifest = read_shard_manifest(part.bytes);
        part.usable = manifest && manifest->shard == Shard{index, count};
        if (!part.usable) {
            merge_error(result, ExitCode::findings,
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
    merge_error(
        result, ExitCode::findings,
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
            merge_error(
                result, ExitCode::findings,
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
    merge_error(result, ExitCode::lacking_shard,
                {.code = "merge.lacks-shard",
                 .span = {},
                 .message = fmt::format("of {} shards, {} {} lacking: {}", count, lacks,
                                        lacks == 1 ? "is" : "are", lacking),
                 .hint = "run them again: a shard that ended has a manifest in its folder"});
}

}  // namespace

void merge_error(BuildResult& result, ExitCode code, Diagnostic finding) {
    finding.severity = Severity::error;
    result.diagnostics.report(std::move(finding));
    result.exit_code = graver(result.exit_code, code);
}

std::vector<fs::path> part_folders(const MergeCommand& command, BuildResult& result) {
    std::vector<fs::path> out;
    for (const std::string& named : command.folders) {
        std::error_code failed;
        if (!fs::is_directory(named, failed)) {
            merge_error(result, ExitCode::usage,
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
        merge_error(result, ExitCode::lacking_shard,
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

}  // namespace bifolium::app
