#include <algorithm>

#include "app/completion_parts.h"
#include "app/completions.h"

// https://zsh.sourceforge.io/Doc/Release/Completion-System.html (_arguments)

namespace bifolium::app {

namespace {

/// As _arguments wants a description: brackets and colons have a meaning there.
std::string described(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string action(const CommandTree::Option& option, std::span<const std::string_view> codes) {
    const std::string words = joined(known_values(option, codes), " ");
    if (option.is_list) return "_values -s , " + described(option.value) + " " + words;
    if (!words.empty()) return "(" + words + ")";
    switch (kind_of(option)) {
        case ValueKind::word:
            return "";
        case ValueKind::file:
            return "_files";
        case ValueKind::folder:
            return "_files -/";
    }
    return {};
}

/// One name of an option: '(-o --out)--out=[Folder]:DIR:_files -/'.
std::string argument(const CommandTree::Option& option, const std::string& name,
                     std::span<const std::string_view> codes) {
    const bool is_long = name.starts_with("--");
    std::string out = option.names.size() > 1 ? "(" + joined(option.names, " ") + ")" : "*";
    out += name;
    if (!option.value.empty()) out += is_long ? "=" : "+";
    out += "[" + described(option.meaning) + "]";
    if (!option.value.empty()) {
        out += ":" + described(option.value) + ":" + action(option, codes);
    }
    return quoted(out);
}

std::string function_of(const std::string& path) {
    std::string out = "_bifolium";
    if (!path.empty()) out += "_" + path;
    std::replace(out.begin(), out.end(), ' ', '_');
    return out;
}

std::string function(const CommandTree& command, const std::string& path,
                     std::span<const std::string_view> codes) {
    const std::string name = function_of(path);
    std::string out = "(( $+functions[" + name + "] )) || " + name + "() {\n";
    out +=
        "    local -a commands\n    local curcontext=$curcontext context state state_descr line\n";
    out += "    typeset -A opt_args\n    _arguments -C";
    for (const CommandTree::Option& option : command.options) {
        for (const std::string& each : option.names) {
            out += " \\\n        " + argument(option, each, codes);
        }
    }
    for (const CommandTree::Option& positional : command.positionals) {
        out += " \\\n        " +
               quoted("*:" + described(positional.value) + ":" + action(positional, codes));
    }
    if (command.commands.empty()) return out + "\n}\n\n";
    out += " \\\n        '1:command:->command' \\\n        '*::argument:->argument'\n";
    out += "    case $state in\n        command)\n            commands=(\n";
    for (const CommandTree& inner : command.commands) {
        out += "                " + quoted(inner.name + ":" + described(inner.meaning)) + "\n";
    }
    out += "            )\n            _describe command commands ;;\n        argument)\n";
    out += "            case $line[1] in\n";
    for (const CommandTree& inner : command.commands) {
        out += "                " + inner.name + ") " +
               function_of(path.empty() ? inner.name : path + " " + inner.name) + " ;;\n";
    }
    return out + "            esac ;;\n    esac\n}\n\n";
}

}  // namespace

std::string zsh_completions(const CommandTree& program, std::span<const std::string_view> codes) {
    std::string out =
        "#compdef bifolium\n# Completions of bifolium for zsh, made by 'bifolium completions "
        "zsh'.\n\n";
    each_command(program, [&](const CommandTree& command, const std::string& path) {
        out += function(command, path, codes);
    });
    return out +
           "if [ \"$funcstack[1]\" = _bifolium ]; then\n    _bifolium \"$@\"\nelse\n"
           "    compdef _bifolium bifolium\nfi\n";
}

}  // namespace bifolium::app
