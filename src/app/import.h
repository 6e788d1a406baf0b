// The `import` command: Word documents, one or a folder of them, to manuscripts. Each document is
// read, written and checked by itself: one that is broken stops no other.
#pragma once

#include <string>
#include <vector>

#include "app/build.h"
#include "app/command_line.h"
#include "app/exit_code.h"
#include "app/import_file.h"
#include "app/machine.h"

namespace bifolium::app {

struct ImportedFile {
    std::string document;    ///< As it was named.
    std::string manuscript;  ///< Where it was written, seen from here; empty if it was not.
    Imported content;
    /// What `bifolium check` says of the manuscript.
    Diagnostics check;
    Sources check_sources;
    bool builds = false;
};

struct ImportResult {
    ExitCode exit_code = ExitCode::nothing_against;
    std::vector<ImportedFile> files;  ///< In the order of their names.
    std::string problem, help;        ///< Of the whole run: nothing was done.
    std::string folder;               ///< Before the manuscripts' paths.
    std::string report;               ///< Where the report was written; empty for one document.
};

ImportResult import_documents(const ImportCommand&, const Machine&, const Progress&);

}  // namespace bifolium::app
