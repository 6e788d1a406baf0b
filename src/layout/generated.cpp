#include "layout/generated.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace bifolium::layout {

namespace {

struct Numeral {
    int value;
    std::string_view letters;
};
constexpr std::array<Numeral, 13> roman_numerals{{{1000, "m"},
                                                  {900, "cm"},
                                                  {500, "d"},
                                                  {400, "cd"},
                                                  {100, "c"},
                                                  {90, "xc"},
                                                  {50, "l"},
                                                  {40, "xl"},
                                                  {10, "x"},
                                                  {9, "ix"},
                                                  {5, "v"},
                                                  {4, "iv"},
                                                  {1, "i"}}};

/// A zero and where its digits begin: each style's ten digits follow one another in Unicode.
struct Digits {
    std::string_view style;
    char32_t zero;
};
// https://www.w3.org/TR/css-counter-styles-3/#simple-numeric
constexpr std::array<Digits, 16> digit_styles{{{"arabic-indic", 0x660},
                                               {"persian", 0x6F0},
                                               {"urdu", 0x6F0},
                                               {"devanagari", 0x966},
                                               {"bengali", 0x9E6},
                                               {"gurmukhi", 0xA66},
                                               {"gujarati", 0xAE6},
                                               {"oriya", 0xB66},
                                               {"tamil", 0xBE6},
                                               {"telugu", 0xC66},
                                               {"kannada", 0xCE6},
                                               {"malayalam", 0xD66},
                                               {"thai", 0xE50},
                                               {"lao", 0xED0},
                                               {"tibetan", 0xF20},
                                               {"khmer", 0x17E0}}};

void append_utf8(char32_t c, std::string& out) {
    const auto byte = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (c < 0x800) {
        byte(0xC0 | (c >> 6));
    } else {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
    }
    byte(0x80 | (c & 0x3F));
}

std::string roman(int value) {
    if (value < 1 || value > 3999) return std::to_string(value);
    std::string out;
    for (const Numeral& n : roman_numerals) {
        for (; value >= n.value; value -= n.value) out += n.letters;
    }
    return out;
}

/// a … z, aa, ab …: bijective, so there is no zero. https://www.w3.org/TR/css-counter-styles-3/
std::string alphabetic(int value, std::u32string_view letters) {
    if (value < 1) return std::to_string(value);
    const auto base = static_cast<int>(letters.size());
    std::u32string reversed;
    for (; value > 0; value = (value - 1) / base) {
        reversed.push_back(letters[static_cast<std::size_t>((value - 1) % base)]);
    }
    std::string out;
    for (auto it = reversed.rbegin(); it != reversed.rend(); ++it) {
        if (*it < 0x80)
            out.push_back(static_cast<char>(*it));
        else
            append_utf8(*it, out);
    }
    return out;
}

std::string in_capitals(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

std::string in_digits(int value, char32_t zero) {
    std::string out;
    for (const char c : std::to_string(value)) {
        if (c == '-')
            out.push_back(c);
        else
            append_utf8(zero + static_cast<char32_t>(c - '0'), out);
    }
    return out;
}

std::string with_leading_zero(int value) {
    std::string digits = std::to_string(value < 0 ? -std::int64_t{value} : std::int64_t{value});
    if (digits.size() == 1) digits.insert(digits.begin(), '0');
    return value < 0 ? "-" + digits : digits;
}

}  // namespace

std::string counter_text(int value, std::string_view style) {
    if (style.size() >= 2 && style.front() == '"' && style.back() == '"') {
        return std::string(style.substr(1, style.size() - 2));
    }
    if (style == "none") return {};
    if (style == "disc") return "\u2022";
    if (style == "circle") return "\u25E6";
    if (style == "square") return "\u25AA";
    if (style == "decimal-leading-zero") return with_leading_zero(value);
    if (style == "lower-roman") return roman(value);
    if (style == "upper-roman") return in_capitals(roman(value));
    constexpr std::u32string_view latin = U"abcdefghijklmnopqrstuvwxyz";
    if (style == "lower-alpha" || style == "lower-latin") return alphabetic(value, latin);
    if (style == "upper-alpha" || style == "upper-latin") {
        return in_capitals(alphabetic(value, latin));
    }
    if (style == "lower-greek") {
        return alphabetic(
            value,
            U"\u03B1\u03B2\u03B3\u03B4\u03B5\u03B6\u03B7\u03B8\u03B9\u03BA\u03BB\u03BC\u03BD"
            U"\u03BE\u03BF\u03C0\u03C1\u03C3\u03C4\u03C5\u03C6\u03C7\u03C8\u03C9");
    }
    const auto* digits = std::find_if(digit_styles.begin(), digit_styles.end(),
                                      [&](const Digits& d) { return d.style == style; });
    return digits == digit_styles.end() ? std::to_string(value) : in_digits(value, digits->zero);
}

}  // namespace bifolium::layout
