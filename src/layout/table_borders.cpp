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
    Collapse(const Context& context, const Box& table, const std::vector<GridRow>& rows,
             std::size_t columns)
        : context_(context), table_(table), rows_(rows), columns_(columns) {
        if (text_style(context, table).direction == Direction::left_to_right) return;
        std::swap(start_, end_);
        std::swap(border_start_, border_end_);
    }

    CollapsedBorders run() {
        result_.cells.assign(rows_.size(), std::vector<CollapsedEdges>(columns_));
        result_.rows.resize(rows_.size());
        for (std::size_t line = 0; line <= rows_.size(); ++line) {
            for (std::size_t column = 0; column < columns_; ++column) horizontal(line, column);
        }
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            for (std::size_t line = 0; line <= columns_; ++line) vertical(row, line);
        }
        return std::move(result_);
    }

private:
    const style::BoxStyle* cell(std::size_t row, std::size_t column) const {
        const auto& cells = rows_[row].row->children;
        return column < cells.size() ? &box_style(context_, cells[column]) : nullptr;
    }
    const style::BoxStyle& style(const Box* box) const { return box_style(context_, *box); }

    void horizontal(std::size_t line, std::size_t column) {
        Winner winner;
        const bool above = line > 0, below = line < rows_.size();
        const auto* upper = above ? cell(line - 1, column) : nullptr;
        const auto* lower = below ? cell(line, column) : nullptr;
        if (upper != nullptr) winner.challenge(upper->border.bottom, Owner::cell_before);
        if (lower != nullptr) winner.challenge(lower->border.top, Owner::cell_after);
        if (above) winner.challenge(style(rows_[line - 1].row).border.bottom, Owner::row_before);
        if (below) winner.challenge(style(rows_[line].row).border.top, Owner::row_after);
        if (!above) winner.challenge(style(&table_).border.top, Owner::table);
        if (!below) winner.challenge(style(&table_).border.bottom, Owner::table);
        const Length width = winner.width();
        if (above) {
            CollapsedEdges& edges = result_.cells[line - 1][column];
            edges.width.bottom = width;
            if (winner.owner == Owner::cell_before) edges.owned.bottom = width;
            if (winner.owner == Owner::row_before) raise(result_.rows[line - 1].bottom, width);
        } else {
            raise(result_.outer.top, width);
            if (winner.owner == Owner::table) raise(result_.table.top, width);
        }
        if (below) {
            CollapsedEdges& edges = result_.cells[line][column];
            edges.width.top = width;
            if (winner.owner == Owner::cell_after) edges.owned.top = width;
            if (winner.owner == Owner::row_after) raise(result_.rows[line].top, width);
        } else {
            raise(result_.outer.bottom, width);
            if (winner.owner == Owner::table) raise(result_.table.bottom, width);
        }
    }

    /// `line` counts from the table's start, which is on the right in an Arabic table.
    void vertical(std::size_t row, std::size_t line) {
        Winner winner;
        const bool before = line > 0, after = line < columns_;
        const auto* first = before ? cell(row, line - 1) : nullptr;
        const auto* second = after ? cell(row, line) : nullptr;
        if (first != nullptr) winner.challenge(first->border.*border_end_, Owner::cell_before);
        if (second != nullptr) winner.challenge(second->border.*border_start_, Owner::cell_after);
        if (!before) {
            winner.challenge(style(rows_[row].row).border.*border_start_, Owner::row_after);
            winner.challenge(style(&table_).border.*border_start_, Owner::table);
        }
        if (!after) {
            winner.challenge(style(rows_[row].row).border.*border_end_, Owner::row_before);
            winner.challenge(style(&table_).border.*border_end_, Owner::table);
        }
        const Length width = winner.width();
        if (before) {
            CollapsedEdges& edges = result_.cells[row][line - 1];
            edges.width.*end_ = width;
            if (winner.owner == Owner::cell_before) edges.owned.*end_ = width;
        } else {
            raise(result_.outer.*start_, width);
            if (winner.owner == Owner::table) raise(result_.table.*start_, width);
            if (winner.owner == Owner::row_after) raise(result_.rows[row].*start_, width);
        }
        if (after) {
            CollapsedEdges& edges = result_.cells[row][line];
            edges.width.*start_ = width;
            if (winner.owner == Owner::cell_after) edges.owned.*start_ = width;
        } else {
            raise(result_.outer.*end_, width);
            if (winner.owner == Owner::table) raise(result_.table.*end_, width);
            if (winner.owner == Owner::row_before) raise(result_.rows[row].*end_, width);
        }
    }

    static void raise(Length& to, Length width) { to = std::max(to, width); }

    const Context& context_;
    const Box& table_;
    const std::vector<GridRow>& rows_;
    const std::size_t columns_;
    Length Edges::*start_ = &Edges::left;
    Length Edges::*end_ = &Edges::right;
    Border style::Sides<Border>::*border_start_ = &style::Sides<Border>::left;
    Border style::Sides<Border>::*border_end_ = &style::Sides<Border>::right;
    CollapsedBorders result_;
};

}  // namespace

CollapsedBorders collapse_borders(const Context& context, const Box& table,
                                  const std::vector<GridRow>& rows, std::size_t columns) {
    return Collapse(context, table, rows, columns).run();
}

}  // namespace bifolium::layout
