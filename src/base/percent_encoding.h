// Percent-encoding: a byte that may not stand in a part of a URL is written %XX.
// https://www.rfc-editor.org/rfc/rfc3986#section-2.1
#pragma once

#include <string>
#include <string_view>

namespace bifolium {

inline void append_percent_encoded(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte >> 4], digits[byte & 15]};
}

/// All bytes but ASCII letters, digits and those of `marks`.
inline std::string percent_encoded(std::string_view text, std::string_view marks) {
    std::string out;
    for (const char c : text) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || marks.find(c) != std::string_view::npos;
        if (is_plain) {
            out.push_back(c);
        } else {
            append_percent_encoded(out, c);
        }
    }
    return out;
}

}  // namespace bifolium
