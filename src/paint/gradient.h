// A CSS gradient laid into a box: an ink that any fill may have. Private to paint/.
#pragma once

#include "paint/recorder.h"

namespace bifolium::paint {

/// The box's corners say nothing here.
image::Ink ink_of(const style::Gradient&, const Outline& box, const style::StyleTable&);

}  // namespace bifolium::paint
