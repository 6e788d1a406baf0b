// The `init` command: a new project that builds at once. Its files are part of the program, so
// that they can always be found.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/command_line.h"
#include "app/exit_code.h"

namespace bifolium::app {

struct StarterFile {
    std::string_view path, content;
};
/// In the order of their names.
std::span<const StarterFile> starter_files();

struct InitResult {
    ExitCode exit_code = ExitCode::nothing_against;
    std::string message;
};

/// Writes them into a folder that is new, empty, or holds nothing but a repository's .git; the
/// manuscript in the first of the languages. A text that a machine translated says so.
InitResult init(const InitCommand&);

}  // namespace bifolium::app
