// output/manifest.json and an edition's entry in it, from facts to JSON and back. What is written
// reads back equal; a manifest of an older version gives what it has.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "site/facts.h"

namespace bifolium::site {

std::string write_manifest(const Manifest&);
Result<Manifest> read_manifest(std::string_view);

/// One edition by itself, with its details, on one line: for the cache and for shards.
std::string write_edition(const Edition&);
Result<Edition> read_edition(std::string_view);

/// What a run made, put over what stood: editions that it did not make stay as they were, and one
/// that an error withheld keeps its last good files. Sorted.
Manifest merged(Manifest before, const Manifest& now);

/// What `before` lists, of editions or left over, and no edition of `now` does; by path.
std::vector<Input> files_without_edition(const Manifest& before, const Manifest& now);

}  // namespace bifolium::site
