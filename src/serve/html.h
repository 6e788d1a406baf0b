// Text in HTML, and the small parts that several pages have.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bifolium::serve {

/// Between tags.
std::string text(std::string_view said);
/// As an attribute's value, with its quotation marks.
std::string in_quotes(std::string_view said);
/// "1 error", "3 errors".
std::string counted(std::size_t number, std::string_view thing);

}  // namespace bifolium::serve
