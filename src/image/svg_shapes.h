// What is done with shapes once they are made: their opacity and their transform.
#pragma once

#include <span>

#include "image/drawing.h"

namespace bifolium::image {

/// Paints overlap nowhere: then fading each shape is the same as fading them together.
bool lie_apart(std::span<const Shape>);

void fade_ink(Ink&, double opacity);

/// A transform that keeps angles is done with here: widths stay widths. Lengths of a drawing whose
/// user space is a thousand times larger than the page would else be rounded away.
void settle(Shape&);

}  // namespace bifolium::image
