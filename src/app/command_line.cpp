#include "app/command_line.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <string_view>

#include "app/command_line_parts.h"
#include "app/command_tree.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "manuscript/front_matter.h"

namespace bifolium::app {

namespace {

constexpr int usage_error = 2;

void init_options(CLI::App& command, InitCommand& init) {
    command.add_option("folder", init.folder, "A folder that is new or empty")
        ->required()
        ->option_text("DIR");
    command
        .add_option("--lang", init.languages,
                    "The manuscript's language, then those it is translated into (default: en)")
        ->delimiter(',')
        ->option_text("TAG,…");
}

void build_options(CLI::App& command, BuildCommand& build) {
    static const std::map<std::string, Severity> severities = {{"error", Severity::error},
                                                               {"warning", Severity::warning}};
    command
        .add_option("input", build.input,
                    "A project's folder, its bifolium.yaml, or one Markdown file (default: here)")
        ->option_text("PROJECT|FILE.md");
    command.add_option("--publication", build.publications, "Only these publications")
        ->option_text("ID");
    command.add_option("--lang", build.languages, "Only these languages (BCP 47)")
        ->option_text("TAG");
    command.add_option("--variant", build.variants, "Only these variants")->option_text("NAME");
    command.add_option("--format", build.formats, "Only these forms: pdf, epub")
        ->delimiter(',')
        ->check(CLI::IsMember({"pdf", "epub"}).description(""))
        ->option_text("FORM,…");
    command.add_option("--style", build.styles, "Style sheets, after those of the project")
        ->option_text("FILE");
    command.add_option("--po", build.po, "A PO file instead of the project's, for one language")
        ->option_text("FILE");
    command.add_option("-j,--jobs", build.jobs, "Editions made side by side (default: processors)")
        ->check(CLI::Range(1u, 256u).description(""))
        ->option_text("N")
        ->envname("BIFOLIUM_JOBS");
    command
        .add_option("--depfile", build.depfile,
                    "Write what the editions were made of, for Make and Ninja")
        ->option_text("FILE");
    command.add_flag_callback(
        "--no-cache", [&build] { build.cache = false; }, "Make every edition, and remember none");
    cache_size_option(command, "--cache-size", build.most_cache_bytes);
    command
        .add_option("--fail-on", build.fail_on,
                    "Findings that withhold an edition: error or warning")
        ->transform(CLI::CheckedTransformer(severities, CLI::ignore_case).description(""))
        ->option_text("SEVERITY");
}

/// Of `build` and `check`.
void today_option(CLI::App& command, BuildCommand& build) {
    command.add_option("--today", build.today, "Judge review dates and waivers against this day")
        ->check([](const std::string& day) {
            return manuscript::is_date(day) ? std::string()
                                            : "'" + day + "' is no day: write 2026-11-20";
        })
        ->option_text("DATE");
}

/// Of `check`, which writes no edition: what it leaves out is held back from nobody.
void record_options(CLI::App& command, BuildCommand& check) {
    command
        .add_option("--changed-since", check.changed_since,
                    "Only findings on lines that changed since this commit of git")
        ->option_text("REF");
    command.add_flag("--write-baseline", check.write_baseline,
                     "Record what stands now in bifolium-baseline.json: only new findings fail");
}

/// Of `build` and `check`.
void shard_option(CLI::App& command, BuildCommand& build) {
    command
        .add_option_function<std::string>(
            "--shard",
            [&build](const std::string& text) {
                const Result<ShardChoice> choice = read_shard(text);
                if (!choice) throw CLI::ValidationError("--shard", choice.failure().what);
                build.shard = (*choice).given;
                build.finds_shard = !build.shard.has_value();
            },
            "Only this part of the editions: 3/8, or auto for what the environment says")
        ->option_text("I/N|auto");
}

void plan_options(CLI::App& command, PlanCommand& plan) {
    build_options(command, plan.build);
    command.add_option("--shards", plan.shards, "How many parts")
        ->required()
        ->check(CLI::Range(1u, limits::shards).description(""))
        ->option_text("N");
    CLI::Option* json = command.add_flag("--json", plan.json, "As JSON, with each edition");
    command.add_flag("--hash", plan.hash_only, "Its hash alone: a name for a folder of parts")
        ->excludes(json);
}

void merge_options(CLI::App& command, MergeCommand& merge) {
    command
        .add_option("folders", merge.folders,
                    "Folders that shards wrote to, or one that holds them")
        ->required()
        ->option_text("DIR…");
    command
        .add_option("-o,--out", merge.output,
                    "Folder of the editions (default: the one that is named)")
        ->option_text("DIR");
}

void out_option(CLI::App& command, BuildCommand& build) {
    command.add_option("-o,--out", build.output, "Folder of the editions (default: output)")
        ->option_text("DIR")
        ->envname("BIFOLIUM_OUT");
}

void watch_options(CLI::App& app, WatchCommand& watch, CommandLine& line) {
    const auto add = [&](const char* name, const char* meaning, bool serves) {
        CLI::App* command = app.add_subcommand(name, meaning);
        command->callback([&watch, serves] { watch.serve = serves; });
        build_options(*command, watch.build);
        out_option(*command, watch.build);
        command->add_flag("--poll", watch.poll,
                          "Look for changes every 0.4 s: for network disks, which tell of none");
        common_options(*command, line);
        return command;
    };
    add("watch", "Make editions again whenever a file changes, until Ctrl-C", false);
    add("serve", "The same, with pages and findings in the browser, on this computer only", true)
        ->add_option("--port", watch.port,
                     "Port on 127.0.0.1 (0: any; default: 8321 or one of the next)")
        ->check(CLI::Range(0u, 65535u).description(""))
        ->option_text("N")
        ->envname("BIFOLIUM_PORT");
}

void diff_options(CLI::App& command, DiffCommand& diff) {
    command.add_option("old", diff.before, "The old build: an output folder, a PDF or an EPUB")
        ->required()
        ->option_text("OLD");
    command.add_option("new", diff.after, "The new build")->required()->option_text("NEW");
    command.add_option("--html", diff.page, "Write both side by side, with a bar at every change")
        ->option_text("FILE");
    command.add_flag("--exit-code", diff.exit_code, "Exit with 1 if anything changed");
}

/// CLI11 says "The following argument was not expected: --formt"; say which option comes nearest.
std::string suggestion(const CLI::App& app, std::span<const char* const> arguments) {
    std::vector<std::string> names, commands;
    const auto add = [&](const CLI::App* command) {
        names.push_back(command->get_name());
        commands.push_back(command->get_name());
        for (const CLI::Option* option : command->get_options()) {
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
        }
    };
    for (const CLI::App* command : app.get_subcommands({})) {
        add(command);
        for (const CLI::App* inner : command->get_subcommands({})) add(inner);
    }
    const std::vector<std::string_view> known(names.begin(), names.end());
    for (const char* argument : arguments) {
        const std::string_view word =
            std::string_view(argument).substr(0, std::string_view(argument).find('='));
        const bool is_known = std::find(known.begin(), known.end(), word) != known.end();
        const std::string_view near = nearest(word, known);
        if (!is_known && !near.empty()) return "help: did you mean '" + std::string(near) + "'?\n";
    }
    std::string asked = "bifolium";
    for (const char* argument : arguments) {
        if (argument[0] == '-' || std::ranges::find(commands, argument) == commands.end()) break;
        asked.append(" ").append(argument);
    }
    return "help: '" + asked + " --help' lists what there is\n";
}

/// What is wrong, in one line. CLI11 asks for a command also where a word stands that is none.
std::string fault(const CLI::App& app, std::span<const char* const> arguments,
                  const std::string& said) {
    const std::string first = arguments.size() > 1 ? arguments[1] : "";
    const auto commands = app.get_subcommands([&](const CLI::App*) { return true; });
    const bool is_command = std::any_of(commands.begin(), commands.end(), [&](const auto* command) {
        return command->get_name() == first;
    });
    if (first.empty()) return "say what to do, such as 'bifolium build'";
    if (!first.starts_with('-') && !is_command) return "there is no command '" + first + "'";
    return said.substr(0, said.find('\n'));
}

/// What an option takes, by what its validator says of a word that nothing takes: CLI11 has no
/// other way to ask. "Check ? value in {auto->0,never->2} FAILED", "? not in {pdf,epub}".
std::vector<std::string> values_of(CLI::Option& option) {
    std::string said;
    try {
        said = (*option.get_validator(0))(std::string("?"));
    } catch (const CLI::OptionNotFound&) {
        return {};
    }
    const std::size_t begin = said.find('{'), end = said.find('}');
    if (begin == said.npos || end == said.npos || end < begin) return {};
    std::vector<std::string> out;
    for (std::size_t at = begin + 1; at < end;) {
        const std::size_t stop = std::min(said.find(',', at), end);
        out.push_back(said.substr(at, std::min(said.find("->", at), stop) - at));
        at = stop + 1;
    }
    return out;
}

CommandTree tree_of(CLI::App& command) {
    CommandTree out{
        .name = command.get_name(), .meaning = command.get_description(), .options = {}};
    for (CLI::Option* option : command.get_options()) {
        if (option->get_group().empty()) continue;  // hidden
        CommandTree::Option facts{.names = {},
                                  .value = option->get_option_text(),
                                  .meaning = option->get_description(),
                                  .values = values_of(*option),
                                  .variable = option->get_envname(),
                                  .is_list = option->get_delimiter() != '\0',
                                  .is_required = option->get_required()};
        for (const std::string& name : option->get_snames()) facts.names.push_back("-" + name);
        for (const std::string& name : option->get_lnames()) facts.names.push_back("--" + name);
        const bool is_flag = option->get_items_expected_max() == 0;
        if (is_flag) facts.value.clear();
        if (!is_flag && facts.value.empty()) facts.value = "VALUE";
        (facts.names.empty() ? out.positionals : out.options).push_back(std::move(facts));
    }
    for (CLI::App* inner : command.get_subcommands({})) out.commands.push_back(tree_of(*inner));
    return out;
}

/// Reads the arguments, or tells what there is to read.
CommandLine read(std::span<const char* const> arguments, CommandTree* tree) {
    CommandLine line;
    BuildCommand build;
    BuildCommand check;
    check.write = false;
    PlanCommand plan;
    plan.build.write = false;
    MergeCommand merge;
    AddFontCommand add_font;
    ExplainCommand explain;

    CLI::App app("One manuscript, one style sheet: an accessible print PDF and an EPUB.",
                 "bifolium");
    app.set_version_flag("--version", "bifolium " BIFOLIUM_VERSION);
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 nothing stands against these editions, 1 findings, 2 usage or project "
        "file,\n"
        "3 a font or a language's words are missing, 4 a shard is lacking, 70 a bug of ours,\n"
        "75 disk or permission.");
    CLI::App* build_app = app.add_subcommand("build", "Make PDF and EPUB editions");
    build_options(*build_app, build);
    out_option(*build_app, build);
    build_app
        ->add_option("--page-pictures", build.page_pictures,
                     "Paint each page of the PDFs into this folder too (PNG)")
        ->option_text("DIR");
    common_options(*build_app, line);
    CLI::App* check_app = app.add_subcommand("check", "Report every finding, write nothing");
    build_options(*check_app, check);
    check_app->add_flag("--readability", check.readability,
                        "Notes on long sentences, unexplained words and passive instructions too");
    common_options(*check_app, line);
    today_option(*build_app, build);
    today_option(*check_app, check);
    record_options(*check_app, check);
    shard_option(*build_app, build);
    shard_option(*check_app, check);
    CLI::App* plan_app = app.add_subcommand("plan", "How editions would be divided into shards");
    plan_options(*plan_app, plan);
    common_options(*plan_app, line);
    CLI::App* merge_app = app.add_subcommand("merge", "Put together what the shards made");
    merge_options(*merge_app, merge);
    common_options(*merge_app, line);
    WatchCommand watch;
    watch_options(app, watch, line);
    CLI::App* fonts_app = app.add_subcommand("fonts", "The fonts of a project");
    fonts_app->require_subcommand(1);
    CLI::App* add_app =
        fonts_app->add_subcommand("add", "Copy a font to fonts/ and pin its SHA-256");
    add_app->add_option("file", add_font.file, "A TrueType or OpenType font file")
        ->required()
        ->option_text("FILE");
    add_app->add_option("--project", add_font.project, "The project's folder (default: here)")
        ->option_text("DIR");
    L10nCommand l10n;
    CLI::App* l10n_app = app.add_subcommand("l10n", "Translations: extract, update, approve");
    l10n_options(*l10n_app, l10n, line);
    ImportCommand import;
    CLI::App* import_app = app.add_subcommand("import", "Make manuscripts of Word documents");
    import_options(*import_app, import);
    common_options(*import_app, line);
    CLI::App* explain_app =
        app.add_subcommand("explain", "What a finding means and how to cure it");
    explain_app->add_option("code", explain.code, "A code such as link.dead (default: list all)")
        ->option_text("CODE");

