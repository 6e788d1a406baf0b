// Which block of one build is which of another: what stayed, what was edited, moved, added,
// removed.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/range.h"
#include "changes/blocks.h"
#include "changes/words.h"

namespace bifolium::changes {

enum class Kind : std::uint8_t { added, removed, moved, edited };

/// Neighbours that were added, removed or moved together are one change; an edited block is one by
/// itself.
struct Change {
    Kind kind = Kind::edited;
    Range before, after;       ///< Blocks; empty on the side that has none, at its place there.
    bool moved = false;        ///< Edited, and elsewhere now.
    std::vector<Piece> words;  ///< Of an edited block; empty if its words are the same.
    std::vector<NumberChange> numbers;  ///< Among the words.
};

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Comparison {
    std::vector<Change> changes;  ///< In the order of the new build; what was removed at its place.
    std::vector<std::uint32_t> old_of_new;  ///< For each new block its old one, or `none`.
    std::vector<bool> unchanged;            ///< The new block says what its old one said.
};

/// Time in proportion to the blocks, but for the likeness of those that changed. Blocks in the
/// order of both are found by a longest increasing subsequence of those that are there once (as in
/// patience sorting), the others between them.
Comparison compare(const std::vector<Block>& before, const std::vector<Block>& after);

}  // namespace bifolium::changes
