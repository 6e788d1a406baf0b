// TableFlow: a table in the walk of a block formatting context. Rows are set one below the other
// and may part at a page's end; a head is shown again on each page. A row that is higher than a
// third of the page may be divided, at a distance from its top: each cell at its own last line
// above it.
#pragma once

#include <memory>

#include "layout/table.h"

namespace bifolium::layout {

class TableFlow {
public:
    TableFlow(Flow& flow, const Box& table);
    void run(const Part&);

private:
    /// A row, or what of it stands between two distances from its top.
    struct RowPart {
        std::size_t row = 0;
        std::uint32_t from = 0, until = 0;  ///< 0: its top; its bottom.
        bool repeated = false;
    };
    /// A place inside a row that is divided.
    struct Cut {
        LengthSum distance = 0;  ///< From the row's top.
        LengthSum rest = 0;      ///< What the next page needs for the row.
        int penalty = 0;
        std::vector<std::uint32_t> notes;  ///< Called above this one and below the last.
    };
    struct Cell {
        CellPlace place;
        BreakOpportunities places;
        std::vector<std::uint32_t> notes;
    };

    void captions(style::CaptionSide, Length left);
    void grid(const Part&, Length left);
    void rows(const Part&);
    void repeat(style::Display);
    void row(const RowPart&);
    void call_rest(std::size_t row, std::ptrdiff_t before);
    void grounds();
    std::vector<Laid> lay_cells(const RowPart&, Length* height) const;
    Child cell_child(const RowPart&, std::size_t column, const Laid&, Length height);
    void between(std::size_t row);
    void inside(std::size_t row);
    std::vector<Cell> cells_of(std::size_t row) const;
    std::vector<Cut> cuts_of(std::size_t row) const;
    void note(std::vector<std::uint32_t> path, BreakOpportunity);
    Length group_height(style::Display) const;
    bool in_group(std::size_t row, style::Display) const;

    Flow& flow_;
    Box wrapper_;  ///< Around a table that has no parent here: its captions need one.
    const Context& context_;
    const Box& table_;
    Length width_;
    std::shared_ptr<const TableColumns> columns_;
    std::shared_ptr<const TableRows> heights_;
    Length head_, foot_;  ///< What a continued table shows again.
    struct Ground {
        const Box* group = nullptr;
        LengthSum top = 0, bottom = 0;
    };
    std::vector<Ground> grounds_;
};

}  // namespace bifolium::layout
