#include "css/tokenizer.h"

#include <charconv>
#include <limits>
#include <system_error>
#include <utility>

#include "css/characters.h"

namespace bifolium::css {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_newline(char32_t c) {
    return c == '\n';  // decode() has made one of CR, CRLF and FF
}
bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || is_newline(c);
}
bool is_unprintable(char32_t c) {
    return c <= 0x08 || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F;
}

/// 0 to 3 continuation bytes that a lead byte wants; -1: no lead byte.
int continuation_bytes(unsigned char lead) {
    if (lead < 0x80) return 0;
    if (lead >= 0xC2 && lead <= 0xDF) return 1;
    if (lead >= 0xE0 && lead <= 0xEF) return 2;
    if (lead >= 0xF0 && lead <= 0xF4) return 3;
    return -1;
}

struct Character {
    char32_t code = 0xFFFFFFFF;  // the end
    std::uint32_t size = 0;      // bytes in the source
    bool valid = true;
};

/// The character at `at`, preprocessed: line ends are LF, NUL and damage are U+FFFD.
Character decode(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead == '\r') return {'\n', text.substr(at + 1, 1) == "\n" ? 2U : 1U};
    if (lead == '\f') return {'\n', 1};
    if (lead == 0) return {replacement, 1};
    if (lead < 0x80) return {lead, 1};
    const int more = continuation_bytes(lead);
    if (more < 0) return {replacement, 1, false};
    char32_t code = lead & (0x3FU >> more);
    for (std::uint32_t i = 1; i <= static_cast<std::uint32_t>(more); ++i) {
        if (at + i >= text.size() || (byte(at + i) & 0xC0) != 0x80) return {replacement, i, false};
        code = code << 6 | (byte(at + i) & 0x3F);
    }
    const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (overlong || surrogate || code > 0x10FFFF) return {replacement, 1, false};
    return {code, static_cast<std::uint32_t>(more) + 1};
}

}  // namespace