    ReadabilityCommand readability;
    CLI::App* readability_app = app.add_subcommand(
        "readability", "Measure how hard each section is to read, and name sentences to part");
    readability_options(*readability_app, readability, line);
    DiffCommand diff;
    CLI::App* diff_app =
        app.add_subcommand("diff", "What changed for the reader between two builds");
    diff_options(*diff_app, diff);
    common_options(*diff_app, line);
    InitCommand init;
    CLI::App* init_app = app.add_subcommand("init", "Begin a new project that builds at once");
    init_options(*init_app, init);
    DoctorCommand doctor;
    CLI::App* doctor_app =
        app.add_subcommand("doctor", "What this machine has and lacks, and how to get it");
    doctor_app->add_option("project", doctor.input, "The project's folder (default: here)")
        ->option_text("PROJECT");
    doctor_app->add_flag("--json", doctor.json, "As JSON");
    common_options(*doctor_app, line);
    CleanCommand clean;
    clean_options(app, clean);
    CacheCommand cache;
    cache_options(app, cache);
    CompletionsCommand completions;
    CLI::App* completions_app =
        app.add_subcommand("completions", "Print what a shell offers after a tab");
    completions_app->add_option("shell", completions.shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""))
        ->option_text("SHELL");
    CLI::App* man_app = app.add_subcommand("man", "Print the manual page");
    if (tree != nullptr) {
        *tree = tree_of(app);
        return line;
    }

