// The tokens of PDF syntax, for content streams and ToUnicode maps: names, strings decoded,
// numbers, operators, brackets. ISO 32000-1, 7.2 and 7.3.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifolium::verify {

enum class TokenKind : std::uint8_t {
    end,
    name,    ///< Without its slash.
    string,  ///< Bytes, decoded.
    number,  ///< As written.
    word,    ///< An operator or keyword.
    open_array,
    close_array,
    open_dictionary,
    close_dictionary,
    fault
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;
};

class Tokens {
public:
    explicit Tokens(std::string_view text) : text_(text) {}
    Token next();

private:
    void skip_space();
    Token literal_string();
    Token hexadecimal_string();
    void escape(std::string& out);
    std::string regular();

    std::string_view text_;
    std::size_t at_ = 0;
};

/// A text string's words: UTF-16BE with its mark, or Latin letters. ISO 32000-1, 7.9.2.
std::string text_of_string(std::string_view bytes);
std::string utf8_of_utf16(std::string_view big_endian);

}  // namespace bifolium::verify
