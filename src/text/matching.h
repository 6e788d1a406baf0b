// Text as it is searched: what two people type differently and mean the same, written one way.
// For finding words and numbers again in a translation, never for output.
#pragma once

#include <string>
#include <string_view>

namespace bifolium::text {

/// NFC; digits of every script and full-width letters are ASCII; all apostrophes are `'`; the
/// micro sign is the letter; soft hyphens, zero-width characters and marks of direction are gone.
/// Spaces stay as they are: some join the groups of a number. Superior and inferior digits and
/// fractions (², ₂, ½) stay too.
std::string plain(std::string_view);

/// Without case, accents (not those that are letters outside Latin, Greek and Cyrillic) and Arabic
/// vowel marks. Of plain text; comparable with other folded text only.
std::string folded(std::string_view plain);

/// A letter or a mark on one.
bool is_letter(char32_t);
/// Of any script, in the decimal system.
bool is_digit(char32_t);
bool is_space(char32_t);
/// Of a script that sets no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
bool is_unspaced(char32_t);
/// The value of a superior or inferior digit or of another digit that stands for itself (²: 2, ₂:
/// 2, ①: 1); -1 for all others, ordinary digits among them.
int lone_digit(char32_t);
/// "1/2" of ½; empty for all others.
std::string_view fraction_of(char32_t);

/// The character at `offset`, and goes on behind it; ill-formed bytes are U+FFFD.
char32_t next(std::string_view text, std::size_t& offset);
/// The character that ends at `offset`; 0 at the beginning.
char32_t before(std::string_view text, std::size_t offset);
/// The character at `offset`; 0 at the end.
char32_t at(std::string_view text, std::size_t offset);

/// Where the word stands in the text, from `from` on; npos if nowhere. Both folded. A word of a
/// script with spaces begins where no letter stands before it, and ends where none follows, unless
/// it may be a beginning only.
enum class Match : unsigned char { whole, beginning };
std::size_t find_word(std::string_view text, std::string_view word, Match, std::size_t from = 0);

}  // namespace bifolium::text
