// A part of a note, as it stands at the foot of one page or column.
#pragma once

#include <cstdint>

#include "layout/break.h"

namespace bifolium::layout {

struct NotePart {
    std::uint32_t note = 0;  ///< Index in BoxTree::notes.
    BreakToken from, until;
};

}  // namespace bifolium::layout
