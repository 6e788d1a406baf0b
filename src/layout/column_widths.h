// ColumnWidths: a table's width shared out among its columns, from what their cells need: numbers
// only, no boxes. The guesses are those of css-tables-3. Where text must wrap, CSS leaves the
// choice open, and the share is taken that makes the fewest lines: one long cell in a column does
// not squeeze the short ones beside it.
// https://www.w3.org/TR/css-tables-3/#width-distribution-algorithm
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/length.h"

namespace bifolium::layout {

/// Of one column, from grid line to grid line.
struct ColumnNeed {
    Length least, most;          ///< min-content and max-content; never `most < least`.
    std::optional<Length> said;  ///< A width that a cell says.
    double percent = 0;          ///< Of the table; 0: none is said.
};

/// Of one cell, likewise; `frame` is what of it is no text.
struct CellNeed {
    std::uint32_t row = 0, column = 0, columns = 1;
    Length least, most, frame;
};

/// The width between two columns that a cell over both of them has for itself.
struct Gaps {
    Length between;
};

/// What the columns need for the cells, which come in the order of their rows. Cells over several
/// columns widen these where they must. `said` and `percent` are kept as they come.
void need_for(std::vector<ColumnNeed>&, std::span<const CellNeed>, Gaps);

/// `available` is the width of all columns together, without gaps.
std::vector<Length> automatic_widths(std::span<const ColumnNeed>, std::span<const CellNeed>,
                                     Length available, Gaps);
/// table-layout: fixed. Only `said` and `percent` count.
std::vector<Length> fixed_widths(std::span<const ColumnNeed>, Length available);

/// The width at which no column would have to wrap, with every percentage kept.
Length greatest_width(std::span<const ColumnNeed>);

}  // namespace bifolium::layout
