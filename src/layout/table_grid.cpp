// The grid: which cell lies where.
// https://html.spec.whatwg.org/multipage/tables.html#forming-a-table
#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "layout/table.h"

namespace bifolium::layout {

namespace {

/// One row group after the other: a group's cells end with it.
class GridBuilder {
public:
    Grid run(const Box& table) {
        for (std::uint32_t g = 0; g < table.children.size(); ++g) {
            if (table.children[g].kind == BoxKind::table_row_group) add(table.children[g], g);
        }
        return std::move(grid_);
    }

private:
    void add(const Box& group, std::uint32_t index) {
        taken_until_.assign(taken_until_.size(), 0);
        const auto first = static_cast<std::uint32_t>(grid_.rows.size());
        const auto end = first + static_cast<std::uint32_t>(group.children.size());
        for (std::uint32_t r = 0; r < group.children.size(); ++r) {
            const Box& row = group.children[r];
            const auto begin = static_cast<std::uint32_t>(grid_.cells.size());
            grid_.rows.push_back({&group, &row, index, r, {begin, begin}, first + r});
            std::uint32_t column = 0;
            for (const Box& cell : row.children) column = place(cell, column, end);
            grid_.rows.back().cells.end = static_cast<std::uint32_t>(grid_.cells.size());
        }
        reach(first);
    }

    std::uint32_t place(const Box& box, std::uint32_t column, std::uint32_t end) {
        const auto row = static_cast<std::uint32_t>(grid_.rows.size()) - 1;
        while (column < taken_until_.size() && taken_until_[column] > row) ++column;
        const auto most = static_cast<std::uint32_t>(limits::table_columns);
        GridCell cell{&box, row, column, std::min(box.row_span, end - row), 1};
        const std::uint32_t wanted = std::clamp(box.column_span, std::uint32_t{1}, most);
        while (cell.columns < wanted && (column + cell.columns >= taken_until_.size() ||
                                         taken_until_[column + cell.columns] <= row)) {
            ++cell.columns;
        }
        const std::uint32_t after = column + cell.columns;
        if (taken_until_.size() < after) taken_until_.resize(after, 0);
        for (std::uint32_t i = column; i < after; ++i) taken_until_[i] = cell.end();
        grid_.columns = std::max(grid_.columns, after);
        grid_.spans_rows = grid_.spans_rows || cell.rows > 1;
        grid_.cells.push_back(cell);
        return after;
    }

    /// From which row on cells reach each row: as much work as the grid has places.
    void reach(std::uint32_t first) {
        if (!grid_.spans_rows) return;
        for (std::uint32_t row = first; row < grid_.rows.size(); ++row) {
            for (const GridCell& cell : grid_.cells_of(grid_.rows[row])) {
                for (std::uint32_t r = row + 1; r < cell.end(); ++r) {
                    grid_.rows[r].reached_from = std::min(grid_.rows[r].reached_from, row);
                }
            }
        }
    }

    Grid grid_;
    std::vector<std::uint32_t> taken_until_;  ///< By column: one past the last row taken.
};

}  // namespace

std::vector<const GridCell*> Grid::reaching(std::uint32_t row) const {
    std::vector<const GridCell*> found;
    if (row >= rows.size()) return found;
    for (std::uint32_t r = rows[row].reached_from; r < row; ++r) {
        for (const GridCell& cell : cells_of(rows[r])) {
            if (cell.end() > row) found.push_back(&cell);
        }
    }
    return found;
}

Grid grid_of(const Box& table) {
    return GridBuilder().run(table);
}

bool is_group(const Context& context, const Box& group, style::Display display) {
    return group.kind == BoxKind::table_row_group && !group.anonymous &&
           context.document.box(group.style).display == display;
}

}  // namespace bifolium::layout
