#include "verify/pdf_tokens.h"

namespace bifolium::verify {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c) {
    return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}
int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

void append_utf8(std::string& out, std::uint32_t c) {
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    const std::uint32_t lead = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
    out.push_back(static_cast<char>(lead | c >> (6 * more)));
    for (int i = more; i-- > 0;) out.push_back(static_cast<char>(0x80 | (c >> (6 * i) & 0x3F)));
}

}  // namespace

void Tokens::skip_space() {
    while (at_ < text_.size()) {
        if (text_[at_] == '%') {
            while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
        } else if (is_space(text_[at_])) {
            ++at_;
        } else {
            return;
        }
    }
}

std::string Tokens::regular() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) && !is_delimiter(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
}

Token Tokens::next() {
    skip_space();
    if (at_ == text_.size()) return {};
    const char c = text_[at_];
    const bool twice = at_ + 1 < text_.size() && text_[at_ + 1] == c;
    if (c == '/') {
        ++at_;
        return {TokenKind::name, regular()};
    }
    if (c == '(') return literal_string();
    if (c == '<' && !twice) return hexadecimal_string();
    if ((c == '<' || c == '>') && twice) {
        at_ += 2;
        return {c == '<' ? TokenKind::open_dictionary : TokenKind::close_dictionary, {}};
    }
    if (c == '[' || c == ']') {
        ++at_;
        return {c == '[' ? TokenKind::open_array : TokenKind::close_array, {}};
    }
    if (is_delimiter(c)) {
        ++at_;
        return {TokenKind::fault, std::string(1, c)};
    }
    const bool number = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    return {number ? TokenKind::number : TokenKind::word, regular()};
}

Token Tokens::literal_string() {
    std::string out;
    int depth = 0;
    while (at_ < text_.size()) {
        const char c = text_[at_++];
        if (c == '\\') {
            escape(out);
            continue;
        }
        if (c == '(' && ++depth == 1) continue;
        if (c == ')' && --depth == 0) return {TokenKind::string, std::move(out)};
        out.push_back(c);
    }
    return {TokenKind::fault, {}};
}

/// What stands after a backslash.
void Tokens::escape(std::string& out) {
    if (at_ == text_.size()) return;
    const char c = text_[at_++];
    if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int i = 0; i < 2 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '7';
             ++i) {
            value = value * 8 + (text_[at_++] - '0');
        }
        out.push_back(static_cast<char>(value & 255));
        return;
    }
    if (c == '\r') {  // an escaped line end is none
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
        return;
    }
    if (c == '\n') return;
    constexpr std::string_view letters = "nrtbf", meanings = "\n\r\t\b\f";
    const std::size_t known = letters.find(c);
    out.push_back(known == std::string_view::npos ? c : meanings[known]);
}

Token Tokens::hexadecimal_string() {
    std::string out;
    int high = -1;
    for (++at_; at_ < text_.size();) {
        const char c = text_[at_++];
        if (c == '>') {
            if (high >= 0) out.push_back(static_cast<char>(high << 4));
            return {TokenKind::string, std::move(out)};
        }
        if (is_space(c)) continue;
        const int digit = hexadecimal(c);
        if (digit < 0) break;
        if (high < 0) {
            high = digit;
        } else {
            out.push_back(static_cast<char>(high << 4 | digit));
            high = -1;
        }
    }
    return {TokenKind::fault, {}};
}

std::string utf8_of_utf16(std::string_view bytes) {
    std::string out;
    const auto unit = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) << 8 |
               static_cast<unsigned char>(bytes[at + 1]);
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        std::uint32_t c = unit(i);
        const bool high = c >= 0xD800 && c < 0xDC00;
        if (high && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        append_utf8(out, c);
    }
    return out;
}

std::string text_of_string(std::string_view bytes) {
    if (bytes.starts_with("\xFE\xFF")) return utf8_of_utf16(bytes.substr(2));
    std::string out;
    for (const char c : bytes) append_utf8(out, static_cast<unsigned char>(c));
    return out;
}

}  // namespace bifolium::verify
