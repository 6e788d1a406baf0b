#include "pandoc/inline_writer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/matching.h"

namespace bifolium::pandoc {

namespace {

using Kind = Token::Kind;
using Pair = Token::Pair;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_word_character(char c) {
    return is_digit(c) || is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}
char at(std::string_view text, std::size_t i) {
    return i < text.size() ? text[i] : ' ';
}

/// Would this character, where it stands, be markup?
bool is_active(std::string_view text, std::size_t i) {
    const char before = i == 0 ? ' ' : text[i - 1], after = at(text, i + 1);
    const bool edge = i == 0 || i + 1 == text.size();
    switch (text[i]) {
        case '\\':
        case '`':
        case '[':
        case ']':
        case '{':
        case '|':
            return true;
        case '*':
        case '~':
            return edge || before != ' ' || after != ' ';
        case '_':
            return edge || !(is_word_character(before) && is_word_character(after));
        case '<':
            return edge || is_ascii_letter(after) || after == '/' || after == '!' || after == '?';
        case '&':
            return edge || is_ascii_letter(after) || after == '#';
        default:
            return false;
    }
}

/// Is a bare address, which begins at `i`, read whole, as it is, and no further than its blank?
bool is_clean_address(std::string_view text, std::size_t i, bool is_last) {
    for (; i < text.size() && text[i] != ' '; ++i) {
        constexpr std::string_view good = "./:?=%#+-,;";
        const bool inner = text[i] == '_' && is_word_character(at(text, i + 1)) && i > 0 &&
                           is_word_character(text[i - 1]);
        if (!is_word_character(text[i]) && good.find(text[i]) == std::string_view::npos && !inner) {
            return false;
        }
    }
    return i < text.size() || is_last;
}

/// The sign that makes an address of what is none whole: the dot of "www.", the colon of "http:".
/// https://github.github.com/gfm/#autolinks-extension-
bool begins_address(std::string_view text, std::size_t i, bool is_last) {
    const bool web = text[i] == '.' && i >= 3 && text.substr(i - 3, 3) == "www";
    const bool scheme = text.substr(i).starts_with("://");
    if (!web && !scheme) return false;
    std::size_t begin = i;
    while (begin > 0 && is_ascii_letter(text[begin - 1])) --begin;
    return !is_clean_address(text, begin, is_last);
}

/// How many characters at a line's beginning would open a block, so that the last of them needs a
/// backslash; 0 for none. https://spec.commonmark.org/0.31.2/#leaf-blocks
std::size_t opening(std::string_view line) {
    const char first = at(line, 0), second = at(line, 1);
    if (first == '>' || first == '#' || first == '=') return 1;
    if (first == '-' || first == '+') return second == ' ' || second == first ? 1 : 0;
    if (first == ':') return second == ' ' || line.starts_with(":::") ? 1 : 0;
    if (line.starts_with("Q:") || line.starts_with("A:")) return 2;
    if (line.starts_with("Table:")) return 6;
    std::size_t digits = 0;
    while (digits < line.size() && is_digit(line[digits])) ++digits;
    const char mark = at(line, digits);
    const bool numbers =
        digits > 0 && digits < 10 && (mark == '.' || mark == ')') && at(line, digits + 1) == ' ';
    return numbers ? digits + 1 : 0;
}

enum class Class : std::uint8_t { space, punctuation, word, unsure };

Class class_of(char32_t c) {
    if (c == 0 || text::is_space(c)) return Class::space;
    if (c < 0x80) {
        const char ascii = static_cast<char>(c);
        return is_digit(ascii) || is_ascii_letter(ascii) ? Class::word : Class::punctuation;
    }
    return text::is_letter(c) ? Class::word : Class::unsure;
}

/// What may be punctuation must be right both ways.
template <class Test>
bool either_way(Class before, Class after, const Test& test) {
    for (const Class b : {Class::punctuation, Class::word}) {
        for (const Class a : {Class::punctuation, Class::word}) {
            const Class x = before == Class::unsure ? b : before;
            const Class y = after == Class::unsure ? a : after;
            if (!test(x, y)) return false;
        }
    }
    return true;
}

bool flanks_left(Class before, Class after) {
    return after != Class::space && (after != Class::punctuation || before != Class::word);
}
bool flanks_right(Class before, Class after) {
    return flanks_left(after, before);
}
bool opens(char mark, Class before, Class after) {
    return either_way(before, after, [mark](Class b, Class a) {
        return flanks_left(b, a) && (mark != '_' || !flanks_right(b, a) || b == Class::punctuation);
    });
}
bool closes(char mark, Class before, Class after) {
    return either_way(before, after, [mark](Class b, Class a) {
        return flanks_right(b, a) && (mark != '_' || !flanks_left(b, a) || a == Class::punctuation);
    });
}

std::string_view element_of(Pair pair) {
    switch (pair) {
        case Pair::emphasis:
            return "em";
        case Pair::strong:
            return "strong";
        case Pair::underline:
            return "u";
        case Pair::strikeout:
            return "s";
        case Pair::superscript:
            return "sup";
        case Pair::subscript:
            return "sub";
        case Pair::link:
        case Pair::span:
            break;
    }
    return "span";
}

/// The tokens, and what each is written as. The ends of pairs are decided when all else is known.
class Line {
public:
    Line(const Tokens& tokens, const InlinePlace& place) : tokens_(tokens), place_(place) {
        written_.resize(tokens.size());
        bool line_start = true;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            write_token(i, line_start);
            if (tokens[i].kind == Kind::notice) continue;
            line_start = tokens[i].kind == Kind::line_break && !place.one_line;
        }
        match();
    }

