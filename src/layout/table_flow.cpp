#include "layout/table_flow.h"

#include <algorithm>
#include <utility>

#include "layout/junction.h"
#include "layout/memo.h"

namespace bifolium::layout {

using style::CaptionSide;
using style::Display;

namespace {

/// A head higher than this is not repeated: it would leave no room for rows.
constexpr Length highest_repeated = Length::pt(200);
constexpr int penalty_in_row = 400;
constexpr int penalty_lonely_row = 300;

}  // namespace

TableFlow::TableFlow(Flow& flow, const Box& table)
    : flow_(flow), context_(flow.context_), table_(table) {}

void TableFlow::run(const Part& part) {
    const bool root = flow_.open_.empty();
    const bool with_margins = !root || flow_.space_.with_margins;
    const auto margin = margins_of(context_, table_, flow_.containing_edges().width());
    if (with_margins && !part.resumed()) {
        flow_.begin_margin(box_style(context_, table_), margin.top.value_or(Length()));
    }
    if (!part.resumed()) flow_.settle();
    Gap sides{Length(), flow_.space_.border_width.value_or(Length())};
    if (!root || !flow_.space_.border_width) sides = flow_.across(table_, Auto::shrink);
    width_ = sides.width();
    if (!is_fixed(context_, table_))
        width_ = std::max(width_, border_sizes(context_, table_).minimum);
    const Length place = flow_.containing_edges().width();
    if (flow_.measuring() && context_.memo.find_columns({&table_, width_}) == nullptr) {
        report_too_wide(context_, table_, width_ - place);
    }
    columns_ = table_columns(context_, table_, width_);
    heights_ = table_rows(context_, table_, width_);
    head_ = group_height(Display::table_header_group);
    foot_ = group_height(Display::table_footer_group);
    if (root) {
        wrapper_.anonymous = true;
        wrapper_.style = table_.style;
        OpenBox around{.box = &wrapper_, .style = &box_style(context_, wrapper_)};
        around.left = around.content_left = sides.left;
        around.width = around.content_width = width_;
        around.separate = true;
        flow_.begin(std::move(around), part.resumed());
    }
    if (!part.resumed()) captions(CaptionSide::top, sides.left);
    grid(part, sides.left);
    if (!part.cut()) captions(CaptionSide::bottom, sides.left);
    if (root) flow_.close(part.cut());
    if (with_margins && !part.cut()) flow_.pending_.add(margin.bottom.value_or(Length()));
    flow_.lines_since_keep_ = 2;
}

void TableFlow::captions(CaptionSide side, Length left) {
    for (const Box& caption : table_.children) {
        if (caption.kind != BoxKind::table_caption) continue;
        if (text_style(context_, caption).caption_side != side) continue;
        const auto margin = margins_of(context_, caption, width_);
        FlowSpace space;
        space.inline_size = width_;
        const Length sides = margin.left.value_or(Length()) + margin.right.value_or(Length());
        space.border_width = border_width(context_, caption, width_, width_ - sides, Auto::fill);
        flow_.y_ += margin.top.value_or(Length()).units();
        flow_.call(caption.notes);
        if (flow_.measuring()) {
            flow_.y_ += height_at(context_, caption, space).units();
        } else {
            const Laid laid =
                set_stretch(context_, caption, space, BreakToken::start(), BreakToken::end());
            const Length at = left + margin.left.value_or(Length());
            flow_.adopt(laid, at, flow_.y_);
            flow_.put({at, flow_.y_, laid.fragment}, box_style(context_, caption));
            flow_.y_ += laid.fragment->size.height.units();
        }
        flow_.y_ += margin.bottom.value_or(Length()).units();
    }
}

void TableFlow::grid(const Part& part, Length left) {
    OpenBox o{.box = &table_, .style = &box_style(context_, table_)};
    o.frame = columns_->frame;
    o.left = left;
    o.width = width_;
    o.content_left = left + o.frame.before_content();
    o.content_width = std::max(Length(), width_ - o.frame.inline_sum());
    o.starts = !part.resumed();
    o.separate = true;
    const style::PageStyle* page =
        table_.anonymous ? nullptr : &context_.document.page_style(table_.style);
    o.avoids_breaks = page != nullptr && page->break_inside == style::BreakInside::avoid;
    o.outer_floats = std::exchange(flow_.floats_, FloatSpace());
    const LengthSum top = flow_.y_;
    flow_.begin(std::move(o), part.resumed());
    // Where borders collapse, half of them lie outside of the first grid line.
    if (!part.resumed() && columns_->collapsed) flow_.y_ = top + columns_->inset.top.units();
    const LengthSum first = flow_.y_;
    rows(part);
    const bool some = flow_.y_ > first;
    if (some) flow_.y_ += columns_->spacing_block.units();
    if (!part.cut() && columns_->collapsed) {
        flow_.y_ += (columns_->inset.bottom - columns_->frame.below()).units();
    }
    if (!flow_.measuring()) grounds();
    flow_.close(part.cut());
}

void TableFlow::rows(const Part& part) {
    const auto& rows = columns_->rows;
    const Part empty;
    std::size_t first = 0, until = rows.size();
    RowPart begin, end;
    const auto find = [&](std::span<const std::uint32_t> path) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const GridRow& row) {
            if (row.group_index != path[0]) return row.group_index > path[0];
            return path.size() < 2 || row.row_index >= path[1];
        });
        return static_cast<std::size_t>(found - rows.begin());
    };
    if (part.resumed()) first = find(part.from);
    if (part.cut()) until = find(part.until);
    if (part.from.size() > 2) begin.from = part.from[2];
    if (part.until.size() > 2) end.until = part.until[2];
    if (part.resumed()) repeat(Display::table_header_group);
    for (std::size_t i = first; i < rows.size() && !flow_.enough(); ++i) {
        const bool partly = i == until && end.until > 0;
        if (i >= until && !partly) break;
        if (i > first && flow_.measuring()) between(i);
        RowPart row_part{.row = i};
        if (i == first) row_part.from = begin.from;
        if (partly) row_part.until = end.until;
        row(row_part);
    }
    if (part.cut()) repeat(Display::table_footer_group);
}

