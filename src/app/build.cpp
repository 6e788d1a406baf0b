#include "app/build.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "app/disk_files.h"
#include "app/edition_facts.h"
#include "app/edition_memory.h"
#include "app/finding_index.h"
#include "app/manifest.h"
#include "app/open_project.h"
#include "app/output_lock.h"
#include "app/page_pictures.h"
#include "app/painter_identity.h"
#include "app/prepare.h"
#include "app/progress.h"
#include "app/record.h"
#include "app/run_cache.h"
#include "app/shard_manifest.h"
#include "app/translations.h"
#include "app/workers.h"
#include "base/limits.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

EditionResult summary(const Edition& edition, const Report& report) {
    EditionResult out = report.facts;
    out.publication = edition.publication.id;  // also where nothing could be made
    out.language = edition.language;
    out.variant = edition.variant.name;
    for (const Output& output : report.outputs) out.files.push_back(file_of(output));
    return out;
}

/// What earlier runs published of the edition and must not stay beside this run's verdict: an old
/// dose, or a preview of what is none any more.
std::vector<std::string> withdrawn_paths(const Edition& edition, const Report& report) {
    std::vector<std::string> paths;
    for (const Form form : edition.variant.forms) {
        const bool withheld = report.verdict == Verdict::withheld;
        if (withheld && !report.outdated) continue;
        if (report.verdict != Verdict::publishable) paths.push_back(output_path(edition, form));
        if (report.verdict != Verdict::preview) paths.push_back(output_path(edition, form, true));
    }
    if (report.verdict == Verdict::withheld && report.outdated)
        paths.push_back(cover_path(edition));
    return paths;
}

/// Writes an edition that may be published: all of its files, or none.
void write_edition(const Edition& edition, Report& report, const BuildCommand& command,
                   DiskFiles& files, BuildResult& result) {
    if (!command.write) return;
    for (const std::string& path : withdrawn_paths(edition, report)) {
        if (const auto removed = files.remove(path); !removed)
            report_world(result, removed.failure());
    }
    std::vector<DiskFiles::Named> named;
    for (Output& output : report.outputs) {
        if (!is_published(report.verdict, output.role) || output.stands) continue;
        named.emplace_back(output.path, std::move(output.bytes));
    }
    if (const auto written = files.write_all(named); !written) {
        report_world(result, written.failure());
        report.verdict = Verdict::withheld;
    }
}

/// Also of what is withheld, in a folder of that name: who made a mistake wants to see its page.
void write_pictures(const Report& report, DiskFiles& files, BuildResult& result) {
    for (const Output& output : report.outputs) {
        if (output.role != site::Role::pdf) continue;
        const auto written = write_page_pictures(files, output.path, report.page_pictures,
                                                 report.verdict == Verdict::withheld);
        if (!written) report_world(result, written.failure());
    }
}

void seal(std::vector<Output>& outputs) {
    for (Output& output : outputs) {
        output.size = output.bytes.size();
        output.sha256 = hexadecimal(sha256(output.bytes));
    }
}

struct Job {
    const BuildCommand& command;
    const Project& project;
    const std::vector<Edition>& editions;
    const Progress& progress;
    const Judge& judge;
    const std::string& po;
};

/// Where a run writes: editions, and pictures of their pages.
struct Places {
    DiskFiles& editions;
    DiskFiles& pictures;
};

/// Each edition's end; nothing yet where it must be made.
using Ends = std::vector<std::optional<Made>>;

struct Judged {
    Ends ends;
    Met met;
};

EditionSettings settings_of(const Job& job, const Edition& edition, const Shared& shared) {
    return {edition,
            job.project,
            job.po,
            shared.source_date_epoch,
            shared.download_page,
            shared.plain_language};
}

/// The edition's files and findings, as the judge leaves them.
void decide(const Job& job, const Edition& edition, const Shared& shared, Made& made, Met& met) {
    app::decide(made.report, job.judge, comments_of(shared, edition.publication),
                job.project.fail_on, met);
    made.facts = summary(edition, made.report);
    if (shared.download_page) add_report(edition, shared.sources, made.report, made.facts);
}

/// Editions that were made before.
Ends recalled(const Job& job, EditionMemory* memory, Shared& shared, Met& met) {
    Ends ends(job.editions.size());
    if (memory == nullptr || shared.picture_pixels_per_inch > 0) return ends;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const Edition& edition = job.editions[i];
        std::optional<Made> made = memory->recall(settings_of(job, edition, shared));
        if (!made) continue;
        decide(job, edition, shared, *made, met);
        made->facts.unchanged = true;
        if (!job.command.write || memory->fetch(*made)) ends[i] = std::move(made);
    }
    return ends;
}

std::vector<Edition> missing_of(const Job& job, const Ends& ends) {
    std::vector<Edition> out;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (!ends[i]) out.push_back(job.editions[i]);
    }
    return out;
}

