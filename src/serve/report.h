// What a build did, for the person at the terminal: one line, with what changed, what was made and
// how long it took.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/build.h"

namespace bifolium::serve {

/// By path: the SHA-256 of what stands in the output folder.
using OnDisk = std::map<std::string, std::string>;

/// Takes what the build wrote into `standing`. The files that are new there or have changed.
std::vector<std::string> renew(OnDisk& standing, const app::BuildResult&);

/// "manuscript/a.md: made en/a.pdf, en/a.epub (0.21 s)". `changed` is empty at the start.
std::string line_of(const std::vector<std::string>& changed, const std::vector<std::string>& made,
                    const app::BuildResult&, std::uint64_t milliseconds);

}  // namespace bifolium::serve
