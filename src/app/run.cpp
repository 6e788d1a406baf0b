#include "app/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <variant>

#include "app/add_font.h"
#include "app/build.h"
#include "app/cache_commands.h"
#include "app/clean.h"
#include "app/command_line.h"
#include "app/command_tree.h"
#include "app/completions.h"
#include "app/depfile.h"
#include "app/diff.h"
#include "app/doctor.h"
#include "app/explain.h"
#include "app/hand_over.h"
#include "app/import.h"
#include "app/import_report.h"
#include "app/init.h"
#include "app/l10n_commands.h"
#include "app/machine.h"
#include "app/manual.h"
#include "app/merge.h"
#include "app/prepare.h"
#include "app/progress.h"
#include "app/readability_command.h"
#include "app/render.h"
#include "app/tell.h"

namespace bifolium::app {

namespace {

/// Which shard --shard auto means; a finding if the environment does not say.
bool found_shard(BuildCommand& command, const CommandLine& line, BuildResult& result) {
    if (!command.finds_shard) return true;
    const Result<FoundShard> found = find_shard(environment);
    if (!found) {
        result.diagnostics.report(
            {Severity::error,
             "project.usage",
             {},
             found.failure().what,
             "say it: --shard 3/8, or BIFOLIUM_SHARD_INDEX=3 and BIFOLIUM_SHARD_COUNT=8"});
        result.exit_code = ExitCode::usage;
        return false;
    }
    command.shard = (*found).shard;
    if (!line.quiet) {
        print(stderr, fmt::format("shard {} of {} ({})\n", command.shard->index,
                                  command.shard->count, (*found).where));
    }
    return true;
}

/// Not of a build that did not come to its end: what it was made of is not known.
void write_depfile(const std::string& name, const DiskFiles& files, BuildResult& result) {
    if (result.exit_code == ExitCode::world || result.exit_code == ExitCode::usage) return;
    const std::filesystem::path path(name);
    DiskFiles output;
    auto done = output.mount_output(path.has_parent_path() ? path.parent_path() : ".");
    if (done) {
        done = output.write(path.filename(), depfile(dependencies_of(files.asked(), result)));
    }
    if (!done) report_world(result, done.failure());
}

int run_build(BuildCommand command, const CommandLine& line) {
    const Machine machine = look_around();
    Shared shared;
    BuildResult result;
    if (!found_shard(command, line, result)) {
        return tell(result, shared.sources, line, machine, false);
    }
    ProgressLine progress(machine.terminal, line.quiet || line.format != MessageFormat::human,
                          command.write ? "made" : "checked");
    DiskFiles files;
    if (!command.depfile.empty()) files.expect_changes();  // they are noted then
    result = build(
        command, machine,
        [&](const std::string& edition, std::size_t done, std::size_t all) {
            progress.show(edition, done, all);
        },
        shared, files);
    progress.clear();
    if (!command.depfile.empty()) write_depfile(command.depfile, files, result);
    return tell(result, shared.sources, line, machine, command.write);
}

int run_plan(const PlanCommand& command, const CommandLine& line) {
    const Machine machine = look_around();
    Shared shared;
    BuildResult result;
    DiskFiles files;
    Prepared prepared{.files = files, .open = {}, .po = {}, .editions = {}};
    prepare(command.build, machine, shared, prepared, result);
    const bool good = result.exit_code == ExitCode::nothing_against;
    if (!good) return tell(result, shared.sources, line, machine, false);
    const Plan plan = plan_of(prepared, command.build, machine, command.shards);
    print(stdout, command.hash_only ? plan.hash + "\n"
                  : command.json    ? plan_json(plan)
                                    : plan_table(plan));
    return 0;
}

int run_merge(const MergeCommand& command, const CommandLine& line) {
    const Machine machine = look_around();
    Shared shared;
    const BuildResult result = merge(command, shared);
    return tell(result, shared.sources, line, machine, true);
}

/// A review's date is the one thing that a clock may say here: it is a person's act, today.
std::string today() {
    const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const std::chrono::year_month_day date(now);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

int run_translations(L10nCommand command, const CommandLine& line) {
    const Machine machine = look_around();
    if (command.date.empty()) command.date = today();
    Shared shared;
    L10nResult result = run_l10n(command, machine, shared);
    BuildResult shown;
    shown.diagnostics = std::move(result.diagnostics);
    shown.folder = result.shown;
    print_findings(shown, shared.sources, line, machine);
    print(line.format == MessageFormat::human ? stdout : stderr, result.text);
    return static_cast<int>(result.exit_code);
}

int run_diff(const DiffCommand& command, const CommandLine& line) {
    DiffResult result = diff(command);
    const bool colour = wants_colour(look_around(), line.colour);
    const Sources none;
    for (const Diagnostic& d : result.diagnostics.all()) {
        print(stderr, render(d, none, {.colour = colour, .folder = {}}));
    }
    if (result.exit_code == ExitCode::usage) return static_cast<int>(result.exit_code);
    if (line.format == MessageFormat::sarif) {
        print(stdout, diff_sarif(result));
    } else {
        const bool json = line.format == MessageFormat::json;
        print(stdout, json ? diff_json(result) : diff_text(result, colour));
    }
    return static_cast<int>(result.exit_code);
}

int run_measuring(const ReadabilityCommand& command, const CommandLine& line) {
    const Machine machine = look_around();
    Shared shared;
    ReadabilityResult result = run_readability(command, machine, shared);
    BuildResult shown;
    shown.diagnostics = std::move(result.diagnostics);
    shown.folder = result.shown;
    print_findings(shown, shared.sources, line, machine);
    print(line.format == MessageFormat::human ? stdout : stderr, result.text);
    return static_cast<int>(result.exit_code);
}

int run_import(const ImportCommand& command, const CommandLine& line) {
    const Machine machine = look_around();
    // One log of all files needs one set of sources; import has one a document.
    for (const MessageFormat whole : {MessageFormat::sarif, MessageFormat::junit}) {
        if (line.format != whole) continue;
        print(stderr,
              "error: import prints its findings file by file\n"
              "help: --message-format takes human, short, json, github or rdjsonl here\n");
        return static_cast<int>(ExitCode::usage);
    }
    ProgressLine progress(machine.terminal, line.quiet || line.format != MessageFormat::human,
                          "read");
    ImportResult result = import_documents(
        command, machine, [&](const std::string& document, std::size_t done, std::size_t all) {
            if (all > 1) progress.show(document, done, all);
        });
    progress.clear();
    if (!result.problem.empty()) {
        print(stderr, "error: " + result.problem + "\nhelp: " + result.help + "\n");
        return static_cast<int>(result.exit_code);
    }
    std::vector<std::string> lines;
    for (const ImportedFile& file : result.files) lines.push_back(import_line(file));
    if (line.format == MessageFormat::json) {
        print(stdout, import_json(result));
        return static_cast<int>(result.exit_code);
    }
    for (ImportedFile& file : result.files) {
        BuildResult shown;
        shown.diagnostics = std::move(file.content.diagnostics);
        print_findings(shown, file.content.sources, line, machine);
        shown.diagnostics = std::move(file.check);
        print_findings(shown, file.check_sources, line, machine);
        if (line.quiet) continue;
        print(line.format == MessageFormat::human ? stdout : stderr,
              lines[static_cast<std::size_t>(&file - result.files.data())]);
    }
    if (!line.quiet && !result.report.empty()) print(stdout, "report: " + result.report + "\n");
    return static_cast<int>(result.exit_code);
}

int run_explain(const ExplainCommand& command) {
    if (command.code.empty()) {
        for (const Explanation& e : explanations()) {
            print(stdout, fmt::format("{:<32} {:<8} {}\n", e.code, name_of(e.severity), e.meaning));
        }
        return 0;
    }
    const Explanation* found = explain(command.code);
    if (found == nullptr) {
        print(stderr, fmt::format("error: there is no finding '{}'\nhelp: 'bifolium explain' lists "
                                  "them all\n",
                                  command.code));
        return static_cast<int>(ExitCode::usage);
    }
    print(stdout, fmt::format("{} ({})\n\n{}\n\n{}\n", found->code, name_of(found->severity),
                              found->meaning, found->cure));
    return 0;
}

int run_doctor(const DoctorCommand& command, const CommandLine& line) {
    const Machine machine = look_around();
    const Examination found = examine(command, machine);
    if (!found.refused.empty()) {
        print(stderr, found.refused);
    } else {
        const bool colour = isatty(STDOUT_FILENO) != 0 && wants_colour(machine, line.colour);
        print(stdout, command.json ? json_of(found) : text_of(found, colour));
    }
    return static_cast<int>(found.exit_code);
}

int say(const Said& said) {
    const bool good = said.exit_code == ExitCode::nothing_against;
    print(good ? stdout : stderr, said.text);
    return static_cast<int>(said.exit_code);
}

int run_completions(const CompletionsCommand& command) {
    std::vector<std::string_view> codes;
    for (const Explanation& e : explanations()) codes.push_back(e.code);
    const CommandTree tree = command_tree();
    print(stdout, command.shell == "bash"  ? bash_completions(tree, codes)
                  : command.shell == "zsh" ? zsh_completions(tree, codes)
                                           : fish_completions(tree, codes));
    return 0;
}

int run_command(std::span<const char* const> arguments) {
    const CommandLine line = read_command_line(arguments);
    if (const auto* answer = std::get_if<Answer>(&line.command)) {
        print(answer->exit_code == 0 ? stdout : stderr, answer->text);
        return answer->exit_code;
    }
    if (const auto* command = std::get_if<PlanCommand>(&line.command)) {
        return run_plan(*command, line);
    }
    if (const auto* command = std::get_if<MergeCommand>(&line.command)) {
        return run_merge(*command, line);
    }
    if (const auto* command = std::get_if<AddFontCommand>(&line.command)) {
        const AddFontResult result = add_font(*command);
        print(stderr, result.message + "\n");
        return static_cast<int>(result.exit_code);
    }
    if (const auto* command = std::get_if<InitCommand>(&line.command)) {
        const InitResult result = init(*command);
        const bool made = result.exit_code == ExitCode::nothing_against;
        print(made ? stdout : stderr, result.message + "\n");
        return static_cast<int>(result.exit_code);
    }
    if (const auto* command = std::get_if<DoctorCommand>(&line.command)) {
        return run_doctor(*command, line);
    }
    if (const auto* command = std::get_if<CleanCommand>(&line.command)) {
        return say(clean(*command, look_around()));
    }
    if (const auto* command = std::get_if<CacheCommand>(&line.command)) {
        return say(command->action == CacheCommand::Action::status
                       ? cache_status(*command, look_around())
                       : collect_cache(*command, look_around()));
    }
    if (const auto* command = std::get_if<CompletionsCommand>(&line.command)) {
        return run_completions(*command);
    }
    if (std::holds_alternative<ManCommand>(line.command)) {
        print(stdout, manual(command_tree()));
        return 0;
    }
    if (const auto* command = std::get_if<ImportCommand>(&line.command)) {
        return run_import(*command, line);
    }
    if (const auto* command = std::get_if<L10nCommand>(&line.command)) {
        return run_translations(*command, line);
    }
    if (const auto* command = std::get_if<ReadabilityCommand>(&line.command)) {
        return run_measuring(*command, line);
    }
    if (const auto* command = std::get_if<ExplainCommand>(&line.command)) {
        return run_explain(*command);
    }
    if (const auto* command = std::get_if<DiffCommand>(&line.command)) {
        return run_diff(*command, line);
    }
    if (std::holds_alternative<WatchCommand>(line.command)) return hand_over(arguments);
    return run_build(std::get<BuildCommand>(line.command), line);
}

}  // namespace

int run(std::span<const char* const> arguments) {
    try {
        const int code = run_command(arguments);
        const bool printed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
        return printed ? code : static_cast<int>(ExitCode::world);
    } catch (const std::bad_alloc&) {
        print(stderr, "error: there is not enough memory for this publication\n");
        return static_cast<int>(ExitCode::world);
    } catch (const std::exception& error) {
        print(stderr, fmt::format("error: a bug of bifolium's: {}\nhelp: please report it, with "
                                  "the manuscript if you can\n",
                                  error.what()));
        return static_cast<int>(ExitCode::our_bug);
    }
}

}  // namespace bifolium::app
