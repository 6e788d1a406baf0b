#include "l10n/likeness.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

#include "text/utf8.h"

namespace bifolium::l10n {

namespace {

// Above this many pairs of characters the trigrams alone must do: a text of 8,000 characters is a
// page and a half, and no translator wants its like proposed letter by letter.
constexpr std::size_t most_pairs = std::size_t{64} << 20;
constexpr std::size_t most_visits = 4000;

std::u32string characters(std::string_view words) {
    std::u32string out;
    out.reserve(words.size());
    for (std::size_t at = 0; at < words.size();) {
        out.push_back(static_cast<char32_t>(text::next_character(words, at)));
    }
    return out;
}

/// Distinct, sorted. Two characters before the text and one behind it make trigrams of short ones.
std::vector<std::uint64_t> trigrams(const std::u32string& text) {
    constexpr std::uint64_t mask = (std::uint64_t{1} << 63) - 1;
    std::vector<std::uint64_t> out;
    out.reserve(text.size() + 1);
    std::uint64_t gram = 0;
    for (const char32_t c : text) {
        gram = (gram << 21 | c) & mask;
        out.push_back(gram);
    }
    out.push_back(gram << 21 & mask);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double share(std::size_t common, std::size_t all) {
    return 2 * static_cast<double>(common) / static_cast<double>(all);
}

}  // namespace

Likeness::Likeness(std::string_view text) : text_(characters(text)) {
    words_ = (text_.size() + 63) / 64;
    ascii_.fill(no_row);
    for (std::size_t i = 0; i < text_.size(); ++i) {
        const char32_t c = text_[i];
        std::size_t row = row_of(c);
        if (row == no_row) {
            row = rows_.size();
            (c < ascii_.size() ? ascii_[c] : letters_[c]) = row;
            rows_.resize(row + words_);
        }
        rows_[row + i / 64] |= std::uint64_t{1} << i % 64;
    }
}

std::size_t Likeness::row_of(char32_t c) const {
    if (c < ascii_.size()) return ascii_[c];
    const auto found = letters_.find(c);
    return found == letters_.end() ? no_row : found->second;
}

/// All bits of a word in one step: a zero bit of `row` is a letter of the common subsequence.
/// H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004
std::size_t Likeness::common_subsequence(const std::u32string& other) const {
    std::vector<std::uint64_t> row(words_, ~std::uint64_t{0});
    for (const char32_t c : other) {
        const std::size_t matches = row_of(c);
        if (matches == no_row) continue;
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < words_; ++i) {
            const std::uint64_t both = row[i] & rows_[matches + i];
            const std::uint64_t partial = row[i] + both;
            const std::uint64_t sum = partial + carry;
            carry = (partial < row[i] || sum < partial) ? 1 : 0;
            row[i] = sum | (row[i] & ~both);
        }
    }
    std::size_t common = 0;
    for (std::size_t i = 0; i < words_; ++i) {
        std::uint64_t zeros = ~row[i];
        const std::size_t rest = text_.size() % 64;
        if (i + 1 == words_ && rest != 0) zeros &= (std::uint64_t{1} << rest) - 1;
        common += static_cast<std::size_t>(std::popcount(zeros));
    }
    return common;
}

double Likeness::to(std::string_view words) const {
    const std::u32string other = characters(words);
    if (text_.empty() && other.empty()) return 1;
    if (text_.size() <= most_pairs / (other.size() + 1)) {
        return share(common_subsequence(other), text_.size() + other.size());
    }
    const auto ours = trigrams(text_);
    const auto theirs = trigrams(other);
    std::vector<std::uint64_t> common;
    std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                          std::back_inserter(common));
    return share(common.size(), ours.size() + theirs.size());
}

LikenessIndex::LikenessIndex(std::span<const std::string_view> texts) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto grams = trigrams(characters(texts[i]));
        sizes_.push_back(static_cast<std::uint32_t>(grams.size()));
        for (const std::uint64_t gram : grams) {
            pairs.emplace_back(gram, static_cast<std::uint32_t>(i));
        }
    }
    std::sort(pairs.begin(), pairs.end());
    places_.reserve(pairs.size());
    for (const auto& [gram, text] : pairs) {
        const auto at = static_cast<std::uint32_t>(places_.size());
        const auto [range, is_new] = trigrams_.try_emplace(gram, Range{at, at});
        ++range->second.end;
        places_.push_back(text);
    }
}

std::vector<std::size_t> LikenessIndex::candidates(std::string_view text, std::size_t most) const {
    const auto grams = trigrams(characters(text));
    std::vector<Range> ranges;
    for (const std::uint64_t gram : grams) {
        const auto found = trigrams_.find(gram);
        if (found != trigrams_.end()) ranges.push_back(found->second);
    }
    const auto rarer = [](Range a, Range b) {
        return std::pair(a.size(), a.begin) < std::pair(b.size(), b.begin);
    };
    std::sort(ranges.begin(), ranges.end(), rarer);
    std::vector<std::uint32_t> visited;
    for (const Range range : ranges) {
        const std::size_t left = most_visits - visited.size();
        const auto begin = places_.begin() + range.begin;
        visited.insert(
            visited.end(), begin,
            begin + static_cast<std::ptrdiff_t>(std::min<std::size_t>(left, range.size())));
        if (visited.size() == most_visits) break;
    }
    std::sort(visited.begin(), visited.end());
    std::vector<std::pair<double, std::uint32_t>> found;  // sorted: the greatest share first
    for (std::size_t i = 0; i < visited.size();) {
        std::size_t end = i;
        while (end < visited.size() && visited[end] == visited[i]) ++end;
        found.emplace_back(-share(end - i, grams.size() + sizes_[visited[i]]), visited[i]);
        i = end;
    }
    const std::size_t count = std::min(most, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
                      found.end());
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(found[i].second);
    return out;
}

}  // namespace bifolium::l10n
