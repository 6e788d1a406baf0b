// How alike two texts are, and which of many is the likest, without comparing each with each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/range.h"

namespace bifolium::l10n {

/// One text, to be compared with many.
class Likeness {
public:
    explicit Likeness(std::string_view text);
    /// 0 (nothing in common) to 1 (equal): twice the longest common subsequence of characters, by
    /// the sum of the lengths.
    double to(std::string_view other) const;

private:
    std::size_t common_subsequence(const std::u32string& other) const;
    std::size_t row_of(char32_t) const;

    static constexpr std::size_t no_row = static_cast<std::size_t>(-1);
    std::u32string text_;
    std::size_t words_ = 0;                              // of 64 bits, in a row
    std::vector<std::uint64_t> rows_;                    // for each letter the bits where it stands
    std::array<std::size_t, 128> ascii_{};               // where each letter's row begins
    std::unordered_map<char32_t, std::size_t> letters_;  // the same of others; never iterated
};

/// Trigrams of many texts. A look-up visits the rarest of a text's own first, and a bounded number
/// of places: all look-ups together take time in proportion to the texts.
class LikenessIndex {
public:
    explicit LikenessIndex(std::span<const std::string_view> texts);

    /// At most `most` texts that share trigrams with this one, those that share more first.
    std::vector<std::size_t> candidates(std::string_view text, std::size_t most) const;

private:
    std::vector<std::uint32_t> sizes_;                   // of each text, in distinct trigrams
    std::vector<std::uint32_t> places_;                  // texts, trigram by trigram
    std::unordered_map<std::uint64_t, Range> trigrams_;  // in places_; looked up, never iterated
};

}  // namespace bifolium::l10n
