#include "changes/words.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>

#include "text/matching.h"

namespace bifolium::changes {

namespace {

constexpr std::size_t most_differences = 1500;  // the trace takes the square of it
constexpr std::size_t longest_unit = 6;         // letters of "mg", "tablets" is none

bool is_word(char32_t c) {
    return text::is_letter(c) || text::is_digit(c);
}

/// A decimal point, a thousands mark: between digits they are part of the number.
bool joins_digits(char32_t c) {
    return c == U'.' || c == U',' || c == 0x66B || c == 0x66C || c == U'\'' || c == 0x2019;
}

std::vector<std::string_view> tokens_of(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t first = text::next(text, at);
        const bool digits = text::is_digit(first);
        if (is_word(first) && !text::is_unspaced(first)) {
            while (at < text.size()) {
                std::size_t after = at;
                const char32_t c = text::next(text, after);
                const bool more = digits ? text::is_digit(c) : is_word(c) && !text::is_unspaced(c);
                if (!more && !(digits && joins_digits(c) && text::is_digit(text::at(text, after))))
                    break;
                at = after;
            }
        }
        out.push_back(text.substr(begin, at - begin));
    }
    return out;
}

bool has_digit(std::string_view token) {
    std::size_t at = 0;
    return !token.empty() && text::is_digit(text::next(token, at));
}

using Tokens = std::vector<std::string_view>;

/// The middle of two token lists, whose ends are unlike.
class Myers {
public:
    Myers(const Tokens& before, const Tokens& after, std::size_t begin, std::size_t before_end,
          std::size_t after_end)
        : before_(before),
          after_(after),
          begin_(begin),
          n_(before_end - begin),
          m_(after_end - begin) {}

    /// For each token of both, in order: which side it is on. False where there are too many.
    bool run(std::vector<Side>& path) {
        const std::size_t most = std::min(n_ + m_, most_differences);
        furthest_.assign(2 * most + 3, 0);
        middle_ = static_cast<std::ptrdiff_t>(most) + 1;
        for (std::size_t d = 0; d <= most; ++d) {
            trace_.emplace_back(furthest_.begin() + middle_ - static_cast<std::ptrdiff_t>(d) - 1,
                                furthest_.begin() + middle_ + static_cast<std::ptrdiff_t>(d) + 2);
            if (step(static_cast<std::ptrdiff_t>(d))) {
                walk_back(static_cast<std::ptrdiff_t>(d), path);
                return true;
            }
        }
        return false;
    }

private:
    using Index = std::ptrdiff_t;

    bool step(Index d) {
        for (Index k = -d; k <= d; k += 2) {
            const Index left = furthest_[slot(k - 1)];
            const Index right = furthest_[slot(k + 1)];
            Index x = k == -d || (k != d && left < right) ? right : left + 1;
            while (x < static_cast<Index>(n_) && x - k < static_cast<Index>(m_) &&
                   before_[begin_ + static_cast<std::size_t>(x)] ==
                       after_[begin_ + static_cast<std::size_t>(x - k)]) {
                ++x;
            }
            furthest_[slot(k)] = x;
            if (x >= static_cast<Index>(n_) && x - k >= static_cast<Index>(m_)) return true;
        }
        return false;
    }

    void walk_back(Index d, std::vector<Side>& path) const {
        Index x = static_cast<Index>(n_), y = static_cast<Index>(m_);
        for (; d >= 0; --d) {
            const std::vector<Index>& row = trace_[static_cast<std::size_t>(d)];
            const auto at = [&](Index k) { return row[static_cast<std::size_t>(k + d + 1)]; };
            const Index k = x - y;
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            const Index from_k = down ? k + 1 : k - 1;
            const Index from_x = d == 0 ? 0 : at(from_k);
            const Index from_y = d == 0 ? 0 : from_x - from_k;
            while (x > from_x && y > from_y) {
                path.push_back(Side::both);
                --x;
                --y;
            }
            if (d == 0) break;
            path.push_back(down ? Side::after : Side::before);
            x = from_x;
            y = from_y;
        }
        std::reverse(path.begin(), path.end());
    }

    std::size_t slot(Index k) const { return static_cast<std::size_t>(middle_ + k); }

