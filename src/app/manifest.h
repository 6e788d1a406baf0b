// output/manifest.json: every file that stands in the output folder, with its digest, and every
// edition's verdict. A run that makes some editions keeps what it says of the others.
#pragma once

#include <string>
#include <vector>

#include "app/build.h"
#include "app/disk_files.h"

namespace bifolium::app {

/// The new text of the manifest. The old one is read from `files`' output folder.
std::string manifest(const DiskFiles& files, const std::vector<EditionResult>&);

/// The closing table of `build`: file, language, pages, size, verdict.
std::string table(const std::vector<EditionResult>&, const std::string& output_folder);

}  // namespace bifolium::app
