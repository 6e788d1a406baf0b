// Unicode's own test files, where Debian's package unicode-data is installed.
// https://www.unicode.org/Public/15.0.0/ucd/
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>

namespace bifolium {

inline bool is_required() {
    const char* ci = std::getenv("CI");
    return ci != nullptr && std::string_view(ci) == "true";
}

/// Each line that says something, without its comment, and its number.
inline void each_line(const std::string& name,
                      const std::function<void(std::string_view, int)>& take) {
    std::ifstream in(std::string(BIFOLIUM_UNICODE_DATA) + "/" + name);
    if (!in) {
        if (is_required()) FAIL() << name << " is missing: install unicode-data";
        GTEST_SKIP() << name << " is not installed";
    }
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const std::string_view said = std::string_view(line).substr(0, line.find('#'));
        if (said.find_first_not_of(" \t\r") != std::string_view::npos) take(said, number);
    }
}

/// The next word of the line, which is taken off it.
inline std::string_view word(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    const std::string_view out = line.substr(0, line.find_first_of(" \t\r"));
    line.remove_prefix(out.size());
    return out;
}

inline void append_utf8(std::string& out, std::string_view hexadecimal) {
    std::uint32_t c = 0;
    std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), c, 16);
    const auto add = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) return add(c);
    if (c < 0x800) {
        add(0xC0 | c >> 6);
    } else if (c < 0x10000) {
        add(0xE0 | c >> 12);
        add(0x80 | (c >> 6 & 0x3F));
    } else {
        add(0xF0 | c >> 18);
        add(0x80 | (c >> 12 & 0x3F));
        add(0x80 | (c >> 6 & 0x3F));
    }
    add(0x80 | (c & 0x3F));
}

}  // namespace bifolium
