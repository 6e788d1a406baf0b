// What the completions of all shells are made of: words in a row, quotes, a walk over the commands.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_tree.h"

namespace bifolium::app {

/// Each with `between` before all but the first.
std::string joined(std::span<const std::string> words, std::string_view between);

/// In single quotes, for any of the three shells.
std::string quoted(std::string_view text);

/// All names of its options, or of its commands.
std::vector<std::string> option_names(const CommandTree&);
std::vector<std::string> command_names(const CommandTree&);

/// What may stand for this value, where that is known. `codes` serve the value CODE.
std::vector<std::string> known_values(const CommandTree::Option&,
                                      std::span<const std::string_view> codes);

/// Every command with the path that leads to it: "" for the program itself, "l10n approve".
void each_command(const CommandTree&,
                  const std::function<void(const CommandTree&, const std::string& path)>&);

}  // namespace bifolium::app
