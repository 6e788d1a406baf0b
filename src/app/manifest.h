// What the output folder says of itself: manifest.json, with every file's digest and what is known
// of every edition, and the download page that is made of it. A run that makes some editions keeps
// what is said of the others.
#pragma once

#include <string>
#include <vector>

#include "app/build.h"
#include "app/disk_files.h"

namespace bifolium::app {

WholeProject whole_of(const Project&);

/// Of an edition that is withheld its report is published, and nothing else.
bool is_published(Verdict, site::Role);

/// Adds what the run read: its texts and pictures, and what of bifolium's own folder. Fonts are
/// named in their manifest with their digests.
void tell_inputs(const Shared&, BuildResult&);

/// Fills `stood`.
void read_stood(const DiskFiles&, BuildResult&);

/// Files that stand as bifolium wrote them, of editions that the project has no more. They are not
/// taken away: somebody may still point at them.
std::vector<site::Input> left_over(const BuildResult&, const DiskFiles&);
void report_left_over(const std::vector<site::Input>&, const std::string& folder, Diagnostics&);

/// Puts what a run made over what stood there, and writes manifest.json and the
/// download page.
Result<std::monostate> write_site(const BuildResult&, DiskFiles& files);

/// The closing table of `build`: file, language, pages, size, verdict.
std::string table(const std::vector<EditionResult>&, const std::string& output_folder);

}  // namespace bifolium::app
