// Tables: grid, columns, rows and collapsed borders as geometry, worked out once for a table and
// width. table_flow.h walks them. https://www.w3.org/TR/CSS21/tables.html
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "layout/flow.h"

namespace bifolium::layout {

struct GridCell {
    const Box* box = nullptr;
    std::uint32_t row = 0, column = 0;  ///< Of its first place in the grid.
    std::uint32_t rows = 1, columns = 1;
    std::uint32_t end() const { return row + rows; }
};
struct GridRow {
    const Box* group = nullptr;
    const Box* row = nullptr;
    std::uint32_t group_index = 0, row_index = 0;  ///< In the table's and the group's children.
    Range cells;                                   ///< Those that begin here, in Grid::cells.
    std::uint32_t reached_from = 0;  ///< The first row with a cell that reaches this one.
};
struct Grid {
    std::vector<GridRow> rows;
    std::vector<GridCell> cells;  ///< Row by row.
    std::uint32_t columns = 0;
    bool spans_rows = false;  ///< Does any cell?

    std::span<const GridCell> cells_of(const GridRow& row) const {
        return std::span(cells).subspan(row.cells.begin, row.cells.size());
    }
    std::uint32_t index_of(const GridCell& cell) const {
        return static_cast<std::uint32_t>(&cell - cells.data());
    }
    /// The cells of earlier rows that reach this one.
    std::vector<const GridCell*> reaching(std::uint32_t row) const;
};
/// No cell reaches out of its row group.
Grid grid_of(const Box& table);
bool is_group(const Context&, const Box& group, style::Display);  ///< A header's or a footer's?

/// Of one cell where borders collapse: the winner's width at each edge, and what of it the cell
/// itself paints. A border lies around the grid line: half before it, the rest after.
struct CollapsedEdges {
    Edges width, owned;
};
struct CollapsedBorders {
    std::vector<CollapsedEdges> cells;  ///< As Grid::cells.
    std::vector<Edges> rows;            ///< What a row paints.
    Edges table;                        ///< What the table paints.
    Edges outer;                        ///< The widest at each side of the grid.
};
CollapsedBorders collapse_borders(const Context&, const Box& table, const Grid&);
inline Length half_of(Length width) {
    return Length::raw(LengthSum{width.units()} / 2);
}

struct TableColumns {
    Grid grid;
    std::vector<Length> widths;  ///< Of the columns, from grid line to grid line.
    std::vector<Length> starts;  ///< Of the columns and of what follows the last, from the first.
    Length spacing_inline, spacing_block;  ///< Zero where borders collapse.
    std::optional<CollapsedBorders> collapsed;
    Frame frame;  ///< Of the table. Where borders collapse, what it paints.
    /// From the table's border edge to the first grid line and from the last one.
    Edges inset;
};
bool is_fixed(const Context&, const Box& table);  ///< table-layout: fixed, with a width said.
/// table.overfull, if there is an excess.
void report_too_wide(const Context&, const Box& table, Length excess);
/// At a border box width.
std::shared_ptr<const TableColumns> table_columns(const Context&, const Box& table, Length width);
/// Of the border box.
IntrinsicSizes table_sizes(const Context&, const Box& table);

/// One cell's place in its first row, from the row's top left grid corner.
struct CellPlace {
    Length left, width;  ///< Of its border box.
    Frame frame;
    Length above, below;  ///< From the border box to the grid lines; negative where it overhangs.
};
CellPlace cell_place(const Context&, const TableColumns&, const GridCell&);
FlowSpace cell_space(const CellPlace&);

struct RowHeight {
    Length height;      ///< From grid line to grid line.
    Length baseline;    ///< Of the cells that align by it.
    LengthSum top = 0;  ///< From the first row's; spacing lies between.
};
struct TableRows {
    std::vector<RowHeight> rows;
    /// All rows of a cell, with what lies between them.
    Length height_of(const GridCell&) const;
};
std::shared_ptr<const TableRows> table_rows(const Context&, const Box& table, Length width);

}  // namespace bifolium::layout
