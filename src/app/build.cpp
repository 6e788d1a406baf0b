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
#include "app/manifest.h"
#include "app/open_project.h"
#include "app/page_pictures.h"
#include "app/translations.h"
#include "app/workers.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "l10n/pseudo.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

void usage(BuildResult& result, std::string message, std::string hint) {
    result.diagnostics.report(
        {Severity::error, "project.usage", {}, std::move(message), std::move(hint)});
    result.exit_code = graver(result.exit_code, ExitCode::usage);
}

void world(BuildResult& result, const Failure& failure) {
    result.diagnostics.report({Severity::error, "file.world", {}, failure.what, ""});
    result.exit_code = graver(result.exit_code, ExitCode::world);
}

/// Style sheets named on the command line may lie anywhere: the user says so. Each one's folder is
/// mounted under the name that was given.
std::vector<std::string> mount_styles(const BuildCommand& command, const fs::path& root,
                                      DiskFiles& files, BuildResult& result) {
    std::vector<std::string> paths;
    std::set<std::string> mounted;
    for (const std::string& style : command.styles) {
        std::error_code error;
        const fs::path inside = fs::path(style).lexically_relative(root);
        const bool is_inside = !inside.empty() && *inside.begin() != "..";
        if (is_inside && fs::exists(style, error)) {
            paths.push_back(inside.lexically_normal().generic_string());
            continue;
        }
        const fs::path folder = fs::path(style).parent_path();
        const std::string prefix =
            "@style/" + folder.lexically_normal().relative_path().generic_string() + "/";
        if (mounted.insert(prefix).second) {
            const auto opened = files.mount(prefix, folder.empty() ? fs::path(".") : folder);
            if (!opened) usage(result, opened.failure().what, "check the path after --style");
        }
        paths.push_back(prefix + fs::path(style).filename().string());
    }
    return paths;
}

/// The catalogue named on the command line, which may lie anywhere too. Empty if there is none.
std::string mount_po(const BuildCommand& command, DiskFiles& files, BuildResult& result) {
    if (command.po.empty()) return {};
    const fs::path file(command.po);
    const auto opened = files.mount("@po/", file.has_parent_path() ? file.parent_path() : ".");
    const std::string path = "@po/" + file.filename().string();
    if (!opened || !files.read(path)) {
        usage(result, "cannot read " + command.po, "check the path after --po");
    }
    return path;
}

bool wanted(const std::vector<std::string>& only, const std::string& name) {
    return only.empty() || std::find(only.begin(), only.end(), name) != only.end();
}

/// A name after --publication, --lang or --variant that nothing has is a usage error.
void check_names(const std::vector<std::string>& asked, const std::set<std::string>& known,
                 std::string_view kind, BuildResult& result) {
    const std::vector<std::string_view> words(known.begin(), known.end());
    for (const std::string& name : asked) {
        if (known.contains(name)) continue;
        const std::string_view near = nearest(name, words);
        std::string hint = "there are:";
        for (const std::string_view word : words) hint.append(" ").append(word);
        if (!near.empty()) hint = "did you mean '" + std::string(near) + "'?";
        usage(result, "there is no " + std::string(kind) + " '" + name + "'", std::move(hint));
    }
}

void apply(const BuildCommand& command, const std::vector<std::string>& styles, Project& project,
           BuildResult& result) {
    std::set<std::string> publications, languages, variants;
    for (Publication& p : project.publications) {
        // A catalogue of one's own may be of a language that the project has not got yet.
        if (!command.po.empty() && !command.languages.empty()) p.languages = command.languages;
        for (const std::string& language : command.languages) {
            if (l10n::is_pseudo(language)) p.languages.push_back(language);
        }
        publications.insert(p.id);
        languages.insert(p.languages.begin(), p.languages.end());
    }
    for (const Variant& v : project.variants) variants.insert(v.name);
    check_names(command.publications, publications, "publication", result);
    check_names(command.languages, languages, "language", result);
    check_names(command.variants, variants, "variant", result);
    std::erase_if(project.publications,
                  [&](const Publication& p) { return !wanted(command.publications, p.id); });
    std::erase_if(project.variants,
                  [&](const Variant& v) { return !wanted(command.variants, v.name); });
    for (Publication& p : project.publications) {
        std::erase_if(p.languages,
                      [&](const std::string& l) { return !wanted(command.languages, l); });
        p.styles.insert(p.styles.end(), styles.begin(), styles.end());
    }
    for (Variant& v : project.variants) {
        std::erase_if(v.forms, [&](Form form) {
            return !wanted(command.formats, form == Form::pdf ? "pdf" : "epub");
        });
    }
    if (command.fail_on) project.fail_on = *command.fail_on;
}

EditionResult summary(const Edition& edition, const Report& report) {
    EditionResult out = report.facts;
    out.publication = edition.publication.id;  // also where nothing could be made
    out.language = edition.language;
    out.variant = edition.variant.name;
    for (const Output& output : report.outputs) {
        out.files.push_back({.path = output.path,
                             .size = output.bytes.size(),
                             .pages = output.pages,
                             .sha256 = hexadecimal(sha256(output.bytes)),
                             .role = output.role,
                             .width = output.width,
                             .height = output.height});
    }
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
    return paths;
}

