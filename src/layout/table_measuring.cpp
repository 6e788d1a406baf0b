// Where a table may part: between rows, and inside rows that are too high for a page's rest.
#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "layout/junction.h"
#include "layout/memo.h"
#include "layout/table_flow.h"

namespace bifolium::layout {

using style::Display;

namespace {

constexpr int penalty_in_row = 400;
constexpr int penalty_lonely_row = 300;
constexpr int penalty_in_cell = 60;  ///< Between two rows that one cell takes.

}  // namespace

const BreakOpportunities& TableFlow::Cell::places() const {
    return measured->places;
}

const std::vector<std::uint32_t>& TableFlow::Cell::notes() const {
    return measured->notes;
}

LengthSum TableFlow::Cell::whole() const {
    return places().back().before;
}

const BreakOpportunity* TableFlow::Cell::last() const {
    return above == 0 ? nullptr : &places()[above - 1];
}

void TableFlow::Cell::advance(LengthSum distance) {
    const BreakOpportunities& all = places();
    while (above < all.size() && all[above].before + place.above.units() <= distance) ++above;
}

TableFlow::Cell TableFlow::measured(const GridCell& cell, const CellPlace& place) const {
    Cell out;
    out.cell = &cell;
    out.place = place;
    const BoxAtWidth key{cell.box, place.width};
    out.measured = context_.memo.find_cell(key);
    if (out.measured != nullptr) return out;
    out.measured =
        std::make_shared<const Measured>(measure_whole(context_, *cell.box, cell_space(place)));
    context_.memo.keep(key, out.measured);
    return out;
}

TableFlow::Cell TableFlow::measured(const GridCell& cell) const {
    return measured(cell, cell_place(context_, *columns_, cell));
}

void TableFlow::measure(const std::vector<RowPart>& parts, const Part& part) {
    if (part.resumed()) flow_.y_ += head_.units();
    if (part.resumed() && !parts.empty()) enter_reaching(parts.front());
    std::map<std::uint32_t, Length> growth;  // by row; of a stretch that begins inside of cells
    if (!reaching_.empty()) {
        std::uint32_t end = 0;
        for (const Cell& cell : reaching_) end = std::max(end, cell.cell->end());
        std::vector<RowPart> reached = parts;
        std::erase_if(reached, [&](const RowPart& each) { return each.row >= end; });
        const std::vector<Length> heights = heights_of(reached, cells_of(reached, Which::cut));
        for (std::size_t i = 0; i < reached.size(); ++i) growth[reached[i].row] = heights[i];
    }
    for (std::size_t i = 0; i < parts.size() && !flow_.enough(); ++i) {
        if (i > 0) between(parts[i].row);
        const LengthSum before = flow_.y_ + columns_->spacing_block.units();
        measure_row(parts[i]);
        const auto grown = growth.find(parts[i].row);
        if (grown != growth.end()) flow_.y_ = before + grown->second.units();
    }
    if (!part.cut() || parts.empty()) return;
    flow_.y_ += foot_.units();
    for (Cell& cell : reaching_) {
        cell.advance(piece_of(*cell.cell, parts.back(), parts.back()).until.value_or(0));
        if (cell.last() != nullptr) call_until(cell, cell.last()->notes);
    }
}

void TableFlow::measure_row(const RowPart& part) {
    flow_.y_ += columns_->spacing_block.units();
    Length height = heights_->rows[part.row].height;
    const auto before = static_cast<std::ptrdiff_t>(flow_.called_.size());
    enter_cells(part.row);
    if (part.whole()) {
        const bool tall = LengthSum{height.units()} * 3 > flow_.space_.page_height.units();
        if (tall) inside(part, height);
        call_rest(part.row, before);
    } else {
        const std::vector<RowPart> alone{part};
        height = heights_of(alone, cells_of(alone, Which::cut)).front();
        inside(part, height);
    }
    flow_.y_ += height.units();
    leave_cells(part.row);
}

/// Those cells of the row that reach further down; others are not come back to.
void TableFlow::enter_cells(std::uint32_t row) {
    for (const GridCell& cell : columns_->grid.cells_of(columns_->grid.rows[row])) {
        if (cell.rows == 1) continue;
        const bool known = std::any_of(reaching_.begin(), reaching_.end(),
                                       [&](const Cell& open) { return open.cell == &cell; });
        if (!known) reaching_.push_back(measured(cell));
    }
}

/// Of a stretch: the cells that began before it.
void TableFlow::enter_reaching(const RowPart& first) {
    std::vector<const GridCell*> cells = columns_->grid.reaching(first.row);
    if (first.from > 0) {
        for (const GridCell& cell : columns_->grid.cells_of(columns_->grid.rows[first.row])) {
            if (cell.rows > 1) cells.push_back(&cell);
        }
    }
    for (const GridCell* cell : cells) {
        Cell open = measured(*cell);
        open.advance(piece_of(*cell, first, first).from.value_or(0));
        open.called = open.last() != nullptr ? open.last()->notes : 0;
        reaching_.push_back(std::move(open));
    }
}

void TableFlow::leave_cells(std::uint32_t row) {
    for (Cell& cell : reaching_) {
        if (cell.cell->end() == row + 1) {
            call_until(cell, static_cast<std::uint32_t>(cell.notes().size()));
        }
    }
    std::erase_if(reaching_, [&](const Cell& cell) { return cell.cell->end() == row + 1; });
}

void TableFlow::call_until(Cell& cell, std::uint32_t notes) {
    for (; cell.called < notes; ++cell.called) flow_.called_.push_back(cell.notes()[cell.called]);
}

/// The row's notes that have not been called since `before`; but those of cells that reach further
/// down are called where they stand.
void TableFlow::call_rest(std::uint32_t row, std::ptrdiff_t before) {
    const Range notes = columns_->grid.rows[row].row->notes;
    if (notes.size() == 0) return;
    std::vector<std::uint32_t> called(flow_.called_.begin() + before, flow_.called_.end());
    for (const Cell& cell : reaching_) {
        called.insert(called.end(), cell.notes().begin(), cell.notes().end());
    }
    std::sort(called.begin(), called.end());
    for (std::uint32_t note = notes.begin; note < notes.end; ++note) {
        const bool known = std::binary_search(called.begin(), called.end(), note);
        if (!known) flow_.called_.push_back(note);
    }
}

/// Those of the row alone, each with what of it stands in the part.
std::vector<TableFlow::Cell> TableFlow::cells_of(const RowPart& part) const {
    std::vector<Cell> cells;
    for (const GridCell& grid_cell : columns_->grid.cells_of(columns_->grid.rows[part.row])) {
        if (grid_cell.rows > 1) continue;
        Cell cell = measured(grid_cell);
        Cell last = cell;
        if (part.from > 0) cell.advance(part.from);
        if (cell.last() != nullptr) {
            cell.begin = cell.last()->after;
            cell.called = cell.last()->notes;
        } else if (part.from == 0) {
            cell.begin = -cell.place.above.units();
        }
        last.advance(part.until > 0 ? LengthSum{part.until}
                                    : std::numeric_limits<LengthSum>::max());
        if (last.last() != nullptr) {
            cell.end = last.last()->before;
            cell.end_notes = last.last()->notes;
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

std::vector<TableFlow::Cut> TableFlow::cuts_of(const RowPart& part,
                                               std::vector<Cell>& cells) const {
    const LengthSum until =
        part.until > 0 ? LengthSum{part.until} : heights_->rows[part.row].height.units();
    std::vector<LengthSum> distances;
    for (const Cell& cell : cells) {
        for (const BreakOpportunity& place : cell.places()) {
            const LengthSum distance = place.before + cell.place.above.units();
            if (distance > part.from && distance < until) distances.push_back(distance);
        }
    }
    std::sort(distances.begin(), distances.end());
    distances.erase(std::unique(distances.begin(), distances.end()), distances.end());
    std::vector<Cut> cuts;
    for (const LengthSum distance : distances) {
        Cut cut{.distance = distance, .penalty = penalty_in_row, .notes = {}};
        for (Cell& cell : cells) {
            cell.advance(distance);
            const BreakOpportunity* last = cell.last();
            if (last != nullptr) cut.shown = std::max(cut.shown, last->before - cell.begin);
            const LengthSum below =
                last != nullptr ? last->after : std::max<LengthSum>(0, cell.begin);
            cut.rest = std::max(cut.rest, cell.end - below);
            if (last != nullptr) cut.penalty = std::max(cut.penalty, last->penalty);
        }
        if (cut.rest <= 0) continue;
        for (Cell& cell : cells) {
            const std::uint32_t notes = cell.last() != nullptr ? cell.last()->notes : 0;
            for (; cell.called < notes; ++cell.called) {
                cut.notes.push_back(cell.notes()[cell.called]);
            }
        }
        cuts.push_back(std::move(cut));
    }
    return cuts;
}

void TableFlow::note(std::vector<std::uint32_t> path, BreakOpportunity place) {
    place.notes = flow_.called();
    place.floats = flow_.floated();
    place.token.path = flow_.path_;
    place.token.path.insert(place.token.path.end(), path.begin(), path.end());
    const Length foot = foot_ + columns_->spacing_block;
    place.before += foot.units() + flow_.clone_bottom_;
    place.after -= (head_ + columns_->spacing_block).units() + flow_.clone_top_;
    place.before = std::max(place.before, flow_.end_of_floats());
    flow_.opportunities_.push_back(std::move(place));
    flow_.unsettled_ = flow_.opportunities_.size();
}

void TableFlow::inside(const RowPart& part, Length height) {
    const GridRow& row = columns_->grid.rows[part.row];
    std::vector<Cell> cells = cells_of(part);
    for (const Cut& cut : cuts_of(part, cells)) {
        flow_.called_.insert(flow_.called_.end(), cut.notes.begin(), cut.notes.end());
        const auto distance = static_cast<std::uint32_t>(cut.distance);
        BreakOpportunity place;
        place.before = flow_.y_ + cut.shown;
        place.after = flow_.y_ + height.units() - cut.rest;
        place.after -= moved_down({.row = part.row, .from = distance});
        place.penalty = flow_.avoiding_ * penalty_avoid + cut.penalty;
        note({row.group_index, row.row_index, distance}, std::move(place));
    }
    for (Cell& cell : cells) call_until(cell, cell.end_notes);
}

/// How much the rows from `next` on may have to grow, since cells that reach over the cut go on
/// with a line that did not fit above it; their notes above it are called.
LengthSum TableFlow::moved_down(const RowPart& next) {
    std::map<std::uint32_t, LengthSum> most;  // by the cells' last rows: there they make room
    for (Cell& cell : reaching_) {
        const std::optional<LengthSum> distance = piece_of(*cell.cell, next, next).from;
        if (!distance) continue;  // it begins below the cut
        cell.advance(*distance);
        const BreakOpportunity* last = cell.last();
        call_until(cell, last != nullptr ? last->notes : 0);
        const LengthSum shown = last != nullptr ? last->after + cell.place.above.units() : 0;
        const LengthSum rest = cell.whole() + cell.place.above.units() - shown;
        const LengthSum room = heights_->rows[next.row].height.units() - next.from;
        LengthSum& moved = most[cell.cell->end()];
        moved = std::max({moved, LengthSum{0}, std::min(*distance - shown, rest - room)});
    }
    LengthSum sum = 0;
    for (const auto& [end, moved] : most) sum += moved;
    return sum;
}

void TableFlow::between(std::uint32_t row) {
    const auto& rows = columns_->grid.rows;
    const GridRow& next = rows[row];
    if (in_group(row - 1, Display::table_header_group)) return;  // a head stays with its first row
    const bool new_group = rows[row - 1].group != next.group;
    const Junction both = new_group ? junction(context_, table_, next.group_index)
                                    : junction(context_, *next.group, next.row_index);
    BreakOpportunity place;
    place.before = flow_.y_;
    place.after = flow_.y_ + columns_->spacing_block.units();
    place.penalty = flow_.avoiding_ * penalty_avoid;
    const bool kept =
        !new_group && !next.group->anonymous &&
        context_.document.page_style(next.group->style).break_inside == style::BreakInside::avoid;
    if (kept) place.penalty += penalty_avoid;
    if (both.avoid) place.penalty += penalty_keep;
    const bool lonely = row + 1 == rows.size() || row == 1 ||
                        in_group(row - 2, Display::table_header_group) ||
                        in_group(row, Display::table_footer_group);
    if (lonely) place.penalty += penalty_lonely_row;
    if (!reaching_.empty()) {
        place.penalty += penalty_in_cell;
        place.after -= moved_down({.row = row});
    }
    place.force = both.force;
    std::vector<std::uint32_t> path{next.group_index};
    if (!new_group) path.push_back(next.row_index);
    note(std::move(path), std::move(place));
}

}  // namespace bifolium::layout
