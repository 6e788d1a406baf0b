// Heights of rows: cells at their columns' widths, aligned by their baselines.
// https://www.w3.org/TR/CSS21/tables.html#height-layout
#include <algorithm>
#include <utility>

#include "layout/memo.h"
#include "layout/table.h"

namespace bifolium::layout {

CellPlace cell_place(const Context& context, const TableColumns& t, const GridCell& grid_cell) {
    const Box& cell = *grid_cell.box;
    const std::uint32_t last = grid_cell.column + grid_cell.columns - 1;
    const Length start = t.starts[grid_cell.column];
    const Length width = t.starts[last] + t.widths[last] - start;
    Length left = t.inset.left + start;
    const Box& row = *t.grid.rows[grid_cell.row].row;
    if (text_style(context, row).direction == Direction::right_to_left) {
        left = t.inset.left + t.starts.back() - start - width;
    }
    CellPlace place;
    place.frame = frame_of(context, cell, width);
    place.left = left;
    place.width = width;
    if (!t.collapsed) return place;
    const CollapsedEdges& edges = t.collapsed->cells[t.grid.index_of(grid_cell)];
    place.frame.border = edges.owned;
    // A border that the cell paints begins half its width before the grid line; one that another
    // box paints ends the rest after it, and there the cell begins.
    const auto before = [](Length border, Length owned) {
        return owned > Length() ? -half_of(border) : border - half_of(border);
    };
    const auto after = [](Length border, Length owned) {
        return owned > Length() ? -(border - half_of(border)) : half_of(border);
    };
    const Length from_left = before(edges.width.left, edges.owned.left);
    const Length from_right = after(edges.width.right, edges.owned.right);
    place.left += from_left;
    place.width = std::max(Length(), width - from_left - from_right);
    place.above = before(edges.width.top, edges.owned.top);
    place.below = after(edges.width.bottom, edges.owned.bottom);
    return place;
}

FlowSpace cell_space(const CellPlace& place) {
    FlowSpace space;
    space.inline_size = place.width;
    space.border_width = place.width;
    space.frame = place.frame;
    return space;
}

namespace {

struct CellHeight {
    Length height;  ///< From grid line to grid line.
    std::optional<Length> baseline;
};

CellHeight cell_height(const Context& context, const TableColumns& t, const GridCell& grid_cell) {
    const Box& cell = *grid_cell.box;
    const CellPlace place = cell_place(context, t, grid_cell);
    const Measured measured = measure_whole(context, cell, cell_space(place));
    CellHeight out;
    out.height = Length::raw(measured.places.back().before) + place.above + place.below;
    const auto said = definite_height(context, cell, place.frame, std::nullopt);
    if (said) out.height = std::max(out.height, *said + place.frame.block_sum());
    const auto align = box_style(context, cell).vertical_align;
    if (align == style::VerticalAlignment::baseline && measured.baseline) {
        out.baseline = *measured.baseline + place.above;
    }
    return out;
}

/// A cell that reaches below its row, and what it needs of all its rows.
struct Tall {
    const GridCell* cell;
    Length height;
};

RowHeight row_height(const Context& context, const TableColumns& t, const GridRow& row,
                     std::vector<Tall>& tall) {
    Length height, ascent, descent;
    const auto said = definite_height(context, *row.row, Frame(), std::nullopt);
    if (said) height = *said;
    for (const GridCell& cell : t.grid.cells_of(row)) {
        const CellHeight own = cell_height(context, t, cell);
        if (own.baseline) ascent = std::max(ascent, *own.baseline);
        if (cell.rows > 1) {
            tall.push_back({&cell, own.height});
            continue;
        }
        if (own.baseline) descent = std::max(descent, own.height - *own.baseline);
        height = std::max(height, own.height);
    }
    return {std::max(height, ascent + descent), ascent};
}

/// Rows grow by their heights until the cell has room: alike where they have none.
void make_room(TableRows& rows, const Tall& tall, Length spacing) {
    const GridCell& cell = *tall.cell;
    LengthSum sum = LengthSum{spacing.units()} * (cell.rows - 1), heights = 0;
    for (std::uint32_t r = cell.row; r < cell.end(); ++r) heights += rows.rows[r].height.units();
    LengthSum left = tall.height.units() - sum - heights;
    if (left <= 0) return;
    const double part = static_cast<double>(left) / static_cast<double>(heights);
    for (std::uint32_t r = cell.row; r < cell.end(); ++r) {
        Length& height = rows.rows[r].height;
        const LengthSum alike = left / (cell.end() - r);
        LengthSum more = heights > 0 ? static_cast<LengthSum>(part * height.units()) : alike;
        if (r + 1 == cell.end()) more = left;
        height += Length::raw(more);
        left -= more;
    }
}

}  // namespace

Length TableRows::height_of(const GridCell& cell) const {
    const RowHeight& last = rows[cell.end() - 1];
    return Length::raw(last.top - rows[cell.row].top + last.height.units());
}

std::shared_ptr<const TableRows> table_rows(const Context& context, const Box& table,
                                            Length width) {
    if (auto known = context.memo.find_rows({&table, width})) return known;
    const auto columns = table_columns(context, table, width);
    auto rows = std::make_shared<TableRows>();
    std::vector<Tall> tall;
    for (const GridRow& row : columns->grid.rows) {
        rows->rows.push_back(row_height(context, *columns, row, tall));
    }
    std::stable_sort(tall.begin(), tall.end(),
                     [](const Tall& a, const Tall& b) { return a.cell->rows < b.cell->rows; });
    for (const Tall& each : tall) make_room(*rows, each, columns->spacing_block);
    LengthSum top = 0;
    for (RowHeight& row : rows->rows) {
        row.top = top;
        top += row.height.units() + columns->spacing_block.units();
    }
    context.memo.keep({&table, width}, rows);
    return rows;
}

}  // namespace bifolium::layout