/// Writes an edition that may be published: all of its files, or none.
void write_edition(const Edition& edition, Report& report, const BuildCommand& command,
                   DiskFiles& files, BuildResult& result) {
    if (!command.write) return;
    for (const std::string& path : withdrawn_paths(edition, report)) {
        if (const auto removed = files.remove(path); !removed) world(result, removed.failure());
    }
    if (report.verdict == Verdict::withheld) return;
    std::vector<DiskFiles::Named> named;
    for (Output& output : report.outputs) {
        named.emplace_back(output.path, std::move(output.bytes));
    }
    if (const auto written = files.write_all(named); !written) {
        world(result, written.failure());
        report.verdict = Verdict::withheld;
    }
}

/// Also of what is withheld, in a folder of that name: who made a mistake wants to see its page.
void write_pictures(const Report& report, DiskFiles& files, BuildResult& result) {
    for (const Output& output : report.outputs) {
        if (output.role != site::Role::pdf) continue;
        const auto written = write_page_pictures(files, output.path, report.page_pictures,
                                                 report.verdict == Verdict::withheld);
        if (!written) world(result, written.failure());
    }
}

struct Job {
    const BuildCommand& command;
    const Project& project;
    const std::vector<Edition>& editions;
    const Progress& progress;
};

/// Where a run writes: editions, and pictures of their pages.
struct Places {
    DiskFiles& editions;
    DiskFiles& pictures;
};

void publish_all(const Job& job, const Shared& shared, Workers& workers, Places places,
                 BuildResult& result) {
    std::vector<Report> reports(job.editions.size());
    result.editions.resize(job.editions.size());
    std::mutex one_at_a_time;
    std::size_t done = 0;
    workers.each(job.editions.size(), [&](std::size_t index, std::size_t) {
        const Edition& edition = job.editions[index];
        OneWorker inside;
        Report report = publish(edition, job.project, shared, job.project.fail_on, inside);
        const std::lock_guard lock(one_at_a_time);
        EditionResult facts = summary(edition, report);
        if (shared.picture_pixels_per_inch > 0) write_pictures(report, places.pictures, result);
        write_edition(edition, report, job.command, places.editions, result);
        facts.verdict = facts.standing = report.verdict;
        result.editions[index] = std::move(facts);
        report.outputs.clear();  // a finished edition keeps its findings only
        reports[index] = std::move(report);
        job.progress(edition.language + "/" + edition.publication.id, ++done, job.editions.size());
    });
    for (const Report& report : reports) {  // in the order of editions, whoever finished first
        result.diagnostics.merge(report.diagnostics);
        if (report.verdict != Verdict::withheld) continue;
        const ExitCode why = report.incomplete ? ExitCode::incomplete : ExitCode::findings;
        result.exit_code = graver(result.exit_code, why);
    }
}

}  // namespace

BuildResult build(const BuildCommand& command, const Machine& machine, const Progress& progress,
                  Shared& shared) {
    DiskFiles files;
    return build(command, machine, progress, shared, files);
}

BuildResult build(const BuildCommand& command, const Machine& machine, const Progress& progress,
                  Shared& shared, DiskFiles& files) {
    BuildResult result;
    OpenProject open = open_project(command.input, machine, files, shared);
    Project& project = open.project;
    result.folder = open.shown;
    result.exit_code = open.exit_code;
    result.diagnostics.merge(open.diagnostics);
    if (result.exit_code != ExitCode::nothing_against) return result;
    const std::vector<std::string> styles = mount_styles(command, open.root, files, result);
    const std::string po = mount_po(command, files, result);
    shared.source_date_epoch = machine.source_date_epoch;
    load_own(shared, files);
    if (!machine.svg_program.empty()) {
        std::vector<fs::path> folders;
        for (const fs::path& folder : {open.root / "fonts", machine.data / "fonts"}) {
            std::error_code error;
            const fs::path real = fs::canonical(folder, error);
            if (!error) folders.push_back(real);
        }
        paint_drawings_with(shared, machine.svg_program, std::move(folders));
    }
    load_manuscripts(shared, project, files);
    choose_languages(project, shared);
    apply(command, styles, project, result);
    if (result.exit_code != ExitCode::nothing_against) return result;

    std::vector<Edition> all = editions(project);
    for (Edition& edition : all) {
        const std::string style = "styles/" + edition.language + ".css";
        if (files.read(style)) edition.language_style = style;
    }
    if (all.empty()) {
        usage(result, "there is nothing to make: no edition has all that was asked for",
              "see which styles the project file gives to which variants");
        return result;
    }
    load_catalogues(shared, project, all, po, files);
    check_catalogues(shared);
    load_styles(shared, all, files);
    load_pictures(shared, files);
    const fs::path output = output_folder(place_of(command.input), command.output);
    result.output_folder = shown_folder(output);
    if (command.write) {
        if (const auto opened = files.mount_output(output); !opened) {
            world(result, opened.failure());
            return result;
        }
    }
    DiskFiles pictures;
    if (!command.page_pictures.empty()) {
        shared.picture_pixels_per_inch = picture_pixels_per_inch;
        if (const auto opened = pictures.mount_output(command.page_pictures); !opened) {
            world(result, opened.failure());
            return result;
        }
    }
    Threads workers(command.jobs > 0 ? command.jobs : machine.processors);
    publish_all({command, project, all, progress}, shared, workers, {files, pictures}, result);
    if (command.write && open.is_project && result.exit_code != ExitCode::world) {
        const auto written = files.write("manifest.json", manifest(files, result.editions));
        if (!written) world(result, written.failure());
    }
    return result;
}

}  // namespace bifolium::app