/// Writes what is to be written of an edition; it keeps its findings only.
void finish(const Edition& edition, Made& made, const BuildCommand& command, DiskFiles& files,
            BuildResult& result) {
    write_edition(edition, made.report, command, files, result);
    made.facts.verdict = made.facts.standing = made.report.verdict;
    made.report.outputs.clear();
}

void publish_missing(const Job& job, const Shared& shared, Workers& workers, Places places,
                     EditionMemory* memory, Judged& judged, BuildResult& result) {
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < judged.ends.size(); ++i) {
        std::optional<Made>& made = judged.ends[i];
        if (!made) missing.push_back(i);
        if (made) finish(job.editions[i], *made, job.command, places.editions, result);
    }
    std::mutex one_at_a_time;
    std::size_t done = 0;
    workers.each(missing.size(), [&](std::size_t index, std::size_t) {
        const Edition& edition = job.editions[missing[index]];
        OneWorker inside;
        Made made;
        made.report = publish(edition, job.project, shared, inside);
        seal(made.report.outputs);
        const std::lock_guard lock(one_at_a_time);
        if (memory != nullptr) memory->remember(settings_of(job, edition, shared), made.report);
        decide(job, edition, shared, made, judged.met);
        if (shared.picture_pixels_per_inch > 0) {
            write_pictures(made.report, places.pictures, result);
        }
        finish(edition, made, job.command, places.editions, result);
        judged.ends[missing[index]] = std::move(made);
        job.progress(edition.language + "/" + edition.publication.id, ++done, missing.size());
    });
}

/// In the order of editions, whoever finished first.
void tell(const Job& job, const Shared& shared, const DiskFiles& files, Judged& judged,
          BuildResult& result) {
    Ends& ends = judged.ends;
    result.told.push_back(result.diagnostics.all().size());
    FindingIndex index;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const Report& report = ends[i]->report;
        merge_findings(result.diagnostics, report.diagnostics);
        result.told.push_back(result.diagnostics.all().size());
        index.take(result.diagnostics);
        result.findings_of.push_back(index.find(report.diagnostics));
        result.withdrawn.push_back(withdrawn_paths(job.editions[i], report));
        result.editions.push_back(std::move(ends[i]->facts));
        if (report.verdict != Verdict::withheld) continue;
        const ExitCode why = report.incomplete ? ExitCode::incomplete : ExitCode::findings;
        result.exit_code = graver(result.exit_code, why);
    }
    rule_on_project(job.command, job.project, shared,
                    {job.judge, judged.met, job.editions, files, left_over(result, files)}, result);
}

/// The editions of one shard; all of them without one.
std::vector<Edition> share_of(const std::vector<Edition>& all, const std::optional<Plan>& plan,
                              const std::optional<Shard>& shard) {
    if (!plan) return all;
    std::vector<Edition> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (plan->editions[i].shard == shard->index) out.push_back(all[i]);
    }
    return out;
}

/// The fonts that drawings are painted in.
std::vector<fs::path> font_folders(const Machine& machine, const fs::path& root) {
    std::vector<fs::path> folders;
    for (const fs::path& folder : {root / "fonts", machine.data / "fonts"}) {
        std::error_code error;
        const fs::path real = fs::canonical(folder, error);
        if (!error) folders.push_back(real);
    }
    return folders;
}

/// All that the editions are made from. Styles are those of all editions also where a few are
/// made: a drawing is lettered in the fonts of every sheet.
void load(const Prepared& prepared, const std::vector<Edition>& mine, const Machine& machine,
          const Files& files, Shared& shared) {
    if (mine.empty()) return;
    const Project& project = prepared.open.project;
    load_own(shared, files);
    if (!machine.svg_program.empty()) {
        paint_drawings_with(shared, machine.svg_program, font_folders(machine, prepared.open.root));
    }
    for (const Edition& edition : mine) {
        load_manuscript(shared, project, edition.publication, files);
    }
    load_catalogues(shared, project, mine, prepared.po, files);
    check_catalogues(shared);
    load_styles(shared, prepared.editions, files);
    load_pictures(shared, mine, files);
}

/// What of them is asked for only where there are drawings.
OfDrawings of_drawings(const Prepared& prepared, const Machine& machine, const Files& files,
                       Shared& shared) {
    OfDrawings out;
    out.painter = [&machine, root = prepared.open.root] {
        return painter_identity(machine.svg_program, font_folders(machine, root));
    };
    out.load_styles = [&prepared, &files, &shared] {
        load_own(shared, files);
        load_styles(shared, prepared.editions, files);
    };
    for (const Edition& edition : prepared.editions) out.style_paths.insert(style_paths(edition));
    return out;
}

/// Waits for another build of the same folder, and clears away what one left that was killed.
void lock_output(const BuildCommand& command, const std::string& shown,
                 std::optional<OutputLock>& lock) {
    const fs::path folder = shown.empty() ? fs::path(".") : fs::path(shown);
    const Sharing sharing = command.shard ? Sharing::with_shards : Sharing::alone;
    lock.emplace(folder, sharing, [&] { tell_waiting(folder.string()); });
    if (lock->is_held() && sharing == Sharing::alone) remove_unfinished(folder);
}

