// The `completions` command: what a shell offers after a tab, written from the command line's tree.
// Each script stands alone: it needs no helper but the shell's own.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/command_tree.h"

namespace bifolium::app {

/// `codes`: those of findings, for `bifolium explain`.
std::string bash_completions(const CommandTree&, std::span<const std::string_view> codes);
std::string zsh_completions(const CommandTree&, std::span<const std::string_view> codes);
std::string fish_completions(const CommandTree&, std::span<const std::string_view> codes);

}  // namespace bifolium::app
