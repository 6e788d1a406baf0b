#include "docx/losses.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/normalize.h"

namespace bifolium::docx {

namespace {

/// Differences beyond this many are not told apart finely: what is left is one stretch.
constexpr std::size_t most_differences = 3'000;

struct Word {
    std::string text;
    std::uint32_t paragraph = 0;
};

using Step = std::int32_t;

/// Which words of each side have a partner, by Myers's greedy algorithm.
/// https://doi.org/10.1007/BF01840446
class Pairing {
public:
    Pairing(const std::vector<Word>& left, std::span<const std::string> right)
        : left_(left), right_(right), left_found_(left.size()), right_found_(right.size()) {}

    void run() {
        std::size_t begin = 0, left_end = left_.size(), right_end = right_.size();
        for (; begin < left_end && begin < right_end && same(begin, begin); ++begin) {
            pair(begin, begin);
        }
        while (left_end > begin && right_end > begin && same(left_end - 1, right_end - 1)) {
            --left_end;
            --right_end;
            pair(left_end, right_end);
        }
        begin_ = begin;
        rows_ = static_cast<Step>(left_end - begin);
        columns_ = static_cast<Step>(right_end - begin);
        search();
    }
    bool left_found(std::size_t i) const { return left_found_[i]; }
    bool right_found(std::size_t i) const { return right_found_[i]; }

private:
    bool same(std::size_t i, std::size_t k) const { return left_[i].text == right_[k]; }
    void pair(std::size_t i, std::size_t k) {
        left_found_[i] = true;
        right_found_[k] = true;
    }
    bool same_at(Step x, Step y) const {
        return same(begin_ + static_cast<std::size_t>(x), begin_ + static_cast<std::size_t>(y));
    }

    /// The farthest x on each diagonal, for each number of differences.
    void search() {
        const auto most = std::min<Step>(rows_ + columns_, static_cast<Step>(most_differences));
        std::vector<Step> far(static_cast<std::size_t>(2 * most + 3), 0);
        const auto at = [&](Step k) -> Step& {
            return far[static_cast<std::size_t>(k + most + 1)];
        };
        for (Step d = 0; d <= most; ++d) {
            trace_.emplace_back(far.begin() + (most + 1 - d), far.begin() + (most + 2 + d));
            for (Step k = -d; k <= d; k += 2) {
                const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
                Step x = down ? at(k + 1) : at(k - 1) + 1;
                while (x < rows_ && x - k < columns_ && x - k >= 0 && same_at(x, x - k)) ++x;
                at(k) = x;
                if (x >= rows_ && x - k >= columns_) return walk_back(d, k, x);
            }
        }
        // Too different: the best that was reached, and the rest has no partners.
        Step best = -most;
        for (Step k = -most; k <= most; k += 2) {
            if (2 * at(k) - k > 2 * at(best) - best && at(k) <= rows_ && at(k) - k <= columns_) {
                best = k;
            }
        }
        walk_back(most, best, at(best));
    }

    /// trace_[d] holds diagonals -d … d as they were before step d.
    void walk_back(Step d, Step k, Step x) {
        for (; d >= 0; --d) {
            const auto& before = trace_[static_cast<std::size_t>(d)];
            const auto at = [&](Step diagonal) {
                return before[static_cast<std::size_t>(diagonal + d)];
            };
            Step start = 0, next = k;
            if (d > 0) {
                const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
                next = down ? k + 1 : k - 1;
                start = down ? at(k + 1) : at(k - 1) + 1;
            }
            while (x > start && x - k > 0) {
                --x;
                pair(begin_ + static_cast<std::size_t>(x),
                     begin_ + static_cast<std::size_t>(x - k));
            }
            if (d == 0) return;
            x = at(next);
            k = next;
        }
    }

    const std::vector<Word>& left_;
    std::span<const std::string> right_;
    std::vector<bool> left_found_, right_found_;
    std::size_t begin_ = 0;
    Step rows_ = 0, columns_ = 0;
    std::vector<std::vector<Step>> trace_;
};

bool is_sign(char32_t c) {
    constexpr std::string_view ascii = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    return c < 0x80 && ascii.find(static_cast<char>(c)) != std::string_view::npos;
}

/// The signs before the word one by one, the word, the signs after it.
void append_parts(std::string_view word, std::vector<std::string>& out) {
    while (!word.empty() && is_sign(static_cast<unsigned char>(word.front()))) {
        out.emplace_back(word.substr(0, 1));
        word.remove_prefix(1);
    }
    std::size_t end = word.size();
    while (end > 0 && is_sign(static_cast<unsigned char>(word[end - 1]))) --end;
    if (end > 0) out.emplace_back(word.substr(0, end));
    for (; end < word.size(); ++end) out.emplace_back(word.substr(end, 1));
}

void append(Stretch& stretch, const std::string& word) {
    stretch.words += (stretch.words.empty() ? "" : " ") + word;
    ++stretch.count;
}

}  // namespace

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> out;
    const std::string plain = text::comparable(text);
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t end = std::min(plain.find(' ', at), plain.size());
        append_parts(std::string_view(plain).substr(at, end - at), out);
        at = end + 1;
    }
    return out;
}

Comparison compare(std::span<const Paragraph> document, std::span<const std::string> said) {
    std::vector<Word> words;
    for (const Paragraph& paragraph : document) {
        for (std::string& word : words_in(paragraph.text)) {
            words.push_back({std::move(word), paragraph.number});
        }
    }
    Pairing pairing(words, said);
    pairing.run();
    Comparison out;
    out.words = words.size();
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (pairing.right_found(i)) continue;
        const bool goes_on = i > 0 && !pairing.right_found(i - 1) && !out.gained.empty();
        if (!goes_on) out.gained.push_back({});
        append(out.gained.back(), said[i]);
    }
    std::map<std::string, std::size_t, std::less<>> elsewhere;  // gained words, how often
    for (const Stretch& stretch : out.gained) {
        for (const std::string& word : words_in(stretch.words)) ++elsewhere[word];
    }
    for (std::size_t i = 0; i < words.size();) {
        if (pairing.left_found(i)) {
            ++i;
            continue;
        }
        Stretch stretch;
        stretch.paragraph = words[i].paragraph;
        for (std::size_t k = i > 4 ? i - 4 : 0; k < i; ++k) {
            stretch.before += (stretch.before.empty() ? "" : " ") + words[k].text;
        }
        std::size_t end = i;
        while (end < words.size() && !pairing.left_found(end) &&
               words[end].paragraph == words[i].paragraph) {
            append(stretch, words[end++].text);
        }
        // Moved, if all of its words are among those that came from nowhere.
        bool moved = true;
        std::size_t taken = i;
        for (; taken < end; ++taken) {
            const auto found = elsewhere.find(words[taken].text);
            if (found == elsewhere.end() || found->second == 0) {
                moved = false;
                break;
            }
            --found->second;
        }
        if (!moved) {
            while (taken-- > i) ++elsewhere[words[taken].text];
        }
        (moved ? out.moved : out.lost).push_back(std::move(stretch));
        i = end;
    }
    if (!out.moved.empty()) {
        // What was found again is no gain.
        std::erase_if(out.gained, [&](const Stretch& stretch) {
            const auto parts = words_in(stretch.words);
            return std::all_of(parts.begin(), parts.end(),
                               [&](const std::string& word) { return elsewhere[word] == 0; });
        });
    }
    return out;
}

}  // namespace bifolium::docx
