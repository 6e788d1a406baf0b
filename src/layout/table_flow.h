// TableFlow: a table in the walk of a block formatting context. Rows are set one below the other
// and may part at a page's end; a head is shown again on each page. A row that is higher than a
// third of the page may be divided, at a distance from its top: each cell at its own last line
// above it. So are cells over several rows, wherever two of these part.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "layout/table.h"

namespace bifolium::layout {

class TableFlow {
public:
    TableFlow(Flow& flow, const Box& table);
    void run(const Part&);

private:
    /// A row, or what of it stands between two distances from its top.
    struct RowPart {
        std::uint32_t row = 0;
        std::uint32_t from = 0, until = 0;  ///< 0: its top; its bottom.
        bool repeated = false;
        bool whole() const { return from == 0 && until == 0; }
    };
    /// What of a cell stands between two distances from the grid line above it.
    struct Piece {
        std::optional<LengthSum> from, until;  ///< None: its top; its bottom.
        bool whole() const { return !from && !until; }
    };
    /// A cell as it is measured, and how far the walk has come in it.
    struct Cell {
        const GridCell* cell = nullptr;
        CellPlace place;
        std::shared_ptr<const Measured> measured;
        std::size_t above = 0;  ///< So many of the places are above the cut.
        LengthSum begin = 0;    ///< Where what stands here begins, from its own top.
        LengthSum end = 0;      ///< And where it ends.
        std::uint32_t end_notes = 0;
        std::uint32_t called = 0;  ///< Of the notes.
        const BreakOpportunities& places() const;
        const std::vector<std::uint32_t>& notes() const;
        LengthSum whole() const;               ///< From its own top to its end.
        const BreakOpportunity* last() const;  ///< The last of the places above; null if none is.
        void advance(LengthSum distance);      ///< From the cell's top.
    };
    /// A place inside a row that is divided.
    struct Cut {
        LengthSum distance = 0;  ///< From the row's top.
        LengthSum shown = 0;     ///< What of the row's part stands above it.
        LengthSum rest = 0;      ///< What stands below it.
        int penalty = 0;
        std::vector<std::uint32_t> notes;  ///< Called above this one and below the last.
    };
    /// A cell on a page, and the rows that it takes there, as indices of their parts.
    struct SetCell {
        const GridCell* cell = nullptr;
        CellPlace place;
        Piece piece;
        Laid laid;
        std::size_t first = 0, last = 0;
        Length height() const;  ///< From grid line to grid line, where it is not cut.
    };

    // table_flow.cpp: the table's place, and what stands around its rows
    void captions(style::CaptionSide, Length left);
    void grid(const Part&, Length left);
    void rows(const Part&);
    std::vector<RowPart> parts_of(const Part&) const;
    std::vector<RowPart> repeated(style::Display) const;
    Length group_height(style::Display) const;
    bool in_group(std::uint32_t row, style::Display) const;
    LengthSum top_of(std::uint32_t row) const { return heights_->rows[row].top; }
    LengthSum bottom_above(const GridCell&, std::uint32_t row) const;
    Piece piece_of(const GridCell&, const RowPart& first, const RowPart& last) const;

    // table_measuring.cpp: the places where a table may part
    void measure(const std::vector<RowPart>&, const Part&);
    void measure_row(const RowPart&);
    void between(std::uint32_t row);
    void inside(const RowPart&, Length height);
    std::vector<Cell> cells_of(const RowPart&) const;
    std::vector<Cut> cuts_of(const RowPart&, std::vector<Cell>&) const;
    Cell measured(const GridCell&, const CellPlace&) const;
    Cell measured(const GridCell&) const;
    void enter_cells(std::uint32_t row);
    void enter_reaching(const RowPart& first);
    void leave_cells(std::uint32_t row);
    LengthSum moved_down(const RowPart& next);
    void call_until(Cell&, std::uint32_t notes);
    void call_rest(std::uint32_t row, std::ptrdiff_t before);
    void note(std::vector<std::uint32_t> path, BreakOpportunity);

    // table_setting.cpp: rows and cells as fragments
    void set(const std::vector<RowPart>&);
    enum class Which : std::uint8_t { all, cut };
    std::vector<SetCell> cells_of(const std::vector<RowPart>&, Which) const;
    std::vector<Length> heights_of(const std::vector<RowPart>&, const std::vector<SetCell>&) const;
    Length height_of(const SetCell&, const std::vector<Length>&) const;
    Laid lay(const GridCell&, const CellPlace&, const Piece&) const;
    void set_row(const RowPart&, Length height, std::vector<Child>);
    std::vector<Child> children_of(std::vector<SetCell*>, const std::vector<Length>& heights);
    Child cell_child(const SetCell&, Length height);
    void grounds();

    Flow& flow_;
    Box wrapper_;  ///< Around a table that has no parent here: its captions need one.
    const Context& context_;
    const Box& table_;
    Length width_;
    std::shared_ptr<const TableColumns> columns_;
    std::shared_ptr<const TableRows> heights_;
    Length head_, foot_;          ///< What a continued table shows again.
    std::vector<Cell> reaching_;  ///< While measuring: open cells over several rows.
    struct Ground {
        FragmentRef fragment;
        LengthSum top = 0;
    };
    std::vector<Ground> row_grounds_;
    struct GroupGround {
        const Box* group = nullptr;
        LengthSum top = 0, bottom = 0;
    };
    std::vector<GroupGround> group_grounds_;
};

}  // namespace bifolium::layout
