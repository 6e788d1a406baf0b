#include "app/completion_parts.h"
#include "app/completions.h"

// https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html

namespace bifolium::app {

namespace {

constexpr std::string_view head =
    R"(# Completions of bifolium for bash, made by 'bifolium completions bash'.

# Offers the words of $1 that begin with $2; where $1 is a list with commas, after the last of them.
_bifolium_words() {
    local word=$2 before=
    if [ "${3-}" = list ] && [[ $word == *,* ]]; then
        before=${word%,*},
        word=${word##*,}
    fi
    mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "$word")
}

_bifolium_paths() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

_bifolium() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= index
    # bash takes --option=value for three words.
    if [ "$current" = = ]; then
        current=
    elif [ "$previous" = = ]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    for ((index = 1; index < COMP_CWORD; ++index)); do
        case "$command ${COMP_WORDS[index]}" in
)";

std::string action(const CommandTree::Option& option, std::span<const std::string_view> codes) {
    const std::vector<std::string> values = known_values(option, codes);
    if (!values.empty()) {
        return "_bifolium_words " + quoted(joined(values, " ")) + " \"$current\"" +
               (option.is_list ? " list" : "");
    }
    switch (kind_of(option)) {
        case ValueKind::word:
            return "COMPREPLY=()";
        case ValueKind::file:
            return "_bifolium_paths -f \"$current\"";
        case ValueKind::folder:
            return "_bifolium_paths -d \"$current\"";
    }
    return {};
}

/// A pattern of `case`: every name after the path of its command.
std::string pattern(const std::string& path, const CommandTree::Option& option) {
    std::vector<std::string> out;
    for (const std::string& name : option.names) out.push_back(quoted(path + " " + name));
    return joined(out, "|");
}

}  // namespace

std::string bash_completions(const CommandTree& program, std::span<const std::string_view> codes) {
    std::string paths, values, rest;
    each_command(program, [&](const CommandTree& command, const std::string& path) {
        if (!path.empty()) {
            const std::size_t last = path.rfind(' ');
            const std::string before = last == path.npos ? "" : path.substr(0, last);
            const std::string name = last == path.npos ? path : path.substr(last + 1);
            paths += "            " + quoted(before + " " + name) + ") command=" + quoted(path) +
                     " ;;\n";
        }
        for (const CommandTree::Option& option : command.options) {
            if (option.value.empty()) continue;
            values +=
                "        " + pattern(path, option) + ") " + action(option, codes) + "; return ;;\n";
        }
        rest += "        " + quoted(path) +
                ")\n            case $current in\n                -*) " + "_bifolium_words " +
                quoted(joined(option_names(command), " ")) + " \"$current\" ;;\n";
        if (!command.commands.empty()) {
            rest += "                *) _bifolium_words " +
                    quoted(joined(command_names(command), " ")) + " \"$current\" ;;\n";
        } else if (!command.positionals.empty()) {
            rest += "                *) " + action(command.positionals.front(), codes) + " ;;\n";
        }
        rest += "            esac ;;\n";
    });
    return std::string(head) + paths +
           "        esac\n    done\n    case \"$command $previous\" in\n" + values +
           "    esac\n    case $command in\n" + rest +
           "    esac\n}\n\ncomplete -F _bifolium bifolium\n";
}

}  // namespace bifolium::app
