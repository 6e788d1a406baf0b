// HtmlTag: one tag or comment of raw HTML, as CommonMark lets an author write it.
// https://spec.commonmark.org/0.31.2/#raw-html
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bifolium::manuscript {

struct HtmlTag {
    enum class Kind : std::uint8_t { open, close, comment, other } kind = Kind::other;
    std::string name;  ///< Small letters.
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string comment;  ///< The text between its ends, trimmed.
    bool self_closing = false;
};

/// `text` begins with '<' and ends with its '>'.
HtmlTag read_tag(std::string_view text);

/// Length of the tag or comment at the start of `text`, which begins with '<'; 0 if it is none.
std::size_t tag_length(std::string_view text);

/// Without blanks at its ends.
std::string_view trimmed(std::string_view);

/// Character references become their characters.
std::string unescape_html(std::string_view);

}  // namespace bifolium::manuscript
