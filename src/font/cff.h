// The one thing to know of a CFF program that HarfBuzz does not tell: which CID its glyphs have.
// A PDF shows a CID-keyed program by these, and any other CFF program by its glyph numbers.
// https://adobe-type-tools.github.io/font-tech-notes/pdfs/5176.CFF.pdf
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace bifolium::font {

/// By glyph. Empty if the program is not CID-keyed, or its charset is one glyph a CID in order.
std::vector<std::uint32_t> character_ids(std::string_view cff);

}  // namespace bifolium::font
