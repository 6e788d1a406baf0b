#include "app/build.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <mutex>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "app/disk_files.h"
#include "app/edition_facts.h"
#include "app/manifest.h"
#include "app/open_project.h"
#include "app/page_pictures.h"
#include "app/prepare.h"
#include "app/record.h"
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
        if (!is_published(report.verdict, output.role)) continue;
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

struct Job {
    const BuildCommand& command;
    const Project& project;
    const std::vector<Edition>& editions;
    const Progress& progress;
    const Judge& judge;
};

/// Where a run writes: editions, and pictures of their pages.
struct Places {
    DiskFiles& editions;
    DiskFiles& pictures;
};

void publish_all(const Job& job, const Shared& shared, Workers& workers, Places places,
                 BuildResult& result) {
    std::vector<Report> reports(job.editions.size());
    Met met;
    result.editions.resize(job.editions.size());
    result.withdrawn.resize(job.editions.size());
    std::mutex one_at_a_time;
    std::size_t done = 0;
    workers.each(job.editions.size(), [&](std::size_t index, std::size_t) {
        const Edition& edition = job.editions[index];
        OneWorker inside;
        Report report = publish(edition, job.project, shared, inside);
        const std::lock_guard lock(one_at_a_time);
        decide(report, job.judge, comments_of(shared, edition.publication), job.project.fail_on,
               met);
        EditionResult facts = summary(edition, report);
        if (shared.download_page) add_report(edition, shared.sources, report, facts);
        if (shared.picture_pixels_per_inch > 0) write_pictures(report, places.pictures, result);
        result.withdrawn[index] = withdrawn_paths(edition, report);
        write_edition(edition, report, job.command, places.editions, result);
        facts.verdict = facts.standing = report.verdict;
        result.editions[index] = std::move(facts);
        report.outputs.clear();  // a finished edition keeps its findings only
        reports[index] = std::move(report);
        job.progress(edition.language + "/" + edition.publication.id, ++done, job.editions.size());
    });
    result.told.push_back(result.diagnostics.all().size());
    for (const Report& report : reports) {  // in the order of editions, whoever finished first
        merge_findings(result.diagnostics, report.diagnostics);
        result.told.push_back(result.diagnostics.all().size());
        if (report.verdict != Verdict::withheld) continue;
        const ExitCode why = report.incomplete ? ExitCode::incomplete : ExitCode::findings;
        result.exit_code = graver(result.exit_code, why);
    }
    rule_on_rulings(job.command, job.project, shared, {job.judge, met}, result);
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

void load_drawings(const Machine& machine, const fs::path& root, Shared& shared) {
    if (machine.svg_program.empty()) return;
    std::vector<fs::path> folders;
    for (const fs::path& folder : {root / "fonts", machine.data / "fonts"}) {
        std::error_code error;
        const fs::path real = fs::canonical(folder, error);
        if (!error) folders.push_back(real);
    }
    paint_drawings_with(shared, machine.svg_program, std::move(folders));
}

/// All that the editions are made from. Styles are those of all editions also in a shard: a
/// drawing is lettered in the fonts of every sheet.
void load(const Prepared& prepared, const std::vector<Edition>& mine, const Machine& machine,
          Shared& shared) {
    const Project& project = prepared.open.project;
    load_own(shared, prepared.files);
    load_drawings(machine, prepared.open.root, shared);
    for (const Edition& edition : mine) {
        load_manuscript(shared, project, edition.publication, prepared.files);
    }
    load_catalogues(shared, project, mine, prepared.po, prepared.files);
    check_catalogues(shared);
    load_styles(shared, prepared.editions, prepared.files);
    load_pictures(shared, prepared.files);
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
    if (!mine.empty()) load(prepared, mine, machine, shared);
    const Record record = read_record(command, prepared, machine, shared, result);
    if (result.exit_code != ExitCode::nothing_against) return result;
    const Judge judge({.sources = shared.sources,
                       .rulings = prepared.open.project.rulings,
                       .baseline = record.baseline,
                       .today = command.today,
                       .changed = record.changed ? &*record.changed : nullptr});
    DiskFiles pictures;
    if (!open_outputs(command, prepared, pictures, shared, result)) return result;
    Threads workers(command.jobs > 0 ? command.jobs : machine.processors);
    publish_all({command, prepared.open.project, mine, progress, judge}, shared, workers,
                {prepared.files, pictures}, result);
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
