#include "app/tell.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "app/finding_formats.h"
#include "app/manifest.h"
#include "app/render.h"

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_of_one_code = 100;

/// Other programs open files from where they stand: there an absolute path of the project says
/// nothing if it lies below, and one outside is left to count from the project's own folder.
std::string relative_folder(const std::string& folder) {
    if (!folder.starts_with('/') && !folder.starts_with("..")) return folder;
    std::error_code error;
    const std::filesystem::path here = std::filesystem::current_path(error);
    const std::string below =
        std::filesystem::absolute(folder, error).lexically_proximate(here).generic_string();
    if (error || below.starts_with('/') || below.starts_with("..") || below == ".") return {};
    return below.ends_with('/') ? below : below + "/";
}

FindingList list_of(const BuildResult& result, const Sources& sources) {
    return {.findings = in_source_order(result.diagnostics, sources),
            .sources = sources,
            .folder = relative_folder(result.folder),
            .fail_on = result.fail_on,
            .exit_code = static_cast<int>(result.exit_code)};
}

void print_json(const BuildResult& result, const Sources& sources) {
    Json editions = Json::array();
    for (const EditionResult& edition : result.editions) {
        Json files = Json::array();
        for (const EditionResult::File& file : edition.files) {
            // Of what is withheld no file is there.
            if (!site::is_form(file.role) || edition.verdict == Verdict::withheld) continue;
            files.push_back({{"path", result.output_folder + file.path},
                             {"size", file.size},
                             {"sha256", file.sha256}});
            if (file.pages > 0) files.back()["pages"] = file.pages;
        }
        editions.push_back({{"publication", edition.publication},
                            {"language", edition.language},
                            {"variant", edition.variant},
                            {"verdict", name_of(edition.verdict)},
                            {"unchanged", edition.unchanged},
                            {"files", std::move(files)}});
    }
    FindingList list = list_of(result, sources);
    list.folder = result.folder;
    const Json all = {{"exit-code", static_cast<int>(result.exit_code)},
                      {"findings", Json::parse(findings_json(list))},
                      {"editions", std::move(editions)}};
    print(stdout, all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

void print_human(const BuildResult& result, const Sources& sources, const CommandLine& line,
                 const Machine& machine) {
    const RenderOptions options{.format = MessageFormat::human,
                                .colour = wants_colour(machine, line.colour),
                                .folder = result.folder};
    std::map<std::string_view, std::size_t> told;  // by code: a person reads the first of a flood
    for (const Diagnostic* d : in_source_order(result.diagnostics, sources)) {
        if (d->standing == Standing::known) continue;  // counted below
        if (++told[d->code] <= most_of_one_code) print(stderr, render(*d, sources, options));
    }
    for (const auto& [code, times] : told) {
        if (times <= most_of_one_code) continue;
        print(stderr, fmt::format("and {} more of {}: --message-format short lists them all\n\n",
                                  times - most_of_one_code, code));
    }
}

}  // namespace

void print(std::FILE* stream, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stream);
}

void print_findings(const BuildResult& result, const Sources& sources, const CommandLine& line,
                    const Machine& machine) {
    switch (line.format) {
        case MessageFormat::human:
            print_human(result, sources, line, machine);
            // A forge shows annotations beside the change, whoever reads the log.
            if (machine.github_actions && !line.format_is_given) {
                print(stdout, github_annotations(list_of(result, sources)));
            }
            return;
        case MessageFormat::brief:
            for (const Diagnostic* d : in_source_order(result.diagnostics, sources)) {
                print(stdout, render(*d, sources,
                                     {.format = MessageFormat::brief, .folder = result.folder}));
            }
            return;
        case MessageFormat::json:
            return print_json(result, sources);
        case MessageFormat::sarif:
            return print(stdout, sarif(list_of(result, sources)));
        case MessageFormat::github:
            return print(stdout, github_annotations(list_of(result, sources)));
        case MessageFormat::junit:
            return print(stdout, junit(list_of(result, sources)));
        case MessageFormat::rdjsonl:
            return print(stdout, rdjsonl(list_of(result, sources)));
    }
}

int tell(const BuildResult& result, const Sources& sources, const CommandLine& line,
         const Machine& machine, bool with_table) {
    print_findings(result, sources, line, machine);
    if (line.format == MessageFormat::human && !line.quiet) {
        const std::string counted = count(result.diagnostics);
        if (!counted.empty()) print(stderr, counted + "\n");
        if (with_table && !result.editions.empty()) {
            print(stdout, table(result.editions, result.output_folder));
        }
    }
    return static_cast<int>(result.exit_code);
}

}  // namespace bifolium::app
