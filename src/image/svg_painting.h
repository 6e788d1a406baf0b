// Drawings that are not understood whole, painted as pixels by another program. Nothing of such a
// drawing is drawn by ourselves: half of each could not lie together.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "image/drawing.h"
#include "image/library.h"

namespace bifolium::image {

/// 300 an inch, or as many as `most` allows; at least one each way.
PixelSize pixels_for(double width_inches, double height_inches, double most);

/// Decoded and held to the size that was asked for.
Result<Pixels> paint_pixels(std::string_view svg, PixelSize, const PaintSvg&);

struct SvgSource {
    const std::string& name;
    std::string_view text;
    const Drawing& drawing;
};
struct Painting {
    std::string png;  ///< For screens; empty if nothing can paint it.
    std::string svg;  ///< The file with its size written out, to paint it again larger.
    double width = 0, height = 0, pixels_per_inch = 300;  ///< Its size before rounding.
};
/// Reports what the reader of this drawing will and will not see, and why.
Painting paint_whole(const SvgSource&, const PaintSvg&, Diagnostics&);

}  // namespace bifolium::image
