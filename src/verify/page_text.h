// The words on a PDF's page, by marked content: its content stream read operator by operator, its
// character codes through the fonts' ToUnicode maps. Where the words stand does not matter here.
// ISO 32000-1, 14.6 and 9.10.3.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bifolium::verify {

/// Codes of one font to UTF-8.
struct CodeMap {
    std::size_t bytes = 2;  ///< Of a code.
    std::map<std::uint32_t, std::string> texts;
};

/// Of a ToUnicode stream.
/// https://adobe-type-tools.github.io/font-tech-notes/pdfs/5411.ToUnicode.pdf
CodeMap read_code_map(std::string_view stream, std::size_t bytes);

/// A font by its resource name; null if the page has none of that name.
using FontOf = std::function<const CodeMap*(std::string_view)>;

/// The text of each MCID. Fails on a stream that is no stream of operators.
Result<std::map<std::int64_t, std::string>> page_text(std::string_view content, const FontOf&);

}  // namespace bifolium::verify
