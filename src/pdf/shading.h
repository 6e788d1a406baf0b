// Gradients as axial and radial shadings, y turned upwards. ISO 32000-1, 8.7.4.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "base/path.h"
#include "image/drawing.h"
#include "pdf/store.h"

namespace bifolium::pdf {

/// What of a gradient a shading shows: a shading has no opacities of its own.
enum class Channel : std::uint8_t { colour, opacity };

/// Of a LinearGradient, or of a RadialGradient, which stays in its own space: see own_matrix().
HPDF_Dict shading(const image::Ink&, Channel, double height_pt, Store&);
/// For strokes. A pattern lies in the page's space, whatever transforms hold where it is used:
/// these, outermost first.
HPDF_Dict pattern(const image::Ink&, const std::vector<Transform>&, double height_pt, Store&);
/// What brings its shading, under `outer`, to a space whose y points up.
std::array<double, 6> own_matrix(const image::Ink&, const Transform& outer, double height_pt);
/// That of all stops; nothing where they differ.
std::optional<double> gradient_opacity(const image::Ink&);

}  // namespace bifolium::pdf
