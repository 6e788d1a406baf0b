#include "text/utf8.h"

#include <unicode/utf16.h>

namespace bifolium::text {

Utf16 to_utf16(std::string_view text) {
    Utf16 out;
    out.text.reserve(text.size());
    out.bytes.reserve(text.size() + 1);
    for (std::size_t offset = 0; offset < text.size();) {
        const auto begin = static_cast<std::uint32_t>(offset);
        const UChar32 character = next_character(text, offset);
        if (U_IS_BMP(character)) {
            out.text.push_back(static_cast<char16_t>(character));
        } else {
            out.text.push_back(static_cast<char16_t>(U16_LEAD(character)));
            out.text.push_back(static_cast<char16_t>(U16_TRAIL(character)));
            out.bytes.push_back(begin);
        }
        out.bytes.push_back(begin);
    }
    out.bytes.push_back(static_cast<std::uint32_t>(text.size()));
    return out;
}

}  // namespace bifolium::text
