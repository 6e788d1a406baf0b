// The words after "#,": which ones gettext knows, and the order in which it writes them.
// Internal to the reader and the writer of PO.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bifolium::l10n {

/// "c-format" and so on, also as no-, possible- and impossible-; fuzzy, no-wrap, wrap, a range.
bool is_known_flag(std::string_view);

/// As msgcat writes them: fuzzy, formats, range, no-wrap; none that it deletes.
std::vector<std::string> written_flags(std::span<const std::string> flags);

}  // namespace bifolium::l10n
