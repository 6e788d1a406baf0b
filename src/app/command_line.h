// The command line, as checked facts. CLI11 reads it; nothing of CLI11 is seen outside.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/render.h"
#include "app/shard.h"
#include "base/diagnostic.h"

namespace bifolium::app {

/// Whether what was asked for takes the one of this name in; who names none asks for all.
inline bool asks_for(const std::vector<std::string>& names, std::string_view name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

/// How large the cache may become.
constexpr std::uint64_t default_cache_bytes = std::uint64_t{2} << 30;

/// `build`, and `check`, which is a build that writes nothing.
struct BuildCommand {
    bool write = true;
    std::string input = ".";  ///< A project's folder, its bifolium.yaml, or one Markdown file.
    std::string output;       ///< Empty: "output" beside the project file, or here for one file.
    std::vector<std::string> publications, languages, variants, formats, styles;
    std::string page_pictures;  ///< Folder for pictures of the pages; empty: none are made.
    std::string depfile;        ///< Empty: none is written.
    std::string po;             ///< A PO file instead of the project's own; empty: those.
    bool readability = false;   ///< `check` gives advice on sentences and words too.
    unsigned jobs = 0;          ///< 0: as many as there are processors.
    bool cache = true;          ///< Editions that were made before are not made again.
    std::uint64_t most_cache_bytes = default_cache_bytes;
    std::optional<Severity> fail_on;
    bool finds_shard = false;     ///< --shard auto: the environment says which.
    std::optional<Shard> shard;   ///< Only this part of the editions.
    std::string today;            ///< Dates are judged against this day (ISO 8601); empty: none is.
    std::string changed_since;    ///< `check`: only lines that changed since this commit of git.
    bool write_baseline = false;  ///< `check`: what stands now is known from now on.
};
/// How a build would be divided.
struct PlanCommand {
    BuildCommand build;  ///< Which editions.
    unsigned shards = 1;
    bool json = false, hash_only = false;
};
struct MergeCommand {
    std::vector<std::string> folders;  ///< That shards wrote to, or that hold such folders.
    std::string output;                ///< Empty: the one folder itself.
};
struct AddFontCommand {
    std::string file;
    std::string project = ".";
};
struct ExplainCommand {
    std::string code;  ///< Empty: all of them, a line each.
};
struct L10nCommand {
    enum class Action : std::uint8_t {
        extract,
        update,
        status,
        check,
        approve,
        export_xliff,
        import_xliff,
        pseudo
    };
    Action action = Action::status;
    std::string input = ".";
    std::vector<std::string> publications, languages;
    std::string by, date;            ///< Of an approval: who, and when (ISO 8601).
    bool critical = false;           ///< Approve critical texts only.
    std::vector<std::string> units;  ///< Approve these only: parts of their msgids.
    bool json = false;
};
struct ReadabilityCommand {
    std::string input = ".";
    std::vector<std::string> publications, languages;
    bool json = false;
};
struct DoctorCommand {
    std::string input = ".";
    bool json = false;
};
struct InitCommand {
    std::string folder;
    std::vector<std::string> languages;  ///< The manuscript's, then those it is translated into.
};
/// Takes away what was made, and nothing else.
struct CleanCommand {
    std::string input = ".";
    std::string output;    ///< As BuildCommand's.
    bool cache = false;    ///< The cache too, of all projects.
    bool dry_run = false;  ///< Only say what it would be.
};
struct CacheCommand {
    enum class Action : std::uint8_t { status, collect };
    Action action = Action::status;
    std::uint64_t most_bytes = default_cache_bytes;
    bool json = false;
};
struct CompletionsCommand {
    std::string shell;  ///< bash, zsh or fish.
};
struct ManCommand {};
struct ImportCommand {
    /// DOCX files, folders of them, or "-" for text that is pasted.
    std::vector<std::string> inputs;
    std::string output = ".";  ///< A folder, or one Markdown file.
    std::string media;         ///< Of the pictures, below the output folder; empty: images/NAME.
    /// Of pasted text; `automatic` asks its first bytes.
    enum class From : std::uint8_t { automatic, docx, html, markdown, text } from = From::automatic;
    bool headings_from_bold = false;
    bool reject_changes = false;
    bool replace = false;  ///< A manuscript that stands there already.
    unsigned jobs = 0;     ///< 0: as many as there are processors.
};
/// `watch` and `serve`: the work of bifolium-serve, another program.
struct WatchCommand {
    BuildCommand build;
    bool serve = false;
    bool poll = false;             ///< Look for changes, where the disk tells of none.
    std::optional<unsigned> port;  ///< On 127.0.0.1; 0: any. None: 8321, or one of the next.
};
/// Two builds, compared for their reader.
struct DiffCommand {
    std::string before, after;  ///< Output folders, or two files of one kind.
    std::string page;           ///< Where to write both side by side; empty: nowhere.
    bool exit_code = false;     ///< Changes are findings: exit 1.
};
/// Nothing to run: what to say, and the exit code (--help, --version, a usage error).
struct Answer {
    std::string text;
    int exit_code = 0;
};

enum class ColourChoice : std::uint8_t { automatic, always, never };

struct CommandLine {
    std::variant<Answer, BuildCommand, PlanCommand, MergeCommand, AddFontCommand, ImportCommand,
                 L10nCommand, ExplainCommand, ReadabilityCommand, DoctorCommand, InitCommand,
                 CompletionsCommand, ManCommand, WatchCommand, DiffCommand, CleanCommand,
                 CacheCommand>
        command;
    MessageFormat format = MessageFormat::human;
    bool format_is_given = false;
    ColourChoice colour = ColourChoice::automatic;
    bool quiet = false;
};

CommandLine read_command_line(std::span<const char* const> arguments);

}  // namespace bifolium::app
