// How many terminal cells a text takes, and text made safe to show: findings quote the author's
// lines, which may be in any script and may be hostile. https://www.unicode.org/reports/tr11/
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bifolium::text {

/// Cells of a fixed-width terminal, by grapheme cluster: wide East Asian ones and emoji take two.
std::size_t display_width(std::string_view);

/// Control characters, escapes, and bidi controls become U+FFFD; a tab one space. Invalid UTF-8
/// becomes U+FFFD too.
std::string printable(std::string_view);

/// Each stretch from a right-to-left letter to the last one before a letter of the other direction
/// or a quotation mark, between FSI and PDI: so that quoting it turns nothing else round.
/// https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
std::string isolated(std::string_view);

}  // namespace bifolium::text
