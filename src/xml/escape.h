// Escaping, for both writers of this module: what is written is well-formed XML 1.0 whatever came
// in. tinyxml2's own escaping is switched off, since it leaves tabs and line ends in attributes
// (which XML turns into spaces) and control characters everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifolium::xml {

enum class Within : std::uint8_t { text, attribute };

/// Sanitized and escaped, appended to `out`.
void append_escaped(std::string& out, std::string_view text, Within);

}  // namespace bifolium::xml
