#include "app/completion_parts.h"

namespace bifolium::app {

namespace {

using Visit = std::function<void(const CommandTree&, const std::string& path)>;

void walk(const CommandTree& command, const std::string& path, const Visit& visit) {
    visit(command, path);
    for (const CommandTree& inner : command.commands) {
        walk(inner, path.empty() ? inner.name : path + " " + inner.name, visit);
    }
}

}  // namespace

std::string joined(std::span<const std::string> words, std::string_view between) {
    std::string out;
    for (const std::string& word : words) {
        out.append(&word == words.data() ? std::string_view() : between).append(word);
    }
    return out;
}

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
        } else {
            out += c;
        }
    }
    return out + "'";
}

std::vector<std::string> option_names(const CommandTree& command) {
    std::vector<std::string> out;
    for (const CommandTree::Option& option : command.options) {
        out.insert(out.end(), option.names.begin(), option.names.end());
    }
    return out;
}

std::vector<std::string> command_names(const CommandTree& command) {
    std::vector<std::string> out;
    for (const CommandTree& inner : command.commands) out.push_back(inner.name);
    return out;
}

std::vector<std::string> known_values(const CommandTree::Option& option,
                                      std::span<const std::string_view> codes) {
    if (option.value == "CODE") return {codes.begin(), codes.end()};
    return option.values;
}

void each_command(const CommandTree& program, const Visit& visit) {
    walk(program, "", visit);
}

}  // namespace bifolium::app