    const std::string& operator[](std::size_t i) const { return written_[i]; }

private:
    void write_token(std::size_t i, bool line_start) {
        const Token& token = tokens_[i];
        switch (token.kind) {
            case Kind::text:
                written_[i] = escaped(token.text, line_start && !place_.in_cell, place_,
                                      i + 1 == tokens_.size());
                if (written_[i].ends_with('!') && place_.escapes == l10n::Escapes::sparing &&
                    bracket_follows(i)) {
                    written_[i].insert(written_[i].size() - 1, 1, '\\');
                }
                return;
            case Kind::code:
                written_[i] = l10n::code_span(token.text);
                if (place_.in_cell) escape_bars(written_[i]);
                return;
            case Kind::line_break:
                written_[i] = place_.one_line ? "<br>" : "\\";
                return;
            case Kind::markup:
                written_[i] = token.text;
                if (place_.in_cell) escape_bars(written_[i]);
                return;
            case Kind::open:
                if (token.pair == Pair::link || token.pair == Pair::span) written_[i] = "[";
                return;
            case Kind::close:
                written_[i] = token.text;
                if (place_.in_cell) escape_bars(written_[i]);
                return;
            case Kind::notice:
                return;
        }
    }

    /// With an exclamation mark before it a link would be a picture.
    bool bracket_follows(std::size_t i) const {
        const auto next = neighbour(i, 1);
        if (!next) return false;
        const Token& token = tokens_[*next];
        return token.kind == Kind::markup ||
               (token.kind == Kind::open && (token.pair == Pair::link || token.pair == Pair::span));
    }

    static void escape_bars(std::string& text) {
        for (std::size_t i = 0; (i = text.find('|', i)) != std::string::npos; i += 2) {
            text.insert(i, 1, '\\');
        }
    }

    /// The neighbour that is written, notices left out; nothing at a line's end.
    std::optional<std::size_t> neighbour(std::size_t i, int step) const {
        for (;;) {
            if (step < 0 && i == 0) return {};
            i = step < 0 ? i - 1 : i + 1;
            if (i >= tokens_.size()) return {};
            if (tokens_[i].kind != Kind::notice) return i;
        }
    }

    Class class_beside(std::size_t i, int step) const {
        const auto near = neighbour(i, step);
        if (!near || tokens_[*near].kind == Kind::line_break) return Class::space;
        const std::string& text = written_[*near];
        if (text.empty()) return Class::punctuation;  // a mark or a tag, not yet written
        if (step < 0) return class_of(text::before(text, text.size()));
        std::size_t offset = 0;
        return class_of(text::next(text, offset));
    }

    bool is_strikeout(std::optional<std::size_t> i) const {
        return i && tokens_[*i].pair == Pair::strikeout &&
               (tokens_[*i].kind == Kind::open || tokens_[*i].kind == Kind::close);
    }

