// Rows and cells as fragments: those of one page.
#include <algorithm>
#include <utility>

#include "layout/table_flow.h"

namespace bifolium::layout {

Length TableFlow::SetCell::height() const {
    return laid.fragment->size.height + (piece.from ? Length() : place.above) +
           (piece.until ? Length() : place.below);
}

void TableFlow::set(const std::vector<RowPart>& parts) {
    std::vector<SetCell> cells = cells_of(parts, Which::all);
    const std::vector<Length> heights = heights_of(parts, cells);
    std::vector<std::vector<SetCell*>> begin(parts.size());
    for (SetCell& cell : cells) begin[cell.first].push_back(&cell);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        flow_.y_ += columns_->spacing_block.units();
        set_row(parts[i], heights[i], children_of(std::move(begin[i]), heights));
        flow_.y_ += heights[i].units();
    }
}

/// Each with its rows among the parts: those that begin in them, and at the first row those that
/// reach it.
std::vector<TableFlow::SetCell> TableFlow::cells_of(const std::vector<RowPart>& parts,
                                                    Which which) const {
    const Grid& grid = columns_->grid;
    std::vector<SetCell> out;
    const auto add = [&](const GridCell& cell, std::size_t first) {
        std::size_t last = first;
        while (last + 1 < parts.size() && parts[last + 1].row == parts[last].row + 1 &&
               parts[last + 1].row < cell.end()) {
            ++last;
        }
        SetCell set{.cell = &cell, .place = cell_place(context_, *columns_, cell)};
        set.piece = piece_of(cell, parts[first], parts[last]);
        if (which == Which::cut && set.piece.whole()) return;
        set.first = first;
        set.last = last;
        set.laid = lay(cell, set.place, set.piece);
        out.push_back(std::move(set));
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool follows = i > 0 && parts[i - 1].row + 1 == parts[i].row;
        if (!follows) {
            for (const GridCell* cell : grid.reaching(parts[i].row)) add(*cell, i);
        }
        for (const GridCell& cell : grid.cells_of(grid.rows[parts[i].row])) add(cell, i);
    }
    return out;
}

/// Of the parts. What of a row stands on a page is as high as what of its cells does.
std::vector<Length> TableFlow::heights_of(const std::vector<RowPart>& parts,
                                          const std::vector<SetCell>& cells) const {
    std::vector<Length> heights;
    for (const RowPart& part : parts) {
        heights.push_back(part.whole() ? heights_->rows[part.row].height : Length());
    }
    for (const SetCell& cell : cells) {
        if (cell.cell->rows > 1 || parts[cell.first].whole()) continue;
        heights[cell.first] = std::max(heights[cell.first], cell.height());
    }
    for (const SetCell& cell : cells) {
        if (cell.cell->rows == 1) continue;
        const Length room = height_of(cell, heights);
        if (cell.height() > room) heights[cell.last] += cell.height() - room;
    }
    return heights;
}

/// From the top of its first row to the bottom of its last one.
Length TableFlow::height_of(const SetCell& cell, const std::vector<Length>& heights) const {
    Length height = heights[cell.first];
    for (std::size_t i = cell.first + 1; i <= cell.last; ++i) {
        height += columns_->spacing_block + heights[i];
    }
    return height;
}

Laid TableFlow::lay(const GridCell& cell, const CellPlace& place, const Piece& piece) const {
    const Box& box = *cell.box;
    const FlowSpace space = cell_space(place);
    BreakToken from = BreakToken::start(), until = BreakToken::end();
    if (!piece.whole()) {
        Cell measured_cell = measured(cell, place);
        if (piece.from) {
            measured_cell.advance(*piece.from);
            if (measured_cell.last() != nullptr) from = measured_cell.last()->token;
        }
        if (piece.until) {
            measured_cell.advance(*piece.until);
            const BreakOpportunity* last = measured_cell.last();
            until = last != nullptr ? last->token : BreakToken{{0}, nullptr};
        }
    }
    // All of it has been on the page before: an empty box keeps its place.
    if (from == BreakToken::end()) {
        from.path = until.path = {static_cast<std::uint32_t>(box.children.size())};
    }
    return set_stretch(context_, box, space, from, until);
}

