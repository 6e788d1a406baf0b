// Columns: how high a stretch of content is that stands side by side in columns, and where each of
// them ends. Arithmetic over the places that measuring the content once, in one column, gave; it
// knows no boxes. Column ends are weighed as page ends are: by penalties and by what stays empty.
// https://www.w3.org/TR/css-multicol-1/
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/break.h"

namespace bifolium::layout {

/// Forced breaks ask for more columns than there are: higher than any page.
inline constexpr LengthSum unreachable_height = LengthSum{1} << 30;

/// Nodes are the start (0) and the places (i + 1), as in the optimizer.
class ColumnRow {
public:
    ColumnRow(BreakOpportunities places, std::uint32_t columns);

    const BreakOpportunities& places() const { return places_; }
    std::uint32_t end() const { return static_cast<std::uint32_t>(places_.size()); }

    /// The content between two nodes in columns of the least height: without a column that ends
    /// where the style would avoid it, if they are no higher than `enough`. No columns where
    /// forced breaks ask for more than there are.
    struct Division {
        LengthSum height = 0;             ///< Of the deepest column.
        std::vector<std::uint32_t> ends;  ///< Nodes, rising; the last one is the second given.
    };
    Division divide(std::uint32_t from, std::uint32_t until, LengthSum enough) const;
    /// The same with a height given; no columns if it does not fit.
    Division divide_at(std::uint32_t from, std::uint32_t until, LengthSum height) const;

    /// Of divide(). Where it is more than `enough` in any case, some height above it, found
    /// without a search.
    LengthSum height(std::uint32_t from, std::uint32_t until, LengthSum enough) const;

private:
    enum class At : std::uint8_t { good_places, all_places };  ///< Where columns may end.
    Division ends_at(At, std::uint32_t from, std::uint32_t until, LengthSum height) const;
    LengthSum depth(std::uint32_t from, std::uint32_t until) const;
    std::uint32_t column_end(At, std::uint32_t from, std::uint32_t until, LengthSum height) const;
    std::uint32_t furthest(std::uint32_t from, std::uint32_t until, LengthSum height) const;
    Division least(At, std::uint32_t from, std::uint32_t until) const;

    BreakOpportunities places_;
    std::uint32_t columns_;
    std::vector<std::uint32_t> forced_;  ///< Nodes.
};

/// What the flow between two nodes takes of a page: a difference of distances, or inside columns
/// their height. `enough` as for ColumnRow::height().
LengthSum extent(const BreakOpportunities&, std::size_t from, std::size_t until, LengthSum enough);

}  // namespace bifolium::layout