/// Head or foot once more. Not where it is cut itself.
void TableFlow::repeat(Display display) {
    const Length height = display == Display::table_header_group ? head_ : foot_;
    if (height == Length()) return;
    for (std::size_t i = 0; i < columns_->rows.size(); ++i) {
        if (in_group(i, display)) row({.row = i, .repeated = true});
    }
}

bool TableFlow::in_group(std::size_t row, Display display) const {
    return is_group(context_, *columns_->rows[row].group, display);
}

Length TableFlow::group_height(Display display) const {
    Length height;
    for (std::size_t i = 0; i < columns_->rows.size(); ++i) {
        if (in_group(i, display)) height += heights_->rows[i].height + columns_->spacing_block;
    }
    return height > highest_repeated ? Length() : height;
}

void TableFlow::row(const RowPart& part) {
    flow_.y_ += columns_->spacing_block.units();
    Length height = heights_->rows[part.row].height;
    const bool whole = part.from == 0 && part.until == 0;
    if (flow_.measuring() && whole) {
        const bool tall = LengthSum{height.units()} * 3 > flow_.space_.page_height.units();
        const auto before = static_cast<std::ptrdiff_t>(flow_.called_.size());
        if (tall && !part.repeated) inside(part.row);
        if (!part.repeated) call_rest(part.row, before);
        flow_.y_ += height.units();
        return;
    }
    const std::vector<Laid> cells = lay_cells(part, whole ? nullptr : &height);
    if (!flow_.measuring()) {
        const GridRow& grid_row = columns_->rows[part.row];
        OpenBox& o = flow_.open_.back();
        BoxPart box;
        box.repeated = part.repeated;
        box.starts = part.from == 0;
        box.ends = part.until == 0;
        box.anonymous = grid_row.row->anonymous;
        if (columns_->collapsed) box.border = columns_->collapsed->rows[part.row];
        for (std::size_t c = 0; c < cells.size(); ++c) {
            box.children.push_back(cell_child(part, c, cells[c], height));
        }
        const Length before = half_of(box.border.top);
        const Length beyond = box.border.bottom - half_of(box.border.bottom);
        for (Child& child : box.children) child.offset.y += before;
        const Size size{o.width, height + before + beyond};
        auto fragment = std::make_shared<const Fragment>(
            Fragment{grid_row.row->source, grid_row.row->style, size, std::move(box)});
        o.in_flow.push_back({o.left, flow_.y_ - before.units(), std::move(fragment)});
        if (grounds_.empty() || grounds_.back().group != grid_row.group) {
            grounds_.push_back({grid_row.group, flow_.y_, flow_.y_});
        }
        grounds_.back().bottom = flow_.y_ + height.units();
    }
    flow_.y_ += height.units();
}

