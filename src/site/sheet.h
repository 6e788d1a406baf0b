// The look of the download page and of the reports: one style sheet, put into each page.
#pragma once

#include <string_view>

namespace bifolium::site {

/// Holds none of '<', '>' and '&', which XML would read otherwise than HTML.
std::string_view sheet();

}  // namespace bifolium::site
