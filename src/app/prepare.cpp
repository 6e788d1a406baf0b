#include "app/prepare.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "app/manifest.h"
#include "app/translations.h"
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
                  [&](const Publication& p) { return !asks_for(command.publications, p.id); });
    std::erase_if(project.variants,
                  [&](const Variant& v) { return !asks_for(command.variants, v.name); });
    for (Publication& p : project.publications) {
        std::erase_if(p.languages,
                      [&](const std::string& l) { return !asks_for(command.languages, l); });
        p.styles.insert(p.styles.end(), styles.begin(), styles.end());
    }
    for (Variant& v : project.variants) {
        std::erase_if(v.forms, [&](Form form) {
            return !asks_for(command.formats, form == Form::pdf ? "pdf" : "epub");
        });
    }
    if (command.fail_on) project.fail_on = *command.fail_on;
    result.fail_on = project.fail_on;
    if (command.shard && (command.write_baseline || !command.changed_since.empty())) {
        usage(result, "a shard sees only a part of the findings",
              "leave --shard out, with --write-baseline and --changed-since");
    }
}

}  // namespace

void prepare(const BuildCommand& command, const Machine& machine, Shared& shared, Prepared& out,
             BuildResult& result) {
    out.open = open_project(command.input, machine, out.files, shared);
    Project& project = out.open.project;
    result.folder = out.open.shown;
    result.is_project = out.open.is_project;
    result.exit_code = out.open.exit_code;
    result.diagnostics.merge(out.open.diagnostics);
    if (result.exit_code != ExitCode::nothing_against) return;
    const std::vector<std::string> styles = mount_styles(command, out.open.root, out.files, result);
    out.po = mount_po(command, out.files, result);
    shared.source_date_epoch = machine.source_date_epoch;
    shared.has_painter = !machine.svg_program.empty();
    // A project file says its languages; a lone manuscript says its own.
    if (!out.open.is_project) {
        load_manuscripts(shared, project, out.files);
    }
    choose_languages(project, shared);
    result.whole = whole_of(project);
    shared.download_page = out.open.is_project;
    apply(command, styles, project, result);
    if (result.exit_code != ExitCode::nothing_against) return;
    out.editions = editions(project);
    for (Edition& edition : out.editions) {
        const std::string style = "styles/" + edition.language + ".css";
        if (out.files.read(style)) edition.language_style = style;
    }
    if (out.editions.empty()) {
        usage(result, "there is nothing to make: no edition has all that was asked for",
              "see which styles the project file gives to which variants");
    }
}

Plan plan_of(const Prepared& prepared, const BuildCommand& command, const Machine& machine,
             unsigned shards) {
    return make_plan({.project = prepared.open.project,
                      .editions = prepared.editions,
                      .po = prepared.po,
                      .source_date_epoch = machine.source_date_epoch,
                      .today = command.today,
                      .paints_drawings = !machine.svg_program.empty()},
                     shards, prepared.files);
}

}  // namespace bifolium::app
