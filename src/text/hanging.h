// Punctuation that may stand outside the edge of its paragraph: it is light, and the edge looks
// straighter without it. https://www.w3.org/TR/css-text-4/#hanging-punctuation-property
#pragma once

namespace bifolium::text {

/// At the end of any line.
bool is_stop_or_comma(char32_t);
/// At the start of the first line: an opening bracket or a quote.
bool is_opening(char32_t);
/// At the end of the last line: a closing bracket or a quote.
bool is_closing(char32_t);

}  // namespace bifolium::text
