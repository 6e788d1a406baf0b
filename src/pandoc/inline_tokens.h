// InlineTokens: a paragraph's inlines as one flat list, put in order before anything is written:
// runs that Word cut in pieces are one again, blanks stand outside of emphasis, what is empty is
// gone. Internal to write.cpp and inline_writer.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pandoc/tree.h"
#include "pandoc/write.h"

namespace bifolium::pandoc {

struct Token {
    enum class Kind : std::uint8_t { text, open, close, code, line_break, markup, notice };
    /// What an opening or closing token is of; `link` and `span` have their closing text.
    enum class Pair : std::uint8_t {
        emphasis,
        strong,
        underline,
        strikeout,
        superscript,
        subscript,
        link,
        span
    };
    Kind kind = Kind::text;
    Pair pair = Pair::emphasis;
    std::string text;  ///< Words; code; markup as it is written; a link's or span's end.
    Notice notice = {};
};
using Tokens = std::vector<Token>;

/// In place.
void tidy(Tokens&);

/// True if all of the words are bold (or there are none).
bool all_strong(const Tokens&);
/// Takes marks of strong away, where all is strong.
void strip_strong(Tokens&);

}  // namespace bifolium::pandoc
