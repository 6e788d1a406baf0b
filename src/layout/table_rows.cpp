// Heights of rows: cells at their columns' widths, aligned by their baselines.
// https://www.w3.org/TR/CSS21/tables.html#height-layout
#include <algorithm>
#include <utility>

#include "layout/memo.h"
#include "layout/table.h"

namespace bifolium::layout {

CellPlace cell_place(const Context& context, const TableColumns& t, std::size_t grid_row,
                     std::size_t column) {
    const Box& cell = t.rows[grid_row].row->children[column];
    Length left = t.inset.left, whole = t.inset.left + t.inset.right;
    for (std::size_t i = 0; i < t.widths.size(); ++i) {
        whole += t.widths[i] + t.spacing_inline;
        if (i < column) left += t.widths[i] + t.spacing_inline;
    }
    left += t.spacing_inline;
    const Length width = t.widths[column];
    const Box& row = *t.rows[grid_row].row;
    if (text_style(context, row).direction == Direction::right_to_left) {
        left = whole - left - width + t.inset.left - t.inset.right + t.spacing_inline;
    }
    CellPlace place;
    place.frame = frame_of(context, cell, width);
    place.left = left;
    place.width = width;
    if (!t.collapsed) return place;
    const CollapsedEdges& edges = t.collapsed->cells[grid_row][column];
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

RowHeight row_height(const Context& context, const TableColumns& t, std::size_t grid_row) {
    const Box& row = *t.rows[grid_row].row;
    Length height, ascent, descent;
    const auto wish = [&](const Box& box, const Frame& frame) {
        const auto said = definite_height(context, box, frame, std::nullopt);
        if (said) height = std::max(height, *said + frame.block_sum());
    };
    wish(row, Frame());
    for (std::size_t c = 0; c < row.children.size(); ++c) {
        const Box& cell = row.children[c];
        const CellPlace place = cell_place(context, t, grid_row, c);
        const Measured measured = measure_whole(context, cell, cell_space(place));
        const Length high = Length::raw(measured.places.back().before) + place.above + place.below;
        const bool by_baseline =
            box_style(context, cell).vertical_align == style::VerticalAlignment::baseline &&
            measured.baseline;
        if (by_baseline) {
            const Length baseline = *measured.baseline + place.above;
            ascent = std::max(ascent, baseline);
            descent = std::max(descent, high - baseline);
        }
        height = std::max(height, high);
        wish(cell, place.frame);
    }
    return {std::max(height, ascent + descent), ascent};
}

}  // namespace

std::shared_ptr<const TableRows> table_rows(const Context& context, const Box& table,
                                            Length width) {
    if (auto known = context.memo.find_rows({&table, width})) return known;
    const auto columns = table_columns(context, table, width);
    auto rows = std::make_shared<TableRows>();
    for (std::size_t row = 0; row < columns->rows.size(); ++row) {
        rows->rows.push_back(row_height(context, *columns, row));
    }
    context.memo.keep({&table, width}, rows);
    return rows;
}

}  // namespace bifolium::layout
