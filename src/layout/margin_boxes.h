// Margin boxes: running heads and folios, set once the pages are known, so counter(pages) is too.
// Widths along an edge by css-page-3. https://www.w3.org/TR/css-page-3/#margin-boxes
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "layout/flow.h"
#include "layout/page_facts.h"

namespace bifolium::layout {

/// From the trim's top left.
std::vector<Child> set_margin_boxes(const Context&, const Pages&, std::size_t page);

/// One of the three boxes of an edge, along it; outer sizes. None: it is not generated.
struct FlexibleBox {
    std::optional<Length> size;  ///< As said, else auto.
    IntrinsicSizes content;
    Length least;
    Length most = Length::largest();
};
using EdgeBoxes = std::array<std::optional<FlexibleBox>, 3>;

/// https://www.w3.org/TR/css-page-3/#variable-sizing
std::array<Length, 3> share_edge(const EdgeBoxes&, Length available);

}  // namespace bifolium::layout
