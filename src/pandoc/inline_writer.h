// InlineWriter: one paragraph's tokens as Markdown that reads back as they are. A mark such as `**`
// stands only where CommonMark's rules let it open and close; elsewhere an element of HTML says
// the same. https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
// Internal to write.cpp.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "l10n/markdown_text.h"
#include "pandoc/inline_tokens.h"

namespace bifolium::pandoc {

struct InlinePlace {
    l10n::Escapes escapes = l10n::Escapes::sparing;
    bool one_line = false;  ///< A heading, a cell, a caption: breaks are elements.
    bool in_cell = false;   ///< A pipe table's.
};

/// Appends to `out`, whose line has begun; `new_line` begins another after a break.
void write_inlines(const Tokens&, const InlinePlace&, std::string& out,
                   const std::function<void()>& new_line, std::vector<Notice>& notices);

/// Text as Markdown that means it word for word.
/// `is_last`: nothing follows it in its paragraph.
std::string escaped(std::string_view text, bool at_line_start, const InlinePlace&,
                    bool is_last = false);

}  // namespace bifolium::pandoc