    const Tokens& before_;
    const Tokens& after_;
    std::size_t begin_, n_, m_;
    Index middle_ = 0;
    std::vector<Index> furthest_;            // of each diagonal
    std::vector<std::vector<Index>> trace_;  // before each step, its diagonals
};

void add(std::vector<Piece>& pieces, Side side, std::string_view text) {
    if (pieces.empty() || pieces.back().side != side) pieces.push_back({side, {}});
    pieces.back().text.append(text);
}

/// What was taken out comes before what came in, and a lone space between two differences belongs
/// to them: "two tablets" for "a dose" is one change.
std::vector<Piece> tidied(const std::vector<Piece>& pieces) {
    std::vector<Piece> out;
    std::string taken, put;
    const auto flush = [&] {
        if (!taken.empty()) add(out, Side::before, taken);
        if (!put.empty()) add(out, Side::after, put);
        taken.clear();
        put.clear();
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const bool within = i > 0 && i + 1 < pieces.size();
        if (piece.side == Side::both && piece.text == " " && within) {
            taken += ' ';
            put += ' ';
        } else if (piece.side == Side::both) {
            flush();
            add(out, Side::both, piece.text);
        } else {
            (piece.side == Side::before ? taken : put) += piece.text;
        }
    }
    flush();
    return out;
}

/// The numbers of one side, each with the unit behind it.
std::vector<std::string> numbers_of(const std::vector<Piece>& pieces, Side side) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].side != side) continue;
        std::string text = pieces[i].text;
        const std::size_t own = text.size();
        for (std::size_t next = i + 1; next < pieces.size() && text.size() < own + 16; ++next) {
            if (pieces[next].side == Side::both || pieces[next].side == side) {
                text += pieces[next].text.substr(0, 32);
            }
        }
        const Tokens tokens = tokens_of(text);
        std::size_t offset = 0;
        for (std::size_t t = 0; t < tokens.size() && offset < own; offset += tokens[t++].size()) {
            if (!has_digit(tokens[t])) continue;
            std::string number(tokens[t]);
            const std::size_t spaces = t + 1 < tokens.size() && tokens[t + 1] == " " ? 1 : 0;
            const std::size_t unit = t + 1 + spaces;
            if (unit < tokens.size() && tokens[unit].size() <= longest_unit &&
                (tokens[unit] == "%" ||
                 !std::ispunct(static_cast<unsigned char>(tokens[unit][0]))) &&
                !has_digit(tokens[unit]) && tokens[unit] != " ") {
                number.append(spaces, ' ').append(tokens[unit]);
            }
            out.push_back(std::move(number));
        }
    }
    return out;
}

void drop_common(std::vector<std::string>& before, std::vector<std::string>& after) {
    std::erase_if(before, [&](const std::string& number) {
        const auto same = std::find(after.begin(), after.end(), number);
        if (same == after.end()) return false;
        after.erase(same);
        return true;
    });
}

}  // namespace

std::vector<Piece> word_changes(std::string_view before, std::string_view after) {
    const Tokens old_tokens = tokens_of(before), new_tokens = tokens_of(after);
    std::size_t begin = 0;
    const std::size_t shorter = std::min(old_tokens.size(), new_tokens.size());
    while (begin < shorter && old_tokens[begin] == new_tokens[begin]) ++begin;
    std::size_t old_end = old_tokens.size(), new_end = new_tokens.size();
    while (old_end > begin && new_end > begin &&
           old_tokens[old_end - 1] == new_tokens[new_end - 1]) {
        --old_end;
        --new_end;
    }
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < begin; ++i) add(pieces, Side::both, old_tokens[i]);
    std::vector<Side> path;
    if (!Myers(old_tokens, new_tokens, begin, old_end, new_end).run(path)) {
        path.assign(old_end - begin, Side::before);
        path.insert(path.end(), new_end - begin, Side::after);
    }
    std::size_t x = begin, y = begin;
    for (const Side side : path) {
        add(pieces, side, side == Side::after ? new_tokens[y] : old_tokens[x]);
        if (side != Side::after) ++x;
        if (side != Side::before) ++y;
    }
    for (std::size_t i = old_end; i < old_tokens.size(); ++i) {
        add(pieces, Side::both, old_tokens[i]);
    }
    return tidied(pieces);
}

std::vector<NumberChange> number_changes(const std::vector<Piece>& pieces) {
    std::vector<std::string> before = numbers_of(pieces, Side::before);
    std::vector<std::string> after = numbers_of(pieces, Side::after);
    // In a text that was rewritten a number that stayed is none of the changes.
    if (pieces.size() == 2) drop_common(before, after);
    std::vector<NumberChange> out;
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
        NumberChange change{i < before.size() ? before[i] : std::string(),
                            i < after.size() ? after[i] : std::string()};
        if (change.before != change.after) out.push_back(std::move(change));
    }
    return out;
}

}  // namespace bifolium::changes
