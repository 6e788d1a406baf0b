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
#include "app/workers.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/suggest.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr const char* project_file = "bifolium.yaml";

void usage(BuildResult& result, std::string message, std::string hint) {
    result.diagnostics.report(
        {Severity::error, "project.usage", {}, std::move(message), std::move(hint)});
    result.exit_code = graver(result.exit_code, ExitCode::usage);
}

void world(BuildResult& result, const Failure& failure) {
    result.diagnostics.report({Severity::error, "file.world", {}, failure.what, ""});
    result.exit_code = graver(result.exit_code, ExitCode::world);
}

/// Where the input is, and what it is.
struct Place {
    fs::path folder;   ///< The project's root.
    std::string file;  ///< bifolium.yaml or the manuscript, below it; empty: no such thing.
    bool is_project = true;
};

Place place_of(const std::string& input) {
    std::error_code error;
    const fs::path path(input);
    if (fs::is_directory(path, error)) return {path, project_file, true};
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const std::string extension = path.extension().string();
    const bool is_project = extension == ".yaml" || extension == ".yml";
    return {folder, path.filename().string(), is_project};
}

/// As a prefix of shown paths: "" for here, else "folder/".
std::string shown_folder(const fs::path& folder) {
    const std::string name = folder.lexically_normal().generic_string();
    if (name.empty() || name == "." || name == "./") return {};
    return name.ends_with('/') ? name : name + "/";
}

/// Style sheets named on the command line may lie anywhere: the user says so. Each one's folder is
/// mounted under the name that was given.
std::vector<std::string> mount_styles(const BuildCommand& command, const Place& place,
                                      DiskFiles& files, BuildResult& result) {
    std::vector<std::string> paths;
    std::set<std::string> mounted;
    for (const std::string& style : command.styles) {
        std::error_code error;
        const fs::path inside = fs::path(style).lexically_relative(place.folder);
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
    for (const Publication& p : project.publications) {
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

Project read_input(const Place& place, const DiskFiles& files, Shared& shared,
                   BuildResult& result) {
    const Result<Bytes> bytes = files.read(place.file);
    if (!bytes) {
        usage(
            result, bytes.failure().what,
            "name a folder with a bifolium.yaml, or one Markdown file: bifolium build article.md");
        return {};
    }
    if (!place.is_project) return project_of(place.file);
    const SourceId source = shared.sources.add(place.file, std::string((*bytes).view()));
    Project project = read_project(shared.sources, source, result.diagnostics);
    if (result.diagnostics.has_errors()) {
        result.exit_code = graver(result.exit_code, ExitCode::usage);
    }
    return project;
}

/// A lone manuscript is built in its own language.
void choose_languages(Project& project, const Shared& shared) {
    for (Publication& publication : project.publications) {
        if (!publication.languages.empty()) continue;
        const auto found = shared.manuscripts.find(publication.id);
        std::string language = "en";
        if (found != shared.manuscripts.end()) {
            const auto tag = shared.atoms.text(found->second.document.metadata().language);
            if (is_file_name(tag)) language = tag;
        }
        publication.languages.push_back(std::move(language));
    }
}

EditionResult summary(const Edition& edition, const Report& report) {
    EditionResult out{.publication = edition.publication.id,
                      .language = edition.language,
                      .variant = edition.variant.name,
                      .verdict = report.verdict,
                      .files = {}};
    for (const Output& output : report.outputs) {
        out.files.push_back({.path = output.path,
                             .size = output.bytes.size(),
                             .pages = output.pages,
                             .sha256 = hexadecimal(sha256(output.bytes))});
    }
    return out;
}

/// Writes an edition that may be published: all of its files, or none.
void write_edition(Report& report, const BuildCommand& command, DiskFiles& files,
                   BuildResult& result) {
    if (!command.write || report.verdict != Verdict::publishable) return;
    std::vector<DiskFiles::Named> named;
    for (Output& output : report.outputs) {
        named.emplace_back(output.path, std::move(output.bytes));
    }
    if (const auto written = files.write_all(named); !written) {
        world(result, written.failure());
        report.verdict = Verdict::withheld;
    }
}

struct Job {
    const BuildCommand& command;
    const Project& project;
    const std::vector<Edition>& editions;
    const Progress& progress;
};

void publish_all(const Job& job, const Shared& shared, Workers& workers, DiskFiles& files,
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
        write_edition(report, job.command, files, result);
        facts.verdict = report.verdict;
        result.editions[index] = std::move(facts);
        report.outputs.clear();  // a finished edition keeps its findings only
        reports[index] = std::move(report);
        job.progress(edition.language + "/" + edition.publication.id, ++done, job.editions.size());
    });
    for (const Report& report : reports) {  // in the order of editions, whoever finished first
        result.diagnostics.merge(report.diagnostics);
        if (report.verdict == Verdict::publishable) continue;
        const ExitCode why = report.incomplete ? ExitCode::incomplete : ExitCode::findings;
        result.exit_code = graver(result.exit_code, why);
    }
}

}  // namespace

BuildResult build(const BuildCommand& command, const Machine& machine, const Progress& progress,
                  Shared& shared) {
    BuildResult result;
    const Place place = place_of(command.input);
    result.folder = shown_folder(place.folder);
    DiskFiles files;
    if (const auto opened = files.mount("", place.folder); !opened) {
        usage(result, opened.failure().what, "check the path");
        return result;
    }
    for (const char* part :
         {"fonts", "hyphenation", "styles"}) {  // in a build tree they are links: followed here
        std::error_code error;
        const fs::path folder = fs::canonical(machine.data / part, error);
        const std::string prefix = std::string("@bifolium/") + part + "/";
        if (const auto opened = files.mount(prefix, folder); !opened) {
            world(result, {"bifolium's own files are missing: " + (machine.data / part).string()});
            return result;
        }
    }
    static_cast<void>(files.mount("/usr/share/fonts/", "/usr/share/fonts"));  // may be missing
    Project project = read_input(place, files, shared, result);
    if (result.exit_code != ExitCode::nothing_against) return result;
    const std::vector<std::string> styles = mount_styles(command, place, files, result);
    shared.source_date_epoch = machine.source_date_epoch;
    load_own(shared, files);
    if (!machine.svg_program.empty()) {
        std::vector<fs::path> folders;
        for (const fs::path& folder : {place.folder / "fonts", machine.data / "fonts"}) {
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

    const std::vector<Edition> all = editions(project);
    if (all.empty()) {
        usage(result, "there is nothing to make: no edition has all that was asked for",
              "see which styles the project file gives to which variants");
        return result;
    }
    load_styles(shared, all, files);
    load_pictures(shared, files);
    const fs::path output = !command.output.empty() ? fs::path(command.output)
                            : place.is_project      ? place.folder / "output"
                                                    : fs::path("output");
    result.output_folder = shown_folder(output);
    if (command.write) {
        if (const auto opened = files.mount_output(output); !opened) {
            world(result, opened.failure());
            return result;
        }
    }
    Threads workers(command.jobs > 0 ? command.jobs : machine.processors);
    publish_all({command, project, all, progress}, shared, workers, files, result);
    if (command.write && place.is_project && result.exit_code != ExitCode::world) {
        const auto written = files.write("manifest.json", manifest(files, result.editions));
        if (!written) world(result, written.failure());
    }
    return result;
}

}  // namespace bifolium::app
