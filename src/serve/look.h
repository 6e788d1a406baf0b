// The style sheet, the script and the icon of the pages that serve makes.
#pragma once

#include <string_view>

namespace bifolium::serve {

std::string_view look();
std::string_view script();
std::string_view icon();

}  // namespace bifolium::serve
