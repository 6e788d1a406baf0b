// What is told of a drawing besides what it shows: references that lead out of it, to other files
// or to the web (none is ever followed), and fonts that it asks for in vain.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "base/diagnostic.h"
#include "image/svg_tree.h"

namespace bifolium::image {

/// The file that a finding is about.
struct SvgName {
    SourceId source;
    const std::string& name;
};

/// An <image>, <use>, gradient or the like that names something outside is a finding at its
/// element. Links (<a>) are none: nothing is shown of what they lead to.
void report_outside(const SvgName&, const SvgTree&, Diagnostics&);

/// True for an element that shows a picture by reference to another file.
bool shows_other_file(const SvgElement&);

/// Characters that no face has; families that the project has not, and where they are asked for.
void report_fonts(const SvgName&, const std::set<char32_t>& missing,
                  const std::map<std::string, std::uint32_t>& absent, Diagnostics&);

}  // namespace bifolium::image
