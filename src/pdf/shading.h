// Linear gradients as axial shadings, y turned upwards. ISO 32000-1, 8.7.4.
#pragma once

#include <vector>

#include "base/path.h"
#include "image/drawing.h"
#include "pdf/store.h"

namespace bifolium::pdf {

HPDF_Dict shading(const image::LinearGradient&, double height_pt, Store&);
/// For strokes. A pattern lies in the page's space, whatever transforms hold where it is used:
/// these, outermost first.
HPDF_Dict pattern(const image::LinearGradient&, const std::vector<Transform>&, double height_pt,
                  Store&);
/// A shading has colours and no opacities: that of its stops, weighted alike.
double gradient_opacity(const image::LinearGradient&);

}  // namespace bifolium::pdf
