// Pseudo-locales: editions in no language, for tests. What a real translation would break shows in
// them: words that are longer, a direction that is other, a script without spaces.
#pragma once

#include <span>
#include <string_view>

#include "document/document.h"

namespace bifolium::l10n {

/// "en-XA": accented and 40 % longer. "ar-XB": right to left, in Arabic letters. "en-XC": wide, and
/// without spaces.
bool is_pseudo(std::string_view language);
std::span<const std::string_view> pseudo_locales();

/// The passages with their words disguised; numbers, addresses, code, variables and all markup are
/// left alone.
document::Document disguised(const document::Document& passages, std::string_view language);

}  // namespace bifolium::l10n
