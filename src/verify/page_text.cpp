#include "verify/page_text.h"

#include <charconv>
#include <optional>

#include "verify/pdf_tokens.h"

namespace bifolium::verify {

namespace {

constexpr std::uint32_t longest_range = 65536;

std::uint32_t code_of(std::string_view bytes) {
    std::uint32_t code = 0;
    for (const char c : bytes.substr(0, 4)) code = code << 8 | static_cast<unsigned char>(c);
    return code;
}

/// The text `step` places after the one given: its last unit counts up.
std::string stepped(std::string utf16, std::uint32_t step) {
    if (utf16.size() < 2) return {};
    const std::size_t at = utf16.size() - 2;
    const std::uint32_t last = code_of(std::string_view(utf16).substr(at)) + step;
    utf16[at] = static_cast<char>(last >> 8 & 255);
    utf16[at + 1] = static_cast<char>(last & 255);
    return utf8_of_utf16(utf16);
}

void read_range(Tokens& tokens, std::string_view first, CodeMap& map) {
    const std::uint32_t begin = code_of(first), end = code_of(tokens.next().text);
    const Token target = tokens.next();
    if (end < begin || end - begin >= longest_range) return;
    if (target.kind == TokenKind::string) {
        for (std::uint32_t c = begin; c <= end; ++c) map.texts[c] = stepped(target.text, c - begin);
        return;
    }
    for (std::uint32_t c = begin; target.kind == TokenKind::open_array; ++c) {
        const Token item = tokens.next();
        if (item.kind != TokenKind::string) return;
        map.texts[c] = utf8_of_utf16(item.text);
    }
}

/// Reads a stream of operators and gathers words by the marked content they stand in.
class Reading {
public:
    Reading(std::string_view content, const FontOf& fonts) : tokens_(content), fonts_(fonts) {}

    Result<std::map<std::int64_t, std::string>> read() {
        for (Token token = tokens_.next(); token.kind != TokenKind::end; token = tokens_.next()) {
            if (token.kind == TokenKind::fault) {
                return Failure{"a page's content is no PDF syntax"};
            }
            take(std::move(token));
        }
        if (!marked_.empty()) return Failure{"a page ends within marked content"};
        return std::move(texts_);
    }

private:
    /// Inherited by what stands inside: an MCID of its own is the exception.
    struct Marked {
        std::optional<std::int64_t> number;
        bool replaced = false;  ///< ActualText has spoken for all within.
    };

    void take(Token token) {
        switch (token.kind) {
            case TokenKind::name:
                name_ = std::move(token.text);
                return;
            case TokenKind::string:
                strings_ += token.text;
                return;
            case TokenKind::number:
                return;
            case TokenKind::open_dictionary:
                properties();
                return;
            case TokenKind::word:
                operation(token.text);
                break;
            case TokenKind::open_array:
            case TokenKind::close_array:
            case TokenKind::close_dictionary:
            case TokenKind::end:
            case TokenKind::fault:
                return;
        }
        strings_.clear();
        name_.clear();
    }

    /// Of marked content: its number, its ActualText.
    void properties() {
        number_.reset();
        actual_.reset();
        std::string key;
        int depth = 1;
        while (depth > 0) {
            Token token = tokens_.next();
            if (token.kind == TokenKind::end || token.kind == TokenKind::fault) return;
            if (token.kind == TokenKind::open_dictionary) ++depth;
            if (token.kind == TokenKind::close_dictionary) --depth;
            if (token.kind == TokenKind::number && key == "MCID") number_ = to_number(token.text);
            if (token.kind == TokenKind::string && key == "ActualText") {
                actual_ = text_of_string(token.text);
            }
            key = token.kind == TokenKind::name ? token.text : std::string();
        }
    }

    static std::int64_t to_number(std::string_view text) {
        std::int64_t value = -1;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }

    void operation(std::string_view word) {
        if (word == "BDC") return begin(number_, actual_);
        if (word == "BMC") return begin({}, {});
        if (word == "EMC" && !marked_.empty()) return marked_.pop_back();
        if (word == "Tf") font_ = fonts_(name_);
        if (word == "Tj" || word == "TJ" || word == "'" || word == "\"") show();
    }

    void begin(const std::optional<std::int64_t>& number,
               const std::optional<std::string>& actual) {
        Marked next = marked_.empty() ? Marked() : marked_.back();
        if (number) next.number = number;
        if (next.number) texts_.try_emplace(*next.number);
        if (actual && next.number && !next.replaced) texts_[*next.number] += *actual;
        next.replaced = next.replaced || actual.has_value();
        marked_.push_back(next);
        number_.reset();
        actual_.reset();
    }

    void show() {
        if (marked_.empty() || !marked_.back().number || marked_.back().replaced) return;
        std::string& text = texts_[*marked_.back().number];
        if (font_ == nullptr) {
            text += "\xEF\xBF\xBD";
            return;
        }
        for (std::size_t at = 0; at < strings_.size(); at += font_->bytes) {
            const std::uint32_t code = code_of(std::string_view(strings_).substr(at, font_->bytes));
            const auto known = font_->texts.find(code);
            text += known == font_->texts.end() ? "\xEF\xBF\xBD" : known->second;
        }
    }

    Tokens tokens_;
    const FontOf& fonts_;
    const CodeMap* font_ = nullptr;
    std::string name_, strings_;  // operands of the operator to come
    std::optional<std::int64_t> number_;
    std::optional<std::string> actual_;
    std::vector<Marked> marked_;
    std::map<std::int64_t, std::string> texts_;
};

}  // namespace

CodeMap read_code_map(std::string_view stream, std::size_t bytes) {
    CodeMap map{.bytes = bytes, .texts = {}};
    Tokens tokens(stream);
    bool characters = false, ranges = false;
    for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
        if (token.kind == TokenKind::fault) break;
        if (token.kind == TokenKind::word) {
            characters = token.text == "beginbfchar";
            ranges = token.text == "beginbfrange";
        } else if (token.kind == TokenKind::string && characters) {
            map.texts[code_of(token.text)] = utf8_of_utf16(tokens.next().text);
        } else if (token.kind == TokenKind::string && ranges) {
            read_range(tokens, token.text, map);
        }
    }
    return map;
}

Result<std::map<std::int64_t, std::string>> page_text(std::string_view content,
                                                      const FontOf& fonts) {
    return Reading(content, fonts).read();
}

}  // namespace bifolium::verify
