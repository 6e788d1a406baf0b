// The command line as a tree of facts: what completions and the manual page are written from. Read
// from the parser itself, so an option that exists is an option that is told of.
#pragma once

#include <string>
#include <vector>

namespace bifolium::app {

struct CommandTree {
    struct Option {
        std::vector<std::string> names;   ///< "--jobs", "-j"; a positional has none.
        std::string value;                ///< What it takes: "FILE"; empty for a flag.
        std::string meaning;              ///< One line.
        std::vector<std::string> values;  ///< All that it takes, if these are few.
        std::string variable;             ///< Of the environment, that says the same.
        bool is_list = false;             ///< Takes several, with commas.
        bool is_required = false;
    };
    std::string name, meaning;
    std::vector<Option> options;
    std::vector<Option> positionals;
    std::vector<CommandTree> commands;
};

/// Of `bifolium` itself. In command_line.cpp, where the parser is.
CommandTree command_tree();

/// What a value is, by its name in the help: "PROJECT|FILE.md" is a file, "DIR" a folder.
enum class ValueKind : unsigned char { word, file, folder };
ValueKind kind_of(const CommandTree::Option&);

}  // namespace bifolium::app
