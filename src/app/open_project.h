// Opening what a command was given: a project's folder, its file, or one manuscript.
#pragma once

#include <filesystem>
#include <string>

#include "app/disk_files.h"
#include "app/exit_code.h"
#include "app/machine.h"
#include "app/project.h"
#include "app/shared.h"
#include "base/diagnostic.h"

namespace bifolium::app {

/// Where the input is, and what it is.
struct Place {
    std::filesystem::path folder;  ///< The project's root.
    std::string file;              ///< bifolium.yaml or the manuscript, below it.
    bool is_project = true;        ///< false: one manuscript, without a project file.
};
Place place_of(const std::string& input);

/// Where editions are written to: what was asked for, or "output" beside the project file.
std::filesystem::path output_folder(const Place&, const std::string& asked);

struct OpenProject {
    std::filesystem::path root;  ///< The folder that paths count from.
    bool is_project = true;      ///< false: one manuscript, without a project file.
    Project project;
    std::string shown;  ///< The root, before paths of findings: "" for here, else "folder/".
    ExitCode exit_code = ExitCode::nothing_against;
    Diagnostics diagnostics;
};

/// Mounts the project and bifolium's own files in `files`, and reads the project file into
/// `shared.sources`. Languages of a lone manuscript are left to choose_languages().
OpenProject open_project(const std::string& input, const Machine&, DiskFiles& files, Shared&);

/// A publication that names no language is built in its manuscript's own.
void choose_languages(Project&, const Shared&);

/// A folder as a prefix of shown paths: "" for here, else "folder/".
std::string shown_folder(const std::filesystem::path&);

}  // namespace bifolium::app
