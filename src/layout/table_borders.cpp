// Collapsing borders: which border wins at each edge of the grid, and who paints it.
// https://www.w3.org/TR/CSS21/tables.html#border-conflict-resolution
#include <algorithm>
#include <utility>

#include "layout/table.h"

namespace bifolium::layout {

namespace {

using style::Border;
using style::BorderStyle;

/// In the order of preference at equal width and style.
enum class Owner : std::uint8_t { cell_before, cell_after, row_before, row_after, table, nobody };

int rank(BorderStyle style) {
    switch (style) {
        case BorderStyle::none:
            return 0;
        case BorderStyle::inset:
            return 1;
        case BorderStyle::groove:
            return 2;
        case BorderStyle::outset:
            return 3;
        case BorderStyle::ridge:
            return 4;
        case BorderStyle::dotted:
            return 5;
        case BorderStyle::dashed:
            return 6;
        case BorderStyle::solid:
            return 7;
        case BorderStyle::double_line:
            return 8;
        case BorderStyle::hidden:
            return 9;
    }
    return 0;
}

struct Winner {
    double width_pt = 0;
    BorderStyle style = BorderStyle::none;
    Owner owner = Owner::nobody;

    void challenge(const Border& border, Owner challenger) {
        if (style == BorderStyle::hidden || border.style == BorderStyle::none) return;
        const bool hides = border.style == BorderStyle::hidden;
        const bool wins = hides || owner == Owner::nobody || border.width_pt > width_pt ||
                          (border.width_pt == width_pt && rank(border.style) > rank(style));
        if (!wins) return;
        *this = {hides ? 0 : border.width_pt, border.style, hides ? Owner::nobody : challenger};
    }
    Length width() const { return Length::pt(width_pt); }
};

class Collapse {
public:
    Collapse(const Context& context, const Box& table, const Grid& grid)
        : context_(context), table_(table), grid_(grid), rows_(grid.rows), columns_(grid.columns) {
        if (text_style(context, table).direction == Direction::left_to_right) return;
        std::swap(start_, end_);
        std::swap(border_start_, border_end_);
    }

    CollapsedBorders run() {
        result_.cells.resize(grid_.cells.size());
        result_.rows.resize(rows_.size());
        Places above;
        for (std::uint32_t row = 0; row < rows_.size(); ++row) {
            Places here = places_of(row, above);
            across(row, above, here);
            along(row, here);
            above = std::move(here);
        }
        across(static_cast<std::uint32_t>(rows_.size()), above, {});
        return std::move(result_);
    }

private:
    /// Of one row, by column, as far as there are cells; null where there is none.
    using Places = std::vector<const GridCell*>;

    Places places_of(std::uint32_t row, const Places& above) const {
        Places here = above;
        for (const GridCell*& cell : here) {
            if (cell != nullptr && cell->end() <= row) cell = nullptr;
        }
        for (const GridCell& cell : grid_.cells_of(rows_[row])) {
            const std::size_t end = std::size_t{cell.column} + cell.columns;
            if (here.size() < end) here.resize(end);
            std::fill_n(here.begin() + cell.column, cell.columns, &cell);
        }
        while (!here.empty() && here.back() == nullptr) here.pop_back();
        return here;
    }

    void across(std::uint32_t line, const Places& above, const Places& below) {
        const auto at = [](const Places& places, std::size_t column) {
            return column < places.size() ? places[column] : nullptr;
        };
        const std::size_t end = std::max(above.size(), below.size());
        for (std::size_t column = 0; column < end; ++column) {
            horizontal(line, at(above, column), at(below, column));
        }
    }

    void along(std::uint32_t row, const Places& here) {
        for (std::size_t line = 0; line <= here.size(); ++line) {
            vertical(row, line, line > 0 ? here[line - 1] : nullptr,
                     line < here.size() ? here[line] : nullptr);
        }
        if (here.size() < columns_) vertical(row, columns_, nullptr, nullptr);
    }

    CollapsedEdges& edges_of(const GridCell& cell) { return result_.cells[grid_.index_of(cell)]; }
    const style::BoxStyle& style(const Box* box) const { return box_style(context_, *box); }
    const style::BoxStyle& style(const GridCell* cell) const { return style(cell->box); }

