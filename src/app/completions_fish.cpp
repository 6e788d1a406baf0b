#include "app/completion_parts.h"
#include "app/completions.h"

// https://fishshell.com/docs/3.6/cmds/complete.html

namespace bifolium::app {

namespace {

std::string fish_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

/// What an option or a command takes: words, or paths; nothing else is offered.
std::string action(const CommandTree::Option& option, std::span<const std::string_view> codes) {
    const std::string words = joined(known_values(option, codes), " ");
    if (!words.empty()) return " -x -a " + fish_quoted(words);
    switch (kind_of(option)) {
        case ValueKind::word:
            return " -x";
        case ValueKind::file:
            return " -r -F";
        case ValueKind::folder:
            return " -x -a '(__fish_complete_directories)'";
    }
    return {};
}

std::string names(const CommandTree::Option& option) {
    std::string out;
    for (const std::string& name : option.names) {
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    return out;
}

}  // namespace

std::string fish_completions(const CommandTree& program, std::span<const std::string_view> codes) {
    std::string paths, offers;
    each_command(program, [&](const CommandTree& command, const std::string& path) {
        const std::string at =
            "complete -c bifolium -n " + fish_quoted("__bifolium_at " + fish_quoted(path));
        if (!path.empty()) {
            const std::size_t last = path.rfind(' ');
            const std::string before = last == path.npos ? "" : path.substr(0, last);
            const std::string name = last == path.npos ? path : path.substr(last + 1);
            paths += "            case " + fish_quoted(before + " " + name) + "\n" +
                     "                set path " + fish_quoted(path) + "\n";
        }
        for (const CommandTree::Option& option : command.options) {
            offers += at + names(option) + (option.value.empty() ? "" : action(option, codes)) +
                      " -d " + fish_quoted(option.meaning) + "\n";
        }
        for (const CommandTree& inner : command.commands) {
            offers += at + " -a " + inner.name + " -d " + fish_quoted(inner.meaning) + "\n";
        }
        for (const CommandTree::Option& positional : command.positionals) {
            const std::vector<std::string> values = known_values(positional, codes);
            const bool is_path = values.empty() && kind_of(positional) != ValueKind::word;
            if (is_path) offers += at + " -F\n";
            if (!values.empty()) offers += at + " -a " + fish_quoted(joined(values, " ")) + "\n";
        }
    });
    return "# Completions of bifolium for fish, made by 'bifolium completions fish'.\n\n"
           "# Is the command that has been typed so far this one?\n"
           "function __bifolium_at\n    set -l path ''\n"
           "    for word in (commandline -opc)[2..]\n        switch \"$path $word\"\n" +
           paths + "        end\n    end\n    test \"$path\" = \"$argv\"\nend\n\n" +
           "complete -c bifolium -f\n" + offers;
}

}  // namespace bifolium::app
