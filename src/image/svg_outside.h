// References that lead out of an SVG file: to other files or to the web. None is ever followed.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "image/svg_tree.h"

namespace bifolium::image {

/// An <image>, <use>, gradient or the like that names something outside is a finding at its
/// element. Links (<a>) are none: nothing is shown of what they lead to.
void report_outside(const SvgTree&, SourceId, const std::string& name, Diagnostics&);

/// True for an element that shows a picture by reference to another file.
bool shows_other_file(const SvgElement&);

}  // namespace bifolium::image