    /// A cell over several places has one border a side: the widest of theirs.
    void give(const GridCell& cell, Length Edges::*side, Length width, bool owned) {
        CollapsedEdges& edges = edges_of(cell);
        raise(edges.width.*side, width);
        if (owned) raise(edges.owned.*side, width);
    }

    void horizontal(std::size_t line, const GridCell* upper, const GridCell* lower) {
        Winner winner;
        const bool above = line > 0, below = line < rows_.size();
        if (upper != nullptr && upper == lower) return;
        if (upper != nullptr) winner.challenge(style(upper).border.bottom, Owner::cell_before);
        if (lower != nullptr) winner.challenge(style(lower).border.top, Owner::cell_after);
        if (above) winner.challenge(style(rows_[line - 1].row).border.bottom, Owner::row_before);
        if (below) winner.challenge(style(rows_[line].row).border.top, Owner::row_after);
        if (!above) winner.challenge(style(&table_).border.top, Owner::table);
        if (!below) winner.challenge(style(&table_).border.bottom, Owner::table);
        const Length width = winner.width();
        if (upper != nullptr) {
            give(*upper, &Edges::bottom, width, winner.owner == Owner::cell_before);
        }
        if (lower != nullptr) give(*lower, &Edges::top, width, winner.owner == Owner::cell_after);
        if (winner.owner == Owner::row_before) raise(result_.rows[line - 1].bottom, width);
        if (winner.owner == Owner::row_after) raise(result_.rows[line].top, width);
        if (!above) {
            raise(result_.outer.top, width);
            if (winner.owner == Owner::table) raise(result_.table.top, width);
        }
        if (!below) {
            raise(result_.outer.bottom, width);
            if (winner.owner == Owner::table) raise(result_.table.bottom, width);
        }
    }

    /// `line` counts from the table's start, which is on the right in an Arabic table.
    void vertical(std::size_t row, std::size_t line, const GridCell* first,
                  const GridCell* second) {
        Winner winner;
        const bool before = line > 0, after = line < columns_;
        if (first != nullptr && first == second) return;
        if (first != nullptr)
            winner.challenge(style(first).border.*border_end_, Owner::cell_before);
        if (second != nullptr) {
            winner.challenge(style(second).border.*border_start_, Owner::cell_after);
        }
        if (!before) {
            winner.challenge(style(rows_[row].row).border.*border_start_, Owner::row_after);
            winner.challenge(style(&table_).border.*border_start_, Owner::table);
        }
        if (!after) {
            winner.challenge(style(rows_[row].row).border.*border_end_, Owner::row_before);
            winner.challenge(style(&table_).border.*border_end_, Owner::table);
        }
        const Length width = winner.width();
        if (first != nullptr) give(*first, end_, width, winner.owner == Owner::cell_before);
        if (second != nullptr) give(*second, start_, width, winner.owner == Owner::cell_after);
        if (!before) {
            raise(result_.outer.*start_, width);
            if (winner.owner == Owner::table) raise(result_.table.*start_, width);
            if (winner.owner == Owner::row_after) raise(result_.rows[row].*start_, width);
        }
        if (!after) {
            raise(result_.outer.*end_, width);
            if (winner.owner == Owner::table) raise(result_.table.*end_, width);
            if (winner.owner == Owner::row_before) raise(result_.rows[row].*end_, width);
        }
    }

    static void raise(Length& to, Length width) { to = std::max(to, width); }

    const Context& context_;
    const Box& table_;
    const Grid& grid_;
    const std::vector<GridRow>& rows_;
    const std::size_t columns_;
    Length Edges::*start_ = &Edges::left;
    Length Edges::*end_ = &Edges::right;
    Border style::Sides<Border>::*border_start_ = &style::Sides<Border>::left;
    Border style::Sides<Border>::*border_end_ = &style::Sides<Border>::right;
    CollapsedBorders result_;
};

}  // namespace

CollapsedBorders collapse_borders(const Context& context, const Box& table, const Grid& grid) {
    return Collapse(context, table, grid).run();
}

}  // namespace bifolium::layout
