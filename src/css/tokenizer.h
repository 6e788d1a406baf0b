// The tokenizer of css-syntax-3, straight on the author's bytes: preprocessing (CRLF, NUL, damaged
// UTF-8) happens as it reads, so every span is exact in the file. A token is a ComponentValue whose
// brackets are not paired yet. Unicode ranges are tokens, as in the 2013 draft that
// css-parsing-tests hold; selectors split them again.
// https://www.w3.org/TR/css-syntax-3/#tokenization
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "css/component_value.h"

namespace bifolium::css {

class Tokenizer {
public:
    /// `text` is all of the source's; tokens are read from the span.
    Tokenizer(std::string_view text, Span span, Diagnostics&);

    /// False at the end. An opening bracket is a block or function with nothing in it, a closing
    /// one a delimiter.
    bool next(ComponentValue& token);

private:
    static constexpr char32_t end = 0xFFFFFFFF;

    char32_t peek(std::uint32_t ahead = 0) const;
    char32_t take();
    void take_into(std::string& text);
    void report(Severity, std::string_view code, std::uint32_t begin, std::string message,
                std::string hint = {});

    bool skip_comments();
    bool valid_escape(std::uint32_t ahead) const;
    bool starts_identifier(std::uint32_t ahead = 0) const;
    bool starts_number() const;
    void take_escape(std::string& text);
    void take_name(std::string& text);
    void take_space();
    void take_number(ComponentValue&);
    void take_numeric(ComponentValue&);
    void take_string(ComponentValue&);
    void take_identifier_like(ComponentValue&);
    void take_url(ComponentValue&);
    void take_bad_url(ComponentValue&);
    void take_unicode_range(ComponentValue&);
    void take_delimiter(ComponentValue&);
    void take_token(ComponentValue&, char32_t first);

    std::string_view text_;
    SourceId source_;
    std::uint32_t at_;
    Diagnostics& diagnostics_;
};

/// Whether `name` begins as an identifier does: '#name' is an ID selector then.
bool is_name_start(char32_t);
bool is_name(char32_t);
void append_utf8(std::string&, char32_t);
std::optional<std::size_t> find_invalid_utf8(std::string_view);

}  // namespace bifolium::css