/// The row's notes that have not been called since `before`.
void TableFlow::call_rest(std::size_t row, std::ptrdiff_t before) {
    const Range notes = columns_->rows[row].row->notes;
    std::vector<std::uint32_t> called(flow_.called_.begin() + before, flow_.called_.end());
    std::sort(called.begin(), called.end());
    for (std::uint32_t note = notes.begin; note < notes.end; ++note) {
        const bool known = std::binary_search(called.begin(), called.end(), note);
        if (!known) flow_.called_.push_back(note);
    }
}

std::vector<TableFlow::Cell> TableFlow::cells_of(std::size_t row) const {
    std::vector<Cell> cells;
    const Box& box = *columns_->rows[row].row;
    for (std::size_t c = 0; c < box.children.size(); ++c) {
        const CellPlace place = cell_place(context_, *columns_, row, c);
        Measured measured = measure_whole(context_, box.children[c], cell_space(place));
        cells.push_back({place, std::move(measured.places), std::move(measured.notes)});
    }
    return cells;
}

namespace {

/// The last place of a cell that is not below the distance; null: nothing of the cell is above.
const BreakOpportunity* last_above(const BreakOpportunities& places, Length above,
                                   LengthSum distance) {
    const BreakOpportunity* last = nullptr;
    for (const BreakOpportunity& place : places) {
        if (place.before + above.units() <= distance) last = &place;
    }
    return last;
}

}  // namespace

