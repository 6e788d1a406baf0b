// `bifolium diff OLD NEW`: what changed for the reader between two builds, and what has to be
// translated again.
#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/exit_code.h"
#include "base/diagnostic.h"
#include "changes/report.h"

namespace bifolium::app {

struct DiffResult {
    ExitCode exit_code = ExitCode::nothing_against;
    Diagnostics diagnostics;
    std::vector<changes::Edition> editions;  ///< Those of either build, by name.
    std::vector<changes::Retranslation> retranslations;
    std::size_t changes = 0;
};

/// Editions are paired by publication, language and variant where the folders have a manifest, else
/// by their paths. An e-book is read before a PDF: it tells of pictures and of links.
DiffResult diff(const DiffCommand&);

/// For a person: a line a change, below its section. Deleted and inserted words are marked
/// [-so-]{+and so+}, coloured if asked for.
std::string diff_text(const DiffResult&, bool colour);
std::string diff_json(const DiffResult&);
/// SARIF 2.1.0: a result a change; a changed number is a warning, all else notes.
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
std::string diff_sarif(const DiffResult&);

}  // namespace bifolium::app
