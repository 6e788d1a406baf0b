// Clip paths of an SVG file: all shapes of a <clipPath> as one outline.
// https://drafts.fxtf.org/css-masking/#ClipPathElement
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/path.h"
#include "image/svg_sheet.h"
#include "image/svg_style.h"
#include "image/svg_tree.h"

namespace bifolium::image {

struct SvgFile {
    const SvgTree& tree;
    const SvgSheet& sheet;
};
struct ClipPlace {
    Transform to_file;  ///< From the clip's user space to the viewport's px.
    Viewport viewport;
};
struct ClipOutline {
    Path path;                                   ///< In the viewport's px, nonzero; may be empty.
    std::map<std::string, std::uint32_t> notes;  ///< What is left out, and where it is.
};

/// Each shape is made to wind the same way, so together they are their union.
ClipOutline clip_outline(const SvgFile&, SvgIndex clip, const SvgStyle& of_clip, const ClipPlace&);

}  // namespace bifolium::image
