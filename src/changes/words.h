// The difference of two texts in words, and the numbers among it.
// Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bifolium::changes {

enum class Side : std::uint8_t { both, before, after };

/// A stretch of words that stand in both texts, or in one.
struct Piece {
    Side side = Side::both;
    std::string text;
    friend bool operator==(const Piece&, const Piece&) = default;
};

/// Together the pieces of `both` and `before` are the old text, those of `both` and `after` the new
/// one. Words of a script without spaces are its characters. Texts with thousands of differences
/// are one piece each.
std::vector<Piece> word_changes(std::string_view before, std::string_view after);

/// "5 mg" and "10 mg": a number that another one replaced, with the word after it; either may be
/// empty.
struct NumberChange {
    std::string before, after;
    friend bool operator==(const NumberChange&, const NumberChange&) = default;
};
std::vector<NumberChange> number_changes(const std::vector<Piece>&);

}  // namespace bifolium::changes
