// Looseness: where nothing can break a page but two lines or more before its foot, or one beyond
// it, paragraphs that stand on it whole are set a line longer or shorter than is best for them, as
// long as they still look well. (TeX's \looseness, by the page.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layout/algorithm.h"
#include "layout/choose.h"
#include "layout/lines.h"

namespace bifolium::layout {

/// As measuring came by it: broken in one piece, beside no float.
struct WholeParagraph {
    const Box* box = nullptr;
    Length inline_size, line_height;
    Length last;                     ///< Width of its last line.
    std::uint32_t lines = 0;         ///< As high as each other.
    std::size_t begin = 0, end = 0;  ///< The places before it; and with those in it.
};

/// A paragraph that has so many lines on its page.
struct Loosened {
    const Box* box = nullptr;
    std::uint32_t lines = 0;
};

/// Do pages lack so much that paragraphs should be asked? Then those on them and beside them.
std::vector<Give> gives(const Context&, std::span<const WholeParagraph>, const BreakOpportunities&,
                        const RunHeights&, std::span<const ChosenPage>);

/// Which ones, for a page from a node to an opportunity.
std::vector<Loosened> loosened(std::span<const WholeParagraph>, std::span<const Give>,
                               std::size_t from, const ChosenPage&);

}  // namespace bifolium::layout