std::vector<TableFlow::Cut> TableFlow::cuts_of(std::size_t row) const {
    const std::vector<Cell> cells = cells_of(row);
    std::vector<LengthSum> distances;
    for (const Cell& cell : cells) {
        for (const BreakOpportunity& place : cell.places) {
            distances.push_back(place.before + cell.place.above.units());
        }
    }
    std::sort(distances.begin(), distances.end());
    distances.erase(std::unique(distances.begin(), distances.end()), distances.end());
    std::vector<Cut> cuts;
    std::vector<std::uint32_t> called(cells.size(), 0);
    for (const LengthSum distance : distances) {
        if (distance <= 0 || distance >= heights_->rows[row].height.units()) continue;
        Cut cut{distance, 0, penalty_in_row, {}};
        for (const Cell& cell : cells) {
            const BreakOpportunity* last = last_above(cell.places, cell.place.above, distance);
            const LengthSum whole = cell.places.back().before;
            cut.rest = std::max(cut.rest, last != nullptr ? whole - last->after : whole);
            if (last != nullptr) cut.penalty = std::max(cut.penalty, last->penalty);
        }
        if (cut.rest <= 0) continue;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const auto* last = last_above(cells[c].places, cells[c].place.above, distance);
            const std::uint32_t until = last != nullptr ? last->notes : 0;
            for (; called[c] < until; ++called[c]) cut.notes.push_back(cells[c].notes[called[c]]);
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

void TableFlow::inside(std::size_t row) {
    const GridRow& grid_row = columns_->rows[row];
    for (const Cut& cut : cuts_of(row)) {
        flow_.called_.insert(flow_.called_.end(), cut.notes.begin(), cut.notes.end());
        BreakOpportunity place;
        place.before = flow_.y_ + cut.distance;
        place.after = flow_.y_ + heights_->rows[row].height.units() - cut.rest;
        place.penalty = flow_.avoiding_ * penalty_avoid + cut.penalty;
        note({grid_row.group_index, grid_row.row_index, static_cast<std::uint32_t>(cut.distance)},
             std::move(place));
    }
}

void TableFlow::between(std::size_t row) {
    const auto& rows = columns_->rows;
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
    place.force = both.force;
    std::vector<std::uint32_t> path{next.group_index};
    if (!new_group) path.push_back(next.row_index);
    note(std::move(path), std::move(place));
}

std::vector<Laid> TableFlow::lay_cells(const RowPart& part, Length* height) const {
    const Box& row = *columns_->rows[part.row].row;
    std::vector<Cell> cells;
    const bool whole = part.from == 0 && part.until == 0;
    if (!whole) cells = cells_of(part.row);
    std::vector<Laid> laid;
    Length reached;
    for (std::size_t c = 0; c < row.children.size(); ++c) {
        const CellPlace place = cell_place(context_, *columns_, part.row, c);
        BreakToken from = BreakToken::start(), until = BreakToken::end();
        if (part.from > 0) {
            const auto* last = last_above(cells[c].places, place.above, part.from);
            if (last != nullptr) from = last->token;
        }
        if (part.until > 0) {
            const auto* last = last_above(cells[c].places, place.above, part.until);
            until = last != nullptr ? last->token : BreakToken{{0}, nullptr};
        }
        // All of it has been on the page before: an empty box keeps its place.
        if (from == BreakToken::end()) {
            from.path = until.path = {static_cast<std::uint32_t>(row.children[c].children.size())};
        }
        laid.push_back(set_stretch(context_, row.children[c], cell_space(place), from, until));
        const Length high = laid.back().fragment->size.height;
        reached = std::max(reached, high + (part.from > 0 ? Length() : place.above) +
                                        (part.until > 0 ? Length() : place.below));
    }
    if (height != nullptr) *height = reached;
    return laid;
}

Child TableFlow::cell_child(const RowPart& part, std::size_t column, const Laid& laid,
                            Length height) {
    const Box& cell = columns_->rows[part.row].row->children[column];
    const CellPlace place = cell_place(context_, *columns_, part.row, column);
    const bool whole = part.from == 0 && part.until == 0;
    const Length above = part.from > 0 ? Length() : place.above;
    const Length room = height - above - (part.until > 0 ? Length() : place.below);
    const Length free = std::max(Length(), room - laid.fragment->size.height);
    Length down;
    const style::VerticalAlignment align = box_style(context_, cell).vertical_align;
    if (whole && align == style::VerticalAlignment::middle) down = half_of(free);
    if (whole && align == style::VerticalAlignment::bottom) down = free;
    if (whole && align == style::VerticalAlignment::baseline && laid.baseline) {
        down = std::min(free, heights_->rows[part.row].baseline - above - *laid.baseline);
    }
    Fragment fragment = *laid.fragment;
    fragment.size.height = room;
    if (auto* box = std::get_if<BoxPart>(&fragment.part)) {
        for (Child& child : box->children) child.offset.y += down;
    }
    const OpenBox& o = flow_.open_.back();
    flow_.adopt(laid, o.left + place.left, flow_.y_ + (above + down).units());
    return {{place.left, above}, std::make_shared<const Fragment>(std::move(fragment))};
}

/// Row groups' backgrounds, behind all rows.
void TableFlow::grounds() {
    OpenBox& o = flow_.open_.back();
    std::vector<Placed> behind;
    for (const Ground& ground : grounds_) {
        if (!box_style(context_, *ground.group).has_ground()) continue;
        const Size size{o.width, Length::raw(ground.bottom - ground.top)};
        behind.push_back(
            {o.left, ground.top,
             std::make_shared<const Fragment>(
                 Fragment{ground.group->source, ground.group->style, size, TableGroundPart{}})});
    }
    o.in_flow.insert(o.in_flow.begin(), behind.begin(), behind.end());
}

}  // namespace bifolium::layout
