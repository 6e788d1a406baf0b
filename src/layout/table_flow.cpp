#include "layout/table_flow.h"

#include <algorithm>
#include <utility>

#include "layout/memo.h"

namespace bifolium::layout {

using style::CaptionSide;
using style::Display;

namespace {

/// A head higher than this or than half the page is not repeated: it would leave no room for rows.
constexpr Length highest_repeated = Length::pt(200);

}  // namespace

TableFlow::TableFlow(Flow& flow, const Box& table)
    : flow_(flow), context_(flow.context_), table_(table) {}

void TableFlow::run(const Part& part) {
    const bool root = flow_.open_.empty();
    const bool with_margins = !root || flow_.space_.with_margins;
    const auto margin = margins_of(context_, table_, flow_.containing_edges().width());
    if (with_margins && !part.resumed()) {
        flow_.begin_margin(table_, margin.top.value_or(Length()));
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
    const std::vector<RowPart> parts = parts_of(part);
    if (flow_.measuring()) return measure(parts, part);
    std::vector<RowPart> all;
    if (part.resumed()) all = repeated(Display::table_header_group);
    all.insert(all.end(), parts.begin(), parts.end());
    if (part.cut()) {
        const std::vector<RowPart> foot = repeated(Display::table_footer_group);
        all.insert(all.end(), foot.begin(), foot.end());
    }
    set(all);
}

/// The rows of the stretch, the first and the last of them perhaps divided.
std::vector<TableFlow::RowPart> TableFlow::parts_of(const Part& part) const {
    const auto& rows = columns_->grid.rows;
    const auto find = [&](std::span<const std::uint32_t> path) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const GridRow& row) {
            if (row.group_index != path[0]) return row.group_index > path[0];
            return path.size() < 2 || row.row_index >= path[1];
        });
        return static_cast<std::uint32_t>(found - rows.begin());
    };
    const std::uint32_t first = part.resumed() ? find(part.from) : 0;
    const auto count = static_cast<std::uint32_t>(rows.size());
    const std::uint32_t until = part.cut() ? find(part.until) : count;
    const std::uint32_t from_distance = part.from.size() > 2 ? part.from[2] : 0;
    const std::uint32_t until_distance = part.until.size() > 2 ? part.until[2] : 0;
    std::vector<RowPart> parts;
    for (std::uint32_t row = first; row < count; ++row) {
        const bool partly = row == until && until_distance > 0;
        if (row >= until && !partly) break;
        parts.push_back({.row = row,
                         .from = row == first ? from_distance : 0,
                         .until = partly ? until_distance : 0});
    }
    return parts;
}

/// Head or foot once more. Not where it is cut itself.
std::vector<TableFlow::RowPart> TableFlow::repeated(Display display) const {
    std::vector<RowPart> parts;
    if ((display == Display::table_header_group ? head_ : foot_) == Length()) return parts;
    for (std::uint32_t row = 0; row < columns_->grid.rows.size(); ++row) {
        if (in_group(row, display)) parts.push_back({.row = row, .repeated = true});
    }
    return parts;
}

bool TableFlow::in_group(std::uint32_t row, Display display) const {
    return is_group(context_, *columns_->grid.rows[row].group, display);
}

Length TableFlow::group_height(Display display) const {
    Length height;
    for (std::uint32_t row = 0; row < columns_->grid.rows.size(); ++row) {
        if (in_group(row, display)) height += heights_->rows[row].height + columns_->spacing_block;
    }
    const bool high = LengthSum{height.units()} * 2 > flow_.space_.page_height.units();
    return high || height > highest_repeated ? Length() : height;
}

/// From the cell's top grid line to the end of the row above this one.
LengthSum TableFlow::bottom_above(const GridCell& cell, std::uint32_t row) const {
    return top_of(row) - columns_->spacing_block.units() - top_of(cell.row);
}

/// What of a cell stands in the rows from `first` to `last`.
TableFlow::Piece TableFlow::piece_of(const GridCell& cell, const RowPart& first,
                                     const RowPart& last) const {
    Piece piece;
    if (first.from > 0) {
        piece.from = top_of(first.row) + first.from - top_of(cell.row);
    } else if (first.row > cell.row) {
        piece.from = bottom_above(cell, first.row);
    }
    if (last.until > 0) {
        piece.until = top_of(last.row) + last.until - top_of(cell.row);
    } else if (last.row + 1 < cell.end()) {
        piece.until = bottom_above(cell, last.row + 1);
    }
    return piece;
}

}  // namespace bifolium::layout
