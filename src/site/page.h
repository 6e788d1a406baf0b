// The download page: output/index.html, and a page of each language beside its editions. Static,
// of a manifest's facts alone: no script, no other host, relative links, so that it works from a
// disk as from a server. Well-formed as XML too, so that a test can read it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/facts.h"

namespace bifolium::site {

/// Stands in every page, so that one can be known.
inline constexpr std::string_view made_by = "name=\"generator\" content=\"Bifolium ";

/// Paths below the output folder, and their HTML: "index.html", "de/index.html".
std::vector<std::pair<std::string, std::string>> pages(const Manifest&);

}  // namespace bifolium::site
