#include "pandoc/inline_tokens.h"

#include <algorithm>
#include <utility>

namespace bifolium::pandoc {

namespace {

using Kind = Token::Kind;
using Pair = Token::Pair;

bool is_blank_text(const Token& token) {
    return token.kind == Kind::text && token.text.find_first_not_of(' ') == std::string::npos;
}

bool is_attached(const Token& token) {
    return token.pair == Pair::link || token.pair == Pair::span;
}

void drop_empty_texts(Tokens& tokens) {
    std::erase_if(tokens, [](const Token& t) { return t.kind == Kind::text && t.text.empty(); });
}

/// Neighbouring texts become one; runs of blanks become one blank.
void join_texts(Tokens& tokens) {
    Tokens out;
    bool after_blank = false;  // whatever notices stand between
    for (Token& token : tokens) {
        const bool goes_on =
            token.kind == Kind::code && !out.empty() && out.back().kind == Kind::code;
        if (goes_on) {
            out.back().text += token.text;  // the marks of two codes in a row would run together
            continue;
        }
        if (token.kind != Kind::text) {
            after_blank = after_blank && token.kind == Kind::notice;
            out.push_back(std::move(token));
            continue;
        }
        if (out.empty() || out.back().kind != Kind::text) {
            out.push_back({Kind::text, {}, {}, {}});
        }
        std::string& text = out.back().text;
        for (const char c : token.text) {
            const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!blank)
                text += c;
            else if (!text.ends_with(' ') && !after_blank)
                text += ' ';
            after_blank = blank;
        }
    }
    tokens = std::move(out);
    drop_empty_texts(tokens);
}

/// Blanks and line breaks right inside a pair go outside, one level a round; a pair around nothing
/// goes away.
bool settle_edges(Tokens& tokens) {
    bool changed = false;
    Tokens out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        Token* next = i + 1 < tokens.size() ? &tokens[i + 1] : nullptr;
        if (token.kind == Kind::open && next != nullptr) {
            if (next->kind == Kind::line_break) {
                out.push_back(std::exchange(*next, Token{}));
                changed = true;
            } else if (next->kind == Kind::text && next->text.starts_with(' ')) {
                next->text.erase(0, 1);
                out.push_back({Kind::text, {}, " ", {}});
                changed = true;
            }
        }
        if (token.kind == Kind::close && !out.empty()) {
            Token& last = out.back();
            if (last.kind == Kind::open && last.pair == token.pair) {
                out.pop_back();
                changed = true;
                continue;
            }
            if (last.kind == Kind::line_break) {
                std::swap(last, token);
                changed = true;
            } else if (last.kind == Kind::text && last.text.ends_with(' ')) {
                last.text.pop_back();
                out.push_back(std::move(token));
                token = {Kind::text, {}, " ", {}};
                changed = true;
            }
        }
        if (token.kind != Kind::text || !token.text.empty()) out.push_back(std::move(token));
    }
    tokens = std::move(out);
    return changed;
}

/// `**a** **b**` is `**a b**`: Word cuts runs wherever somebody typed.
bool join_pairs(Tokens& tokens) {
    bool changed = false;
    Tokens out;
    for (Token& token : tokens) {
        if (token.kind == Kind::open && !is_attached(token)) {
            std::size_t before = out.size();
            if (before > 0 && is_blank_text(out[before - 1])) --before;
            if (before > 0 && out[before - 1].kind == Kind::close &&
                out[before - 1].pair == token.pair) {
                out.erase(out.begin() + static_cast<std::ptrdiff_t>(before) - 1);
                changed = true;
                continue;
            }
        }
        out.push_back(std::move(token));
    }
    tokens = std::move(out);
    return changed;
}

/// Blanks and line breaks at the ends of a paragraph, and blanks beside line breaks.
void trim(Tokens& tokens) {
    const auto skipped = [](const Token& t) { return t.kind == Kind::notice; };
    bool at_start = true;
    for (Token& token : tokens) {
        if (skipped(token)) continue;
        if (at_start && token.kind == Kind::text) {
            token.text.erase(0, token.text.find_first_not_of(' '));
            if (token.text.empty()) continue;
        }
        if (at_start && token.kind == Kind::line_break) {
            token = Token{};
            continue;
        }
        at_start = token.kind == Kind::line_break;
    }
    bool at_end = true, last = true;
    for (std::size_t i = tokens.size(); i-- > 0;) {
        Token& token = tokens[i];
        if (skipped(token)) continue;
        if (at_end && token.kind == Kind::text) {
            token.text.resize(token.text.find_last_not_of(' ') + 1);
            if (token.text.empty()) continue;
        }
        if (last && token.kind == Kind::line_break) {
            token = Token{};
            continue;
        }
        at_end = token.kind == Kind::line_break;
        last = false;
    }
    drop_empty_texts(tokens);
}

}  // namespace

void tidy(Tokens& tokens) {
    join_texts(tokens);
    // Bounded: as many rounds as pairs may lie in each other, each linear but for small moves.
    for (int round = 0; round < 100; ++round) {
        const bool edges = settle_edges(tokens);
        join_texts(tokens);
        const bool pairs = join_pairs(tokens);
        join_texts(tokens);
        if (!edges && !pairs) break;
    }
    trim(tokens);
}

bool all_strong(const Tokens& tokens) {
    int depth = 0;
    bool any = false;
    for (const Token& token : tokens) {
        if (token.pair == Pair::strong && token.kind == Kind::open) ++depth;
        if (token.pair == Pair::strong && token.kind == Kind::close) --depth;
        const bool words =
            token.kind == Kind::code || (token.kind == Kind::text && !is_blank_text(token));
        if (words && depth == 0) return false;
        any = any || words;
    }
    return any;
}

void strip_strong(Tokens& tokens) {
    if (!all_strong(tokens)) return;
    std::erase_if(tokens, [](const Token& token) {
        return token.pair == Pair::strong &&
               (token.kind == Kind::open || token.kind == Kind::close);
    });
    join_texts(tokens);
}

}  // namespace bifolium::pandoc