/// Cells in the order of their columns, wherever they began.
std::vector<Child> TableFlow::children_of(std::vector<SetCell*> cells,
                                          const std::vector<Length>& heights) {
    std::stable_sort(cells.begin(), cells.end(), [](const SetCell* a, const SetCell* b) {
        return a->cell->column < b->cell->column;
    });
    std::vector<Child> children;
    for (const SetCell* cell : cells) {
        children.push_back(cell_child(*cell, height_of(*cell, heights)));
    }
    return children;
}

Child TableFlow::cell_child(const SetCell& set, Length height) {
    const Box& cell = *set.cell->box;
    const CellPlace& place = set.place;
    const Length above = set.piece.from ? Length() : place.above;
    const Length room = height - above - (set.piece.until ? Length() : place.below);
    const Length free = std::max(Length(), room - set.laid.fragment->size.height);
    Length down;
    const style::VerticalAlignment align = box_style(context_, cell).vertical_align;
    const bool whole = set.piece.whole();
    if (whole && align == style::VerticalAlignment::middle) down = half_of(free);
    if (whole && align == style::VerticalAlignment::bottom) down = free;
    if (whole && align == style::VerticalAlignment::baseline && set.laid.baseline) {
        const Length baseline = heights_->rows[set.cell->row].baseline;
        down = std::clamp(baseline - above - *set.laid.baseline, Length(), free);
    }
    Fragment fragment = *set.laid.fragment;
    fragment.size.height = room;
    if (auto* box = std::get_if<BoxPart>(&fragment.part)) {
        for (Child& child : box->children) child.offset.y += down;
    }
    const OpenBox& o = flow_.open_.back();
    flow_.adopt(set.laid, o.left + place.left, flow_.y_ + (above + down).units());
    return {{place.left, above}, std::make_shared<const Fragment>(std::move(fragment))};
}

void TableFlow::set_row(const RowPart& part, Length height, std::vector<Child> cells) {
    const GridRow& row = columns_->grid.rows[part.row];
    OpenBox& o = flow_.open_.back();
    BoxPart box;
    box.repeated = part.repeated;
    box.starts = part.from == 0;
    box.ends = part.until == 0;
    box.anonymous = row.row->anonymous;
    box.children = std::move(cells);
    if (columns_->collapsed) box.border = columns_->collapsed->rows[part.row];
    const Length before = half_of(box.border.top);
    const Length beyond = box.border.bottom - half_of(box.border.bottom);
    for (Child& child : box.children) child.offset.y += before;
    const Size size{o.width, height + before + beyond};
    const LengthSum top = flow_.y_ - before.units();
    // A cell that reaches down from an earlier row stands before this one's ground.
    if (columns_->grid.spans_rows && box_style(context_, *row.row).has_ground()) {
        box.border_only = true;
        row_grounds_.push_back({std::make_shared<const Fragment>(Fragment{
                                    row.row->source, row.row->style, size, TableGroundPart{}}),
                                top});
    }
    auto fragment = std::make_shared<const Fragment>(
        Fragment{row.row->source, row.row->style, size, std::move(box)});
    o.in_flow.push_back({o.left, top, std::move(fragment)});
    if (group_grounds_.empty() || group_grounds_.back().group != row.group) {
        group_grounds_.push_back({row.group, flow_.y_, flow_.y_});
    }
    group_grounds_.back().bottom = flow_.y_ + height.units();
}

/// Row groups' backgrounds, behind all rows, and those of rows behind all cells.
void TableFlow::grounds() {
    OpenBox& o = flow_.open_.back();
    std::vector<Placed> behind;
    for (const GroupGround& ground : group_grounds_) {
        if (!box_style(context_, *ground.group).has_ground()) continue;
        const Size size{o.width, Length::raw(ground.bottom - ground.top)};
        behind.push_back(
            {o.left, ground.top,
             std::make_shared<const Fragment>(
                 Fragment{ground.group->source, ground.group->style, size, TableGroundPart{}})});
    }
    for (Ground& ground : row_grounds_) {
        behind.push_back({o.left, ground.top, std::move(ground.fragment)});
    }
    o.in_flow.insert(o.in_flow.begin(), behind.begin(), behind.end());
}

}  // namespace bifolium::layout
