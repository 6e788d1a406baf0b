#include "app/command_line_parts.h"

#include <map>
#include <string>

namespace bifolium::app {

void common_options(CLI::App& command, CommandLine& line) {
    static const std::map<std::string, MessageFormat> formats = {
        {"human", MessageFormat::human},    {"short", MessageFormat::brief},
        {"json", MessageFormat::json},      {"sarif", MessageFormat::sarif},
        {"github", MessageFormat::github},  {"junit", MessageFormat::junit},
        {"rdjsonl", MessageFormat::rdjsonl}};
    static const std::map<std::string, ColourChoice> colours = {{"auto", ColourChoice::automatic},
                                                                {"always", ColourChoice::always},
                                                                {"never", ColourChoice::never}};
    command
        .add_option("--message-format", line.format,
                    "How findings are printed: human, short, json, sarif, github, junit or rdjsonl")
        ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""))
        ->each([&line](const std::string&) { line.format_is_given = true; })
        ->option_text("FORMAT")
        ->envname("BIFOLIUM_MESSAGE_FORMAT");
    command.add_option("--color", line.colour, "Colours: auto, always or never")
        ->transform(CLI::CheckedTransformer(colours, CLI::ignore_case).description(""))
        ->option_text("WHEN");
    command.add_flag("-q,--quiet", line.quiet, "Print findings only, no progress");
}

void l10n_options(CLI::App& app, L10nCommand& l10n, CommandLine& line) {
    using Action = L10nCommand::Action;
    struct Verb {
        const char* name;
        const char* meaning;
        Action action;
    };
    app.require_subcommand(1);
    for (const Verb verb :
         {Verb{"extract", "Write a template (.pot) of each publication", Action::extract},
          Verb{"update", "Bring the PO files to what the manuscripts say now", Action::update},
          Verb{"status", "Count what is translated, stale, reviewed", Action::status},
          Verb{"check", "Report every finding of the translations", Action::check},
          Verb{"approve", "Record that a person read translations and found them right",
               Action::approve},
          Verb{"export", "Write each PO file as XLIFF 1.2 (.xlf), beside it", Action::export_xliff},
          Verb{"import", "Take the translations of XLIFF files into the PO files beside them",
               Action::import_xliff},
          Verb{"pseudo", "Write PO files in no language, to try a tool or a layout with",
               Action::pseudo}}) {
        CLI::App* command = app.add_subcommand(verb.name, verb.meaning);
        command->callback([&l10n, action = verb.action] { l10n.action = action; });
        if (verb.action == Action::approve) {
            command->add_option("languages", l10n.languages, "Languages that were read")
                ->required()
                ->option_text("TAG…");
            command->add_option("--by", l10n.by, "Who read them")->required()->option_text("NAME");
            command->add_flag("--critical", l10n.critical, "Critical texts only");
            command->add_option("--unit", l10n.units, "Only texts whose source has these words")
                ->option_text("TEXT");
            command->add_option("--date", l10n.date, "When (default: today)")
                ->option_text("YYYY-MM-DD");
        } else if (verb.action != Action::extract) {
            command->add_option("--lang", l10n.languages, "Only these languages")
                ->option_text("TAG");
        }
        if (verb.action == Action::status) {
            command->add_flag("--json", l10n.json, "As JSON");
        }
        command->add_option("--publication", l10n.publications, "Only these publications")
            ->option_text("ID");
        command->add_option("--project", l10n.input, "The project's folder (default: here)")
            ->option_text("DIR");
        common_options(*command, line);
    }
}

void readability_options(CLI::App& command, ReadabilityCommand& readability, CommandLine& line) {
    command
        .add_option("input", readability.input,
                    "A project's folder, its bifolium.yaml, or one Markdown file (default: here)")
        ->option_text("PROJECT|FILE.md");
    command.add_option("--publication", readability.publications, "Only these publications")
        ->option_text("ID");
    command.add_option("--lang", readability.languages, "Only these languages (BCP 47)")
        ->option_text("TAG");
    command.add_flag("--json", readability.json, "As JSON");
    common_options(command, line);
}

void import_options(CLI::App& app, ImportCommand& import) {
    using From = ImportCommand::From;
    static const std::map<std::string, From> formats = {{"auto", From::automatic},
                                                        {"docx", From::docx},
                                                        {"html", From::html},
                                                        {"markdown", From::markdown},
                                                        {"text", From::text}};
    static const std::map<std::string, bool> changes = {{"accepted", false}, {"rejected", true}};
    app.add_option("inputs", import.inputs,
                   "Word documents (.docx), folders of them, or - for text that is pasted")
        ->required()
        ->option_text("FILE.docx|DIR|-…");
    app.add_option("-o,--out", import.output,
                   "Folder of the manuscripts, or of one document the manuscript (default: here)")
        ->option_text("DIR|FILE.md");
    app.add_option("--media", import.media,
                   "Folder of the pictures, below that of the manuscripts (default: images/NAME)")
        ->option_text("DIR");
    app.add_option("--from", import.from, "What - is: auto, docx, html, markdown or text")
        ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""))
        ->option_text("FORMAT");
    app.add_flag("--headings-from-bold", import.headings_from_bold,
                 "Paragraphs that are all bold become headings");
    app.add_option("--changes", import.reject_changes,
                   "What becomes of tracked changes: accepted (default) or rejected")
        ->transform(CLI::CheckedTransformer(changes, CLI::ignore_case).description(""))
        ->option_text("FATE");
    app.add_flag("--replace", import.replace, "Write over manuscripts that stand there already");
    app.add_option("-j,--jobs", import.jobs, "Documents read side by side (default: processors)")
        ->check(CLI::Range(1u, 256u).description(""))
        ->option_text("N")
        ->envname("BIFOLIUM_JOBS");
}

}  // namespace bifolium::app
