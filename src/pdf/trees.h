// Number trees and name trees: sorted leaves under one root, so that no array grows with the book.
// ISO 32000-1, 7.9.6 and 7.9.7.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pdf/store.h"

namespace bifolium::pdf {

/// Keys and values spelt as PDF, keys sorted. `entries` is "Nums" or "Names". Indirect.
HPDF_Dict tree(Store&, const std::string& entries,
               std::vector<std::pair<std::string, std::string>> sorted);

}  // namespace bifolium::pdf
