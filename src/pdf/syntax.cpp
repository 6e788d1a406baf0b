#include "pdf/syntax.h"

#include <array>
#include <charconv>
#include <cmath>

namespace bifolium::pdf {

namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

void put_byte(std::string& out, unsigned value) {
    out.push_back(digits[(value >> 4) & 15]);
    out.push_back(digits[value & 15]);
}

/// Takes one character off the front; U+FFFD and one byte for what is no UTF-8.
char32_t take(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    std::size_t length = 1;
    char32_t value = first;
    if (first >= 0xF0 && first < 0xF5) {
        length = 4;
        value = first & 7u;
    } else if (first >= 0xE0 && first < 0xF0) {
        length = 3;
        value = first & 15u;
    } else if (first >= 0xC2 && first < 0xE0) {
        length = 2;
        value = first & 31u;
    } else if (first >= 0x80) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    bool sound = length <= text.size();
    for (std::size_t i = 1; sound && i < length; ++i) {
        sound = (byte(i) & 0xC0u) == 0x80;
        value = value << 6 | (byte(i) & 0x3Fu);
    }
    sound =
        sound && value >= least[length] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    text.remove_prefix(sound ? length : 1);
    return sound ? value : 0xFFFD;
}

void put_unit(std::string& out, char32_t unit) {
    out.push_back(static_cast<char>(unit >> 8 & 0xFF));
    out.push_back(static_cast<char>(unit & 0xFF));
}

std::string without_mark(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size() * 2);
    while (!utf8.empty()) {
        const char32_t c = take(utf8);
        if (c > 0xFFFF) {
            put_unit(out, 0xD800 + ((c - 0x10000) >> 10));
            put_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            put_unit(out, c);
        }
    }
    return out;
}

std::string hexadecimal_of(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) put_byte(out, static_cast<unsigned char>(c));
    return out;
}

bool plain(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::string number(double value, int decimals) {
    if (!std::isfinite(value)) return "0";
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::fixed, decimals)
                         .ptr;
    std::string out(buffer.data(), end);
    if (out.find('.') != std::string::npos) {
        while (out.back() == '0') out.pop_back();
        if (out.back() == '.') out.pop_back();
    }
    return out == "-0" ? "0" : out;
}

std::string utf16(std::string_view utf8) {
    return "\xFE\xFF" + without_mark(utf8);
}

std::string utf16_hexadecimal(std::string_view utf8) {
    return hexadecimal_of(without_mark(utf8));
}

std::string text_string(std::string_view utf8) {
    return "<" + hexadecimal_of(utf16(utf8)) + ">";
}

std::string literal_string(std::string_view bytes) {
    std::string out = "(";
    for (const char c : bytes) {
        if (plain(c) || c == ' ') {
            out.push_back(c);
        } else {
            const auto value = static_cast<unsigned char>(c);
            out.push_back('\\');
            out.push_back(digits[value >> 6]);
            out.push_back(digits[value >> 3 & 7]);
            out.push_back(digits[value & 7]);
        }
    }
    return out + ")";
}

std::string name(std::string_view text) {
    std::string out = "/";
    for (const char c : text) {
        if (plain(c) || c == '-' || c == '+' || c == '_' || c == '.') {
            out.push_back(c);
        } else {
            out.push_back('#');
            put_byte(out, static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::string reference(std::uint32_t object) {
    return std::to_string(object) + " 0 R";
}

std::string_view fitting(std::string_view utf8) {
    std::size_t units = 1;  // the mark
    std::string_view rest = utf8;
    while (!rest.empty()) {
        const std::size_t before = rest.size();
        const char32_t c = take(rest);
        units += c > 0xFFFF ? 2 : 1;
        if (units * 2 > string_limit) return utf8.substr(0, utf8.size() - before);
    }
    return utf8;
}

}  // namespace bifolium::pdf
