#include "l10n/pseudo.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace bifolium::l10n {

using namespace document;

namespace {

using Alphabet = std::array<std::string_view, 26>;

constexpr Alphabet accented_small{"á", "ƀ", "ç", "đ", "é", "ƒ", "ğ", "ĥ", "í", "ĵ", "ķ", "ĺ", "ɱ",
                                  "ñ", "ó", "ƥ", "ɋ", "ŕ", "š", "ŧ", "ú", "ṽ", "ŵ", "ẋ", "ý", "ž"};
constexpr Alphabet accented_capital{"Á", "Ɓ", "Ç", "Đ", "É", "Ƒ", "Ğ", "Ĥ", "Í",
                                    "Ĵ", "Ķ", "Ĺ", "Ṁ", "Ñ", "Ó", "Ƥ", "Ɋ", "Ŕ",
                                    "Š", "Ŧ", "Ú", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
constexpr Alphabet arabic{"ا", "ب", "ك", "د", "ي", "ف", "ج", "ه", "ي", "ج", "ق", "ل", "م",
                          "ن", "و", "ب", "ق", "ر", "س", "ت", "و", "ف", "و", "خ", "ي", "ز"};

bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_vowel(char c) {
    return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos;
}
std::size_t place(char c) {
    return static_cast<std::size_t>(is_small(c) ? c - 'a' : c - 'A');
}

void append_wide(char c, std::string& out) {
    // Fullwidth forms: U+FF01 to U+FF5E stand for ASCII's '!' to '~'.
    const auto code = 0xFF00U + static_cast<unsigned>(static_cast<unsigned char>(c) - 0x20);
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
}

void append(char c, std::string_view language, std::string& out) {
    if (!is_small(c) && !is_capital(c)) {
        out += c;
    } else if (language == "ar-XB") {
        out += arabic[place(c)];
    } else if (language == "en-XC") {
        append_wide(c, out);
    } else {
        const std::string_view letter =
            is_small(c) ? accented_small[place(c)] : accented_capital[place(c)];
        out += letter;
        if (is_vowel(c)) out += is_small(c) ? letter : accented_small[place(c)];
    }
}

bool is_address(std::string_view word) {
    return word.find("://") != std::string_view::npos || word.find('@') != std::string_view::npos ||
           word.starts_with("www.");
}

std::string disguised_text(std::string_view text, std::string_view language) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (is_address(word)) {
            out += word;
        } else {
            for (const char c : word) append(c, language, out);
        }
        at = end;
        if (at == text.size()) break;
        // A space beside a number or an address parts what would run together.
        const bool parts = language != "en-XC" || is_address(word) ||
                           word.find_first_of("0123456789") != std::string_view::npos;
        if (parts) out += ' ';
        ++at;
    }
    return out;
}

}  // namespace

bool is_pseudo(std::string_view language) {
    const std::span<const std::string_view> all = pseudo_locales();
    return std::find(all.begin(), all.end(), language) != all.end();
}

std::span<const std::string_view> pseudo_locales() {
    static constexpr std::array<std::string_view, 3> all{"en-XA", "ar-XB", "en-XC"};
    return all;
}

Document disguised(const Document& passages, std::string_view language) {
    Builder builder(passages.metadata());
    std::vector<std::uint32_t> ends;
    std::uint32_t code_end = 0;
    for (std::uint32_t i = 1; i < passages.nodes().size(); ++i) {
        while (!ends.empty() && ends.back() <= i) {
            builder.close();
            ends.pop_back();
        }
        const Node& node = passages[NodeId(i)];
        Content content = node.content;
        if (std::holds_alternative<Code>(content)) code_end = node.end.index();
        if (auto* text = std::get_if<Text>(&content); text != nullptr && i >= code_end) {
            text->text = disguised_text(text->text, language);
        }
        if (auto* image = std::get_if<Image>(&content)) {
            image->alternative = disguised_text(image->alternative, language);
        }
        Node& copy = builder[builder.open(std::move(content), node.span)];
        copy.language = node.language;
        copy.identifier = node.identifier;
        copy.direction = node.direction;
        copy.classes = node.classes;
        ends.push_back(node.end.index());
    }
    return std::move(builder).finish();
}

}  // namespace bifolium::l10n
