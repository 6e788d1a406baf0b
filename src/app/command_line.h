// The command line, as checked facts. CLI11 reads it; nothing of CLI11 is seen outside.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "app/render.h"
#include "base/diagnostic.h"

namespace bifolium::app {

/// `build`, and `check`, which is a build that writes nothing.
struct BuildCommand {
    bool write = true;
    std::string input = ".";  ///< A project's folder, its bifolium.yaml, or one Markdown file.
    std::string output;       ///< Empty: "output" beside the project file, or here for one file.
    std::vector<std::string> publications, languages, variants, formats, styles;
    unsigned jobs = 0;  ///< 0: as many as there are processors.
    std::optional<Severity> fail_on;
};
struct AddFontCommand {
    std::string file;
    std::string project = ".";
};
struct ExplainCommand {
    std::string code;  ///< Empty: all of them, a line each.
};
/// Nothing to run: what to say, and the exit code (--help, --version, a usage error).
struct Answer {
    std::string text;
    int exit_code = 0;
};

enum class ColourChoice : std::uint8_t { automatic, always, never };

struct CommandLine {
    std::variant<Answer, BuildCommand, AddFontCommand, ExplainCommand> command;
    MessageFormat format = MessageFormat::human;
    ColourChoice colour = ColourChoice::automatic;
    bool quiet = false;
};

CommandLine read_command_line(std::span<const char* const> arguments);

}  // namespace bifolium::app
