#include "app/open_project.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/suggest.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

constexpr const char* project_file = "bifolium.yaml";

void usage(OpenProject& result, std::string message, std::string hint) {
    result.diagnostics.report(
        {Severity::error, "project.usage", {}, std::move(message), std::move(hint)});
    result.exit_code = graver(result.exit_code, ExitCode::usage);
}

/// In a build tree the folders are links: they are followed here.
bool mount_own(const Machine& machine, DiskFiles& files) {
    for (const char* part : {"fonts", "hyphenation", "styles"}) {
        std::error_code error;
        const fs::path folder = fs::canonical(machine.data / part, error);
        if (!files.mount(std::string("@bifolium/") + part + "/", folder)) return false;
    }
    static_cast<void>(files.mount("/usr/share/fonts/", "/usr/share/fonts"));  // may be missing
    return true;
}

/// What to do where the input is not there: the file that was meant, if one is near.
std::string cure_of_missing(const Place& place) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(place.folder, error), end; !error && at != end;
         at.increment(error)) {
        names.push_back(at->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    const std::vector<std::string_view> known(names.begin(), names.end());
    const std::string_view near = nearest(place.file, known);
    if (!near.empty()) {
        return "did you mean '" + (place.folder / near).lexically_normal().generic_string() + "'?";
    }
    if (place.file == project_file) {
        return "name a folder with a bifolium.yaml or one Markdown file, or begin a project: "
               "bifolium init DIR";
    }
    return "name a folder with a bifolium.yaml, or one Markdown file: bifolium build article.md";
}

Project read_input(const Place& place, const DiskFiles& files, Shared& shared,
                   OpenProject& result) {
    const Result<Bytes> bytes = files.read(place.file);
    if (!bytes) {
        usage(result, bytes.failure().what, cure_of_missing(place));
        return {};
    }
    if (!place.is_project) return project_of(place.file);
    const SourceId source = shared.sources.add(place.file, std::string((*bytes).view()));
    Project project = read_project(shared.sources, source, result.diagnostics);
    if (result.diagnostics.has_errors()) {
        result.exit_code = graver(result.exit_code, ExitCode::usage);
    }
    shared.neighbours = neighbours_of(project);
    return project;
}

}  // namespace

Place place_of(const std::string& input) {
    std::error_code error;
    const fs::path path(input);
    if (fs::is_directory(path, error)) return {path, project_file, true};
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const std::string extension = path.extension().string();
    const bool is_project = extension == ".yaml" || extension == ".yml";
    return {folder, path.filename().string(), is_project};
}

fs::path output_folder(const Place& place, const std::string& asked) {
    if (!asked.empty()) return asked;
    return place.is_project ? place.folder / "output" : fs::path("output");
}

OpenProject open_project(const std::string& input, const Machine& machine, DiskFiles& files,
                         Shared& shared) {
    OpenProject out;
    const Place place = place_of(input);
    out.root = place.folder;
    out.is_project = place.is_project;
    out.shown = shown_folder(place.folder);
    if (const auto opened = files.mount("", place.folder); !opened) {
        usage(out, opened.failure().what, "check the path");
        return out;
    }
    if (!mount_own(machine, files)) {
        out.diagnostics.report({Severity::error,
                                "file.world",
                                {},
                                "bifolium's own files are missing: " + machine.data.string(),
                                ""});
        out.exit_code = ExitCode::world;
        return out;
    }
    out.project = read_input(place, files, shared, out);
    return out;
}

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

std::string shown_folder(const fs::path& folder) {
    const std::string name = folder.lexically_normal().generic_string();
    if (name.empty() || name == "." || name == "./") return {};
    return name.ends_with('/') ? name : name + "/";
}

}  // namespace bifolium::app
