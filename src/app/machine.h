// What a run learns from the machine it is on: the environment, the terminal, where bifolium's
// own files are. Read once, at the start; nothing below sees any of it but as plain facts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "app/command_line.h"

namespace bifolium::app {

struct Machine {
    std::filesystem::path data;         ///< BIFOLIUM_DATA, else beside the program; may not exist.
    std::filesystem::path cache;        ///< BIFOLIUM_CACHE, else the user's; empty: none.
    std::filesystem::path svg_program;  ///< rsvg-convert, of the PATH; empty if there is none.
    std::filesystem::path pandoc;       ///< The same of pandoc, which import needs.
    std::filesystem::path git;          ///< The same of git, which --changed-since needs.
    std::int64_t source_date_epoch = -1;  ///< -1: not set, or no number.
    bool terminal = false;                ///< stderr is one, and this is no CI.
    bool colour_by_default = false;       ///< NO_COLOR, CLICOLOR_FORCE and the terminal decided.
    bool github_actions = false;          ///< This is a job of GitHub's.
    unsigned processors = 1;
};

/// A program of the PATH; empty if there is none.
std::filesystem::path program_named(const char* name);

/// A variable of the environment; empty if it is not set.
std::string_view environment(const char* name);

Machine look_around();

bool wants_colour(const Machine&, ColourChoice);

}  // namespace bifolium::app