    /// Does a mark of these characters already touch this place? A tilde does: cmark-gfm looks
    /// through it for what stands beside a mark.
    bool touches(std::size_t i, char mark) const {
        const auto before = neighbour(i, -1), after = neighbour(i, 1);
        if (is_strikeout(before) || is_strikeout(after)) return true;
        return (before && tokens_[*before].kind != Kind::text &&
                written_[*before].ends_with(mark)) ||
               (after && tokens_[*after].kind != Kind::text && written_[*after].starts_with(mark));
    }

    void match() {
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (tokens_[i].kind == Kind::open) open.push_back(i);
            if (tokens_[i].kind != Kind::close || open.empty()) continue;
            pairs_.emplace_back(open.back(), i);
            open.pop_back();
        }
        std::sort(pairs_.begin(), pairs_.end());  // the outer before the inner
        for (const auto& [begin, end] : pairs_) write_pair(begin, end);
    }

    /// A strikeout beside any mark or tag is an element.
    bool stands_free(std::size_t i) const {
        for (const int step : {-1, 1}) {
            const auto near = neighbour(i, step);
            if (near && (tokens_[*near].kind == Kind::open || tokens_[*near].kind == Kind::close)) {
                return false;
            }
        }
        return true;
    }

    void write_pair(std::size_t begin, std::size_t end) {
        const Pair pair = tokens_[begin].pair;
        if (pair == Pair::link || pair == Pair::span) return;
        const std::string_view marks = pair == Pair::strikeout                          ? "~"
                                       : pair == Pair::emphasis || pair == Pair::strong ? "*_"
                                                                                        : "";
        for (const char mark : marks) {
            if (place_.escapes == l10n::Escapes::fully) break;
            if (mark == '~' && !(stands_free(begin) && stands_free(end))) break;
            const bool good = !touches(begin, mark) && !touches(end, mark) &&
                              opens(mark, class_beside(begin, -1), class_beside(begin, 1)) &&
                              closes(mark, class_beside(end, -1), class_beside(end, 1));
            if (!good) continue;
            const std::size_t width = pair == Pair::emphasis ? 1 : 2;
            written_[begin] = written_[end] = std::string(width, mark);
            return;
        }
        const std::string name(element_of(pair));
        written_[begin] = "<" + name + ">";
        written_[end] = "</" + name + ">";
    }

    const Tokens& tokens_;
    const InlinePlace& place_;
    std::vector<std::string> written_;
    std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

}  // namespace

std::string escaped(std::string_view text, bool at_line_start, const InlinePlace& place,
                    bool is_last) {
    if (place.escapes == l10n::Escapes::fully) {
        std::string out = l10n::escaped_text(text, place.escapes, false, false);
        // Two braces begin a variable, and where much else is escaped that is not always undone.
        for (std::size_t i = 0; (i = out.find("\\{\\{", i)) != std::string::npos; i += 2) {
            out.insert(i + 2, "<span></span>");
        }
        return out;
    }
    const std::size_t mark = at_line_start ? opening(text) : 0;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '|' && place.in_cell) {
            out += "&#124;";  // after '\\|' nobody finds a cell's attributes
            continue;
        }
        if (i + 1 == mark || is_active(text, i) || begins_address(text, i, is_last)) out += '\\';
        out += text[i];
    }
    return out;
}

void write_inlines(const Tokens& tokens, const InlinePlace& place, std::string& out,
                   const std::function<void()>& new_line, std::vector<Notice>& notices) {
    const Line line(tokens, place);
    std::vector<std::size_t> waiting;  // notices that are told of what follows
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::notice) {
            waiting.push_back(notices.size());
            notices.push_back(tokens[i].notice);
            notices.back().begin = notices.back().end = static_cast<std::uint32_t>(out.size());
            continue;
        }
        const auto begin = static_cast<std::uint32_t>(out.size());
        out += line[i];
        if (tokens[i].kind == Kind::line_break && !place.one_line) new_line();
        if (tokens[i].kind == Kind::open) continue;
        for (const std::size_t notice : waiting) {
            notices[notice].begin = begin;
            notices[notice].end = static_cast<std::uint32_t>(out.size());
        }
        waiting.clear();
    }
}

}  // namespace bifolium::pandoc