/// Opens the folders that are written to; false if one cannot be.
bool open_outputs(const BuildCommand& command, Prepared& prepared, DiskFiles& pictures,
                  Shared& shared, BuildResult& result) {
    const fs::path output = output_folder(place_of(command.input), command.output);
    result.output_folder = shown_folder(output);
    if (command.write) {
        if (const auto opened = prepared.files.mount_output(output); !opened) {
            report_world(result, opened.failure());
            return false;
        }
    }
    if (command.page_pictures.empty()) return true;
    shared.picture_pixels_per_inch = picture_pixels_per_inch;
    if (const auto opened = pictures.mount_output(command.page_pictures); !opened) {
        report_world(result, opened.failure());
        return false;
    }
    return true;
}

/// Makes what was not made before, and writes all of it.
void make(const Prepared& prepared, const Job& job, const Machine& machine, Places places,
          Shared& shared, BuildResult& result) {
    const auto cache = RunCache::open(job.command, machine, result.output_folder, prepared.files);
    std::optional<EditionMemory> memory;
    const bool shows = shared.shows_pages != nullptr;  // what it makes is no edition
    const cache::Watching watched(prepared.files);
    if (cache && !shows) {
        memory.emplace(cache->store(), prepared.files, shared,
                       of_drawings(prepared, machine, watched, shared));
    }
    Judged judged;
    judged.ends = recalled(job, memory ? &*memory : nullptr, shared, judged.met);
    // A check looks at the whole project, also where its editions are known.
    const bool all = looks_at_project(job.command);
    load(prepared, all ? job.editions : missing_of(job, judged.ends), machine, watched, shared);
    const bool remembers = memory && are_recorded(watched.paths(), shared);
    Threads workers(job.command.jobs > 0 ? job.command.jobs : machine.processors);
    publish_missing(job, shared, workers, places, remembers ? &*memory : nullptr, judged, result);
    result.read = recorded(shared);
    if (memory) result.read.add(memory->inputs());
    if (cache) cache->close();
    result.is_whole = is_whole(job.command);
    if (job.command.write && result.is_project && !job.command.shard) {
        read_stood(prepared.files, result);
    }
    tell(job, shared, prepared.files, judged, result);
}

}  // namespace

void report_world(BuildResult& result, const Failure& failure) {
    result.diagnostics.report({Severity::error, "file.world", {}, failure.what, ""});
    result.exit_code = graver(result.exit_code, ExitCode::world);
}

void write_overview(DiskFiles& output, BuildResult& result) {
    if (!result.is_project) return;
    const auto written = write_site(result, output);
    if (!written) report_world(result, written.failure());
}

BuildResult build(const BuildCommand& command, const Machine& machine, const Progress& progress,
                  Shared& shared) {
    DiskFiles files;
    return build(command, machine, progress, shared, files);
}

BuildResult build(const BuildCommand& command, const Machine& machine, const Progress& progress,
                  Shared& shared, DiskFiles& files) {
    BuildResult result;
    Prepared prepared{.files = files, .open = {}, .po = {}, .editions = {}};
    prepare(command, machine, shared, prepared, result);
    result.fail_on = prepared.open.project.fail_on;
    if (result.exit_code != ExitCode::nothing_against) return result;
    std::optional<Plan> plan;
    if (command.shard) plan = plan_of(prepared, command, machine, command.shard->count);
    const std::vector<Edition> mine = share_of(prepared.editions, plan, command.shard);
    const Record record = read_record(command, prepared, machine, shared, result);
    if (result.exit_code != ExitCode::nothing_against) return result;
    const Judge judge({.sources = shared.sources,
                       .rulings = prepared.open.project.rulings,
                       .baseline = record.baseline,
                       .today = command.today,
                       .changed = record.changed ? &*record.changed : nullptr});
    DiskFiles pictures;
    if (!open_outputs(command, prepared, pictures, shared, result)) return result;
    std::optional<OutputLock> lock;
    if (command.write) lock_output(command, result.output_folder, lock);
    const Job job{command, prepared.open.project, mine, progress, judge, prepared.po};
    make(prepared, job, machine, {prepared.files, pictures}, shared, result);
    if (command.write_baseline) write_record(record, prepared, shared, result);
    if (!command.write || result.exit_code == ExitCode::world) return result;
    tell_inputs(shared, result);
    if (!plan) {
        write_overview(prepared.files, result);
        return result;
    }
    const auto written =
        prepared.files.write(shard_manifest_name(*command.shard),
                             write(shard_manifest(result, *plan, *command.shard, shared.sources)));
    if (!written) report_world(result, written.failure());
    return result;
}

}  // namespace bifolium::app
