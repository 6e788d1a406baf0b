// What a PDF needs of an edition, and no more: write() fills it from the styled document, tests
// from a few lines.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "pdf/write.h"

namespace bifolium::pdf {

struct Material {
    const document::Document& document;
    const AtomTable& atoms;
    const paint::Sheets& sheets;
    const font::Library& fonts;
    const image::Library& images;
    std::span<const layout::Bookmark> bookmarks;
    /// "disc", "decimal" …: the list style of a list's items.
    std::function<std::string(document::NodeId)> list_style;
    bool right_to_left = false;     ///< Pages are turned to the right.
    std::vector<bool> unseen = {};  ///< By node: what the sheets hide.
};

Result<std::string> write(const Material&, const Options&, Diagnostics&);

}  // namespace bifolium::pdf
