// What a page says to machines: its editions as schema.org has them, in JSON-LD.
// https://schema.org/DigitalDocument https://schema.org/docs/accessibility.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/shelf.h"

namespace bifolium::site {

/// `to_root`: from the page to the output folder, "../" or nothing. Holds none of '<', '>', '&'.
std::string structured(const std::vector<Publication>&, std::string_view to_root);

}  // namespace bifolium::site
