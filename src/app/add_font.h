// `bifolium fonts add FILE`: a font comes into a project with its SHA-256, or not at all.
#pragma once

#include <string>

#include "app/command_line.h"
#include "app/exit_code.h"

namespace bifolium::app {

struct AddFontResult {
    ExitCode exit_code = ExitCode::nothing_against;
    std::string message;  ///< What was done, or why not and what to do.
};

/// Copies the file to the project's fonts/ folder and adds its line to fonts/manifest. A font that
/// stands there already is left as it is.
AddFontResult add_font(const AddFontCommand&);

}  // namespace bifolium::app