    try {
        app.parse(static_cast<int>(arguments.size()), arguments.data());
    } catch (const CLI::ParseError& error) {
        std::ostringstream out, err;
        app.exit(error, out, err);
        const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
        line.command = Answer{asked ? out.str()
                                    : "error: " + fault(app, arguments, err.str()) + "\n" +
                                          suggestion(app, arguments.subspan(1)),
                              asked ? 0 : usage_error};
        return line;
    }
    if (build_app->parsed()) line.command = build;
    if (check_app->parsed()) line.command = check;
    if (plan_app->parsed()) line.command = plan;
    if (merge_app->parsed()) line.command = merge;
    if (add_app->parsed()) line.command = add_font;
    if (import_app->parsed()) line.command = import;
    if (l10n_app->parsed()) line.command = l10n;
    if (explain_app->parsed()) line.command = explain;
    if (readability_app->parsed()) line.command = readability;
    if (diff_app->parsed()) line.command = diff;
    if (init_app->parsed()) line.command = init;
    if (doctor_app->parsed()) line.command = doctor;
    if (completions_app->parsed()) line.command = completions;
    if (app.got_subcommand("clean")) line.command = clean;
    if (app.got_subcommand("cache")) line.command = cache;
    if (man_app->parsed()) line.command = ManCommand{};
    if (app.got_subcommand("watch") || app.got_subcommand("serve")) line.command = watch;
    return line;
}

}  // namespace

CommandLine read_command_line(std::span<const char* const> arguments) {
    return read(arguments, nullptr);
}

CommandTree command_tree() {
    CommandTree tree;
    read({}, &tree);
    return tree;
}

}  // namespace bifolium::app
