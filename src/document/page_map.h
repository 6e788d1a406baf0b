// PageMap: which page begins where in the text. The one answer to "what is on page 3": the EPUB's
// page-list, another variant's page marks, the contents list and the PDF's outline all read it.
// It knows text places, not geometry, so an edition may carry the pages of another variant.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/content.h"

namespace bifolium::document {

/// A place in the author's text: a byte of a Text node, or 0 and any other node.
struct Place {
    NodeId node;
    std::uint32_t byte = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

struct PageStart {
    Place at;           ///< The first thing on the page, in reading order.
    std::string label;  ///< As printed: "iv", "12".
};

class PageMap {
public:
    PageMap() = default;
    explicit PageMap(std::vector<PageStart> in_reading_order);
    const std::vector<PageStart>& pages() const { return pages_; }
    std::string_view label_at(Place) const;  ///< Empty before the first page's start.

private:
    std::vector<PageStart> pages_;
};

}  // namespace bifolium::document
