// Tables: columns, rows and collapsed borders as geometry, worked out once for a table and width.
// table_flow.h walks them. https://www.w3.org/TR/CSS21/tables.html
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "layout/flow.h"

namespace bifolium::layout {

struct GridRow {
    const Box* group = nullptr;
    const Box* row = nullptr;
    std::uint32_t group_index = 0, row_index = 0;  ///< In the table's and the group's children.
    friend bool operator==(const GridRow&, const GridRow&) = default;
};
std::vector<GridRow> grid_rows(const Box& table);
bool is_group(const Context&, const Box& group, style::Display);  ///< A header's or a footer's?

/// Of one cell where borders collapse: the winner's width at each edge, and what of it the cell
/// itself paints. A border lies around the grid line: half before it, the rest after.
struct CollapsedEdges {
    Edges width, owned;
};
struct CollapsedBorders {
    std::vector<std::vector<CollapsedEdges>> cells;  ///< By grid row and column.
    std::vector<Edges> rows;                         ///< What a row paints.
    Edges table;                                     ///< What the table paints.
    Edges outer;                                     ///< The widest at each side of the grid.
};
CollapsedBorders collapse_borders(const Context&, const Box& table, const std::vector<GridRow>&,
                                  std::size_t columns);
inline Length half_of(Length width) {
    return Length::raw(LengthSum{width.units()} / 2);
}

struct TableColumns {
    std::vector<GridRow> rows;
    std::vector<Length> widths;            ///< Of the columns, from grid line to grid line.
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

/// One cell's place in its row, from the row's top left grid corner.
struct CellPlace {
    Length left, width;  ///< Of its border box.
    Frame frame;
    Length above, below;  ///< From the border box to the grid lines; negative where it overhangs.
};
CellPlace cell_place(const Context&, const TableColumns&, std::size_t grid_row, std::size_t column);
FlowSpace cell_space(const CellPlace&);

struct RowHeight {
    Length height;    ///< From grid line to grid line.
    Length baseline;  ///< Of the cells that align by it.
};
struct TableRows {
    std::vector<RowHeight> rows;
};
std::shared_ptr<const TableRows> table_rows(const Context&, const Box& table, Length width);

}  // namespace bifolium::layout