Tokenizer::Tokenizer(std::string_view text, Span span, Diagnostics& diagnostics)
    : text_(text.substr(0, span.end)),
      source_(span.source),
      at_(span.begin),
      diagnostics_(diagnostics) {
    if (at_ == 0 && text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

char32_t Tokenizer::peek(std::uint32_t ahead) const {
    std::uint32_t at = at_;
    for (; ahead > 0; --ahead) at += decode(text_, at).size;
    return decode(text_, at).code;
}

char32_t Tokenizer::take() {
    const Character character = decode(text_, at_);
    at_ += character.size;
    return character.code;
}

void Tokenizer::take_into(std::string& text) {
    append_utf8(text, take());
}

void Tokenizer::report(Severity severity, std::string_view code, std::uint32_t begin,
                       std::string message, std::string hint) {
    diagnostics_.report(
        {severity, code, {source_, begin, at_}, std::move(message), std::move(hint)});
}

bool Tokenizer::skip_comments() {
    bool any = false;
    while (peek() == '/' && peek(1) == '*') {
        any = true;
        const std::uint32_t begin = at_;
        const std::size_t close = text_.find("*/", at_ + 2);
        if (close == std::string_view::npos) {
            at_ = static_cast<std::uint32_t>(text_.size());
            diagnostics_.report({Severity::warning,
                                 "css.unclosed-comment",
                                 {source_, begin, begin + 2},
                                 "a comment is never closed: the rest of the sheet is lost in it",
                                 "write */ where the comment ends"});
        } else {
            at_ = static_cast<std::uint32_t>(close) + 2;
        }
    }
    return any;
}

bool Tokenizer::valid_escape(std::uint32_t ahead) const {
    return peek(ahead) == '\\' && !is_newline(peek(ahead + 1));
}

bool Tokenizer::starts_identifier(std::uint32_t ahead) const {
    const char32_t first = peek(ahead);
    if (first == '-') {
        const char32_t second = peek(ahead + 1);
        return second == '-' || is_name_start(second) || valid_escape(ahead + 1);
    }
    return is_name_start(first) || valid_escape(ahead);
}

bool Tokenizer::starts_number() const {
    const char32_t first = peek();
    if (is_digit(first)) return true;
    if (first == '.') return is_digit(peek(1));
    if (first != '+' && first != '-') return false;
    return is_digit(peek(1)) || (peek(1) == '.' && is_digit(peek(2)));
}

void Tokenizer::take_escape(std::string& text) {
    if (peek() == end) {
        append_utf8(text, replacement);
        return;
    }
    if (!is_hexadecimal(peek())) {
        take_into(text);
        return;
    }
    char32_t code = 0;
    for (int digits = 0; digits < 6 && is_hexadecimal(peek()); ++digits) {
        code = code * 16 + hexadecimal_digit(take());
    }
    if (is_space(peek())) take();
    const bool sound = code != 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    append_utf8(text, sound ? code : replacement);
}

void Tokenizer::take_name(std::string& text) {
    while (true) {
        if (is_name(peek())) {
            take_into(text);
        } else if (valid_escape(0)) {
            take();
            take_escape(text);
        } else {
            return;
        }
    }
}

void Tokenizer::take_space() {
    while (is_space(peek())) take();
}

void Tokenizer::take_number(ComponentValue& token) {
    const std::uint32_t begin = at_;
    const auto digits = [&] {
        while (is_digit(peek())) take();
    };
    token.is_integer = true;
    if (peek() == '+' || peek() == '-') take();
    digits();
    if (peek() == '.' && is_digit(peek(1))) {
        token.is_integer = false;
        take();
        digits();
    }
    if (peek() == 'e' || peek() == 'E') {
        const bool sign = peek(1) == '+' || peek(1) == '-';
        if (is_digit(peek(sign ? 2 : 1))) {
            token.is_integer = false;
            take();
            if (sign) take();
            digits();
        }
    }
    token.representation = text_.substr(begin, at_ - begin);
    std::string_view written = token.representation;
    if (written.starts_with('+')) written.remove_prefix(1);
    const auto [stop, error] =
        std::from_chars(written.data(), written.data() + written.size(), token.number);
    if (error == std::errc::result_out_of_range) {
        const bool tiny = written.find("e-") != written.npos || written.find("E-") != written.npos;
        const double huge = std::numeric_limits<double>::max();
        token.number = tiny ? 0 : written.starts_with('-') ? -huge : huge;
    }
}

void Tokenizer::take_numeric(ComponentValue& token) {
    take_number(token);
    token.kind = ComponentKind::number;
    if (peek() == '%') {
        take();
        token.kind = ComponentKind::percentage;
    } else if (starts_identifier()) {
        token.kind = ComponentKind::dimension;
        take_name(token.text);
    }
}

void Tokenizer::take_string(ComponentValue& token) {
    const std::uint32_t begin = at_;
    const char32_t quote = take();
    token.kind = ComponentKind::string;
    while (true) {
        const char32_t c = peek();
        if (c == quote) {
            take();
            return;
        }
        if (c == end) {
            report(Severity::warning, "css.unclosed-string", begin,
                   "a string is open at the end of the sheet", "close it with its quotation mark");
            return;
        }
        if (is_newline(c)) {
            token.kind = ComponentKind::bad_string;
            token.text.clear();
            report(Severity::warning, "css.bad-string", begin, "a string is not closed on its line",
                   "close it, or write a line break in it as \\a");
            return;
        }
        if (c != '\\') {
            take_into(token.text);
            continue;
        }
        take();
        if (peek() == end) continue;
        if (is_newline(peek())) {
            take();
        } else {
            take_escape(token.text);
        }
    }
}

void Tokenizer::take_identifier_like(ComponentValue& token) {
    const std::uint32_t begin = at_;
    token.kind = ComponentKind::ident;
    take_name(token.text);
    if (peek() != '(') return;
    take();
    token.kind = ComponentKind::function;
    if (!equals_ignoring_case(token.text, "url")) return;
    const std::uint32_t inside = at_;
    take_space();
    if (peek() == '"' || peek() == '\'') {
        at_ = inside;
        return;
    }
    at_ = begin;
    std::string name;
    take_name(name);
    take();
    token.text.clear();
    take_url(token);
}

void Tokenizer::take_url(ComponentValue& token) {
    token.kind = ComponentKind::url;
    take_space();
    while (true) {
        const char32_t c = peek();
        if (c == ')') {
            take();
            return;
        }
        if (c == end) {
            report(Severity::warning, "css.unclosed-url", token.span.begin,
                   "a url() is open at the end of the sheet", "close it with )");
            return;
        }
        if (is_space(c)) {
            take_space();
            if (peek() == ')' || peek() == end) continue;
            return take_bad_url(token);
        }
        if (c == '"' || c == '\'' || c == '(' || is_unprintable(c)) return take_bad_url(token);
        if (c != '\\') {
            take_into(token.text);
        } else if (valid_escape(0)) {
            take();
            take_escape(token.text);
        } else {
            return take_bad_url(token);
        }
    }
}

void Tokenizer::take_bad_url(ComponentValue& token) {
    token.kind = ComponentKind::bad_url;
    token.text.clear();
    while (peek() != end) {
        const bool escaped = valid_escape(0);
        const char32_t c = take();
        if (c == ')') break;
        if (escaped && peek() != end) {
            std::string nothing;
            take_escape(nothing);
        }
    }
    report(Severity::warning, "css.bad-url", token.span.begin,
           "an unquoted url() holds a space, quotation mark or bracket",
           "put the address in quotation marks");
}

void Tokenizer::take_unicode_range(ComponentValue& token) {
    token.kind = ComponentKind::unicode_range;
    take();
    take();
    std::uint32_t low = 0, high = 0;
    int digits = 0;
    for (; digits < 6 && is_hexadecimal(peek()); ++digits) {
        low = low * 16 + hexadecimal_digit(take());
    }
    high = low;
    bool wild = false;
    for (; digits < 6 && peek() == '?'; ++digits) {
        take();
        wild = true;
        low *= 16;
        high = high * 16 + 15;
    }
    if (!wild && peek() == '-' && is_hexadecimal(peek(1))) {
        take();
        high = 0;
        for (digits = 0; digits < 6 && is_hexadecimal(peek()); ++digits) {
            high = high * 16 + hexadecimal_digit(take());
        }
    }
    token.range_begin = low;
    token.range_end = high;
}

void Tokenizer::take_delimiter(ComponentValue& token) {
    token.kind = ComponentKind::delimiter;
    const char32_t first = peek();
    const bool match = peek(1) == '=' && (first == '~' || first == '|' || first == '^' ||
                                          first == '$' || first == '*');
    take_into(token.text);
    if (match || (first == '|' && peek() == '|')) take_into(token.text);
}

void Tokenizer::take_token(ComponentValue& token, char32_t first) {
    if (is_space(first)) {
        take_space();
        token.kind = ComponentKind::space;
    } else if (first == '"' || first == '\'') {
        take_string(token);
    } else if (first == '#' && (is_name(peek(1)) || valid_escape(1))) {
        take();
        token.kind = ComponentKind::hash;
        token.is_identifier = starts_identifier();
        take_name(token.text);
    } else if (first == '@' && starts_identifier(1)) {
        take();
        token.kind = ComponentKind::at_keyword;
        take_name(token.text);
    } else if (first == '(' || first == '[' || first == '{') {
        token.kind = ComponentKind::block;
        take_into(token.text);
    } else if (starts_number()) {
        take_numeric(token);
    } else if (first == '-' && peek(1) == '-' && peek(2) == '>') {
        at_ += 3;
        token.kind = ComponentKind::cdc;
    } else if (first == '<' && peek(1) == '!' && peek(2) == '-' && peek(3) == '-') {
        at_ += 4;
        token.kind = ComponentKind::cdo;
    } else if ((first == 'u' || first == 'U') && peek(1) == '+' &&
               (is_hexadecimal(peek(2)) || peek(2) == '?')) {
        take_unicode_range(token);
    } else if (starts_identifier()) {
        take_identifier_like(token);
    } else {
        take_delimiter(token);
    }
}

bool Tokenizer::next(ComponentValue& token) {
    skip_comments();
    const char32_t first = peek();
    if (first == end) return false;
    token = ComponentValue();
    token.span = {source_, at_, at_};
    take_token(token, first);
    token.span.end = at_;
    if (token.kind == ComponentKind::unicode_range) {
        token.representation = text_.substr(token.span.begin, at_ - token.span.begin);
    }
    return true;
}

bool is_name_start(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (c >= 0x80 && c <= 0x10FFFF);
}
bool is_name(char32_t c) {
    return is_name_start(c) || is_digit(c) || c == '-';
}

void append_utf8(std::string& text, char32_t code) {
    const auto byte = [&](char32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | code >> 6);
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3F));
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character character = decode(text, at);
        if (!character.valid) return at;
        at += character.size;
    }
    return std::nullopt;
}

}  // namespace bifolium::css
