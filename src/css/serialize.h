// Names and strings as CSS, escaped so that they parse to themselves.
// https://www.w3.org/TR/cssom-1/#common-serializing-idioms
#pragma once

#include <string>
#include <string_view>

namespace bifolium::css {

std::string serialize_identifier(std::string_view);
std::string serialize_string(std::string_view);

}  // namespace bifolium::css
