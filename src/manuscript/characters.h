// Characters of UTF-8 text. cmark-gfm can hand out bytes that are none (0xFE for &#xFFFE;), and
// YAML's escapes can say what no XML may hold, so text is cleaned on its way into the Document.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bifolium::manuscript {

struct Decoded {
    char32_t code = 0;
    std::size_t length = 1;  ///< In bytes; at least 1.
};

/// The character at `at`; U+FFFE of length 1 where the bytes are no UTF-8.
Decoded decode(std::string_view text, std::size_t at);

/// Text that XML can carry: other line ends become spaces, what is forbidden U+FFFD. `replaced`
/// is set if anything became U+FFFD, else left alone.
std::string clean_text(std::string_view, bool& replaced);

}  // namespace bifolium::manuscript
