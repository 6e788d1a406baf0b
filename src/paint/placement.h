// Placement: where each cluster of a Glyphs mark stands and what it says. The one answer for all
// who draw marks, so that a preview and the PDF put every glyph in the same place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "paint/marks.h"

namespace bifolium::paint {

/// Glyphs that share a cluster value; they cannot be read apart.
struct Cluster {
    std::uint32_t begin = 0, end = 0;  ///< Glyphs of the run.
    std::uint32_t text_offset = 0;     ///< In the mark's text.
    std::string_view text;             ///< In the mark's; empty where all glyphs say one text.
    double x_pt = 0;                   ///< From the baseline's start.
    double advance_pt = 0;             ///< With what spacing adds.
};

/// In visual order. Borrows the mark's text.
std::vector<Cluster> clusters(const Glyphs&, std::int32_t units_per_em);

/// Does the run go right to left? One cluster alone: no.
bool runs_backwards(const Glyphs&);

}  // namespace bifolium::paint
