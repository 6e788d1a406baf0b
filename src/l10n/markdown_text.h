// Pieces of Markdown: text without markup, code, titles and targets, as CommonMark reads them back.
// https://spec.commonmark.org/0.31.2/
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifolium::l10n {

/// How much of a text's punctuation is escaped. `sparing` keeps it readable and is right nearly
/// always; where it is not, `fully` is.
enum class Escapes : std::uint8_t { sparing, fully };

/// Text as Markdown that means it word for word. `first` and `last`: nothing stands before or after
/// it in its block, where Markdown drops blanks.
std::string escaped_text(std::string_view text, Escapes, bool first = true, bool last = true);

std::string code_span(std::string_view text);
std::string quoted_title(std::string_view text);
std::string link_target(std::string_view target);

}  // namespace bifolium::l10n
