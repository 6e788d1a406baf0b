// Paths within a project, a package or a site, written with '/'.
#pragma once

#include <string>
#include <string_view>

namespace bifolium {

/// "a/c.png" of "a/./b/../c.png"; empty where ".." leads out of what the path is of.
/// https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4
std::string remove_dot_segments(std::string_view path);

}  // namespace bifolium
