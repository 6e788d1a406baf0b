// A box with columns: rows of columns between the boxes that span all of them. Each row measures
// its content in one column and is then a matter of arithmetic (layout/columns.h). On each page its
// columns are equally high. https://www.w3.org/TR/css-multicol-1/
#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "layout/columns.h"
#include "layout/flow.h"
#include "layout/junction.h"

namespace bifolium::layout {

namespace {

using Path = std::vector<std::uint32_t>;

const Path end_of_content{std::numeric_limits<std::uint32_t>::max()};

/// https://www.w3.org/TR/css-multicol-1/#pseudo-algorithm
struct ColumnSizes {
    std::uint32_t count = 1;
    Length width, gap;
    bool reduced = false;  ///< There are fewer than the style asks for: they would have no width.
};

ColumnSizes column_sizes(const Context& context, const Box& box, Length room) {
    const style::ColumnStyle& style = box_style(context, box).columns;
    const Length em = Length::pt(text_style(context, box).font_size_pt);
    ColumnSizes sizes;
    sizes.gap = std::max(Length(), used(context, style.gap, room).value_or(em));
    const std::int64_t gap = sizes.gap.units(), all = room.units();
    std::int64_t count = style.count.value_or(1);
    if (const auto wanted = used(context, style.width, room)) {
        const std::int64_t fit = std::max<std::int64_t>(
            1, (all + gap) / std::max<std::int64_t>(1, wanted->units() + gap));
        count = style.count ? std::min(count, fit) : fit;
    }
    const std::int64_t most =
        std::max<std::int64_t>(1, (all + gap) / (std::max(Length::raw(1), em).units() + gap));
    sizes.reduced = count > most;
    count = std::min(count, most);
    sizes.count = static_cast<std::uint32_t>(count);
    sizes.width = Length::raw(std::max<std::int64_t>(0, (all - (count - 1) * gap) / count));
    return sizes;
}

/// Content between two places: a row of columns, or a box across them.
struct Band {
    Path from, until;
    const Box* spanner = nullptr;
};

void collect_spanners(const Context& context, const Box& box, Path& path,
                      std::vector<Band>& found) {
    for (std::size_t i = 0; i < box.children.size(); ++i) {
        const Box& child = box.children[i];
        if (!in_flow(context, child)) continue;
        path.push_back(static_cast<std::uint32_t>(i));
        if (box_style(context, child).columns.spans_all) {
            Path until = path;
            ++until.back();
            found.push_back({path, std::move(until), &child});
        } else if (child.kind == BoxKind::block && !is_formatting_root(context, child)) {
            collect_spanners(context, child, path, found);
        }
        path.pop_back();
    }
}

std::vector<Band> bands_of(const Context& context, const Box& content) {
    std::vector<Band> spanners, bands;
    Path path;
    collect_spanners(context, content, path, spanners);
    Path at;
    for (Band& spanner : spanners) {
        if (at < spanner.from) bands.push_back({at, spanner.from, nullptr});
        at = spanner.until;
        bands.push_back(std::move(spanner));
    }
    bands.push_back({at, end_of_content, nullptr});
    return bands;
}

/// The tokens' lines live on in whoever holds the part.
BreakToken token(Path path, const ParagraphLines* lines) {
    return {std::move(path), std::shared_ptr<const ParagraphLines>(std::shared_ptr<void>(), lines)};
}

Path below(const Path& path, std::size_t levels) {
    return {path.begin() + static_cast<std::ptrdiff_t>(levels), path.end()};
}

}  // namespace

bool is_multicol(const Context& context, const Box& box) {
    return box.kind == BoxKind::block && box_style(context, box).columns.is_multicol() &&
           box.children.size() == 1 && box.children.front().kind == BoxKind::block;
}

void Flow::columns(const Box& box, const Part& part) {
    open(box, part.resumed(), Auto::fill);
    if (!part.cut_before(0)) bands(box.children.front(), part.of_child(0), !part.resumed());
    close(part.cut());
}

void Flow::bands(const Box& content, const Part& part, bool starts) {
    const Path first(part.from.begin(), part.from.end());
    const Path last = part.cut() ? Path(part.until.begin(), part.until.end()) : end_of_content;
    bool between_bands = false;
    path_.push_back(0);
    for (const Band& band : bands_of(context_, content)) {
        const bool resumed = band.from < first, cut = last < band.until;
        const BreakToken from = resumed ? token(first, part.from_lines) : token(band.from, nullptr);
        const BreakToken until = cut ? token(last, part.until_lines) : token(band.until, nullptr);
        if (!(from < until) || enough()) continue;
        if (between_bands && measuring()) note_band(content, band.from);
        between_bands = true;
        if (band.spanner != nullptr) {
            spanner(*band.spanner, band.from, from, until, cut);
        } else {
            if (starts) report_reduced(content);
            row(content, from, until);
        }
        starts = false;
    }
    path_.pop_back();
}

/// Between a row and what spans all columns.
void Flow::note_band(const Box& content, const std::vector<std::uint32_t>& at) {
    const Junction both = junction_at(context_, content, {at, nullptr});
    const int penalty = avoiding_ * penalty_avoid + (both.avoid ? penalty_keep : 0);
    settle();
    note(at, ends_page(both.force) ? 0 : penalty, ends_page(both.force) ? both.force : Force::none);
}

void Flow::note_inside(const BreakOpportunity& place, const Path& prefix, LengthSum top,
                       std::uint32_t notes_before) {
    BreakOpportunity opportunity = place;
    opportunity.before = std::max(opportunity.before + top, end_of_floats()) + clone_bottom_;
    opportunity.after += top - clone_top_;
    opportunity.penalty += avoiding_ * penalty_avoid;
    opportunity.notes += notes_before;
    opportunity.floats += floated();
    if (!ends_page(opportunity.force)) opportunity.force = Force::none;
    opportunity.token.path = path_;
    for (const Path& path : {prefix, place.token.path}) {
        opportunity.token.path.insert(opportunity.token.path.end(), path.begin(), path.end());
    }
    opportunities_.push_back(std::move(opportunity));
    unsettled_ = opportunities_.size();
}

void Flow::row(const Box& content, const BreakToken& from, const BreakToken& until) {
    const OpenBox& o = open_.back();
    const ColumnSizes sizes = column_sizes(context_, *o.box, o.content_width);
    FlowSpace space;
    space.inline_size = sizes.width;
    space.border_width = sizes.width;
    space.page_height = space_.page_height;
    space.in_columns = true;
    const LengthSum room = enough_ == std::numeric_limits<LengthSum>::max()
                               ? enough_
                               : std::max<LengthSum>(0, enough_ - y_) * sizes.count;
    settle();
    Measured measured = measure_stretch(context_, content, space, from, until,
                                        measuring() ? room : std::numeric_limits<LengthSum>::max());
    const bool whole = measured.places.back().token == until;
    const auto content_row =
        std::make_shared<const ColumnRow>(std::move(measured.places), sizes.count);
    if (!baseline_ && measured.baseline) baseline_ = y_ + measured.baseline->units();
    lines_since_keep_ = 2;
    if (measuring()) {
        note_row(content_row, whole);
        std::copy(measured.notes.begin(), measured.notes.end(), std::back_inserter(called_));
        std::copy(measured.page_floats.begin(), measured.page_floats.end(),
                  std::back_inserter(page_floats_));
    } else {
        set_row(content, space, *content_row, from);
    }
}

void Flow::note_row(const std::shared_ptr<const ColumnRow>& row, bool whole) {
    constexpr LengthSum any = std::numeric_limits<LengthSum>::max();
    const std::uint32_t notes_before = called();
    const LengthSum all = row->height(0, row->end(), any);
    for (std::uint32_t node = 1; node <= row->end(); ++node) {
        if (node == row->end() && whole) break;
        BreakOpportunity place = row->places()[node - 1];
        place.before = row->height(0, node, any);
        place.after = all - row->height(node, row->end(), any);
        place.row = row;
        place.row_node = node;
        note_inside(place, {}, y_, notes_before);
    }
    y_ += all;
    if (!whole) stopped_ = true;
}

void Flow::set_row(const Box& content, const FlowSpace& space, const ColumnRow& row,
                   const BreakToken& from) {
    OpenBox& o = open_.back();
    const ColumnSizes sizes = column_sizes(context_, *o.box, o.content_width);
    const style::ColumnStyle& style = box_style(context_, *o.box).columns;
    const bool leftwards = text_style(context_, *o.box).direction == Direction::right_to_left;
    ColumnRow::Division division;
    LengthSum height = 0;
    if (style.fill == style::ColumnFill::automatic && o.height) {
        height = std::max<LengthSum>(0, o.content_top + o.height->units() - y_);
        division = row.divide_at(0, row.end(), height);
    }
    if (division.ends.empty()) {
        // What goes on from the page before may have to be divided where it would not like it.
        const LengthSum enough = from.path.empty() ? std::numeric_limits<LengthSum>::max()
                                                   : space_.page_height.units() + 8;
        division = row.divide(0, row.end(), enough);
        height = division.height;
    }
    // More forced breaks than columns: only on a page that nothing else would go on.
    if (division.ends.empty()) division.ends = {row.end()};
    const std::vector<std::uint32_t>& ends = division.ends;
    BreakToken start = from;
    for (std::size_t column = 0; column < ends.size(); ++column) {
        const BreakToken& end = row.places()[ends[column] - 1].token;
        const auto before = static_cast<std::int32_t>(column);
        const Length forward = Length::raw((sizes.width + sizes.gap).units() * before);
        const Length left =
            o.content_left + (leftwards ? o.content_width - sizes.width - forward : forward);
        if (column > 0 && style.rule.width_pt > 0) {
            const Length rule = Length::pt(style.rule.width_pt);
            const Length beside = leftwards ? left + sizes.width : left - sizes.gap;
            o.in_flow.push_back(
                {beside + Length::raw((sizes.gap - rule).units() / 2), y_,
                 std::make_shared<const Fragment>(
                     Fragment{{}, o.box->style, {rule, Length::raw(height)}, ColumnRulePart{}})});
        }
        const Laid laid = set_stretch(context_, content, space, start, end);
        const Length x = left + laid.offset.x;
        const LengthSum y = y_ + laid.offset.y.units();
        adopt(laid, x, y);
        o.in_flow.push_back({x, y, laid.fragment});
        start = end;
    }
    y_ += height;
}

void Flow::spanner(const Box& box, const Path& at, const BreakToken& from, const BreakToken& until,
                   bool cut) {
    const OpenBox& o = open_.back();
    FlowSpace space;
    space.inline_size = o.content_width;
    space.page_height = space_.page_height;
    space.with_margins = true;
    const bool resumed = from.path.size() > at.size();
    const BreakToken begin =
        resumed ? BreakToken{below(from.path, at.size()), from.lines} : BreakToken::start();
    const BreakToken end =
        cut ? BreakToken{below(until.path, at.size()), until.lines} : BreakToken::end();
    settle();
    lines_since_keep_ = 2;
    const Measured measured =
        measure_stretch(context_, box, space, begin, end, std::numeric_limits<LengthSum>::max());
    if (!baseline_ && measured.baseline) baseline_ = y_ + measured.baseline->units();
    if (measuring()) {
        const std::uint32_t notes_before = called();
        for (std::size_t i = 0; i + 1 < measured.places.size(); ++i) {
            note_inside(measured.places[i], at, y_, notes_before);
        }
        std::copy(measured.notes.begin(), measured.notes.end(), std::back_inserter(called_));
        std::copy(measured.page_floats.begin(), measured.page_floats.end(),
                  std::back_inserter(page_floats_));
    } else {
        const Laid laid = set_stretch(context_, box, space, begin, end);
        const Length x = o.content_left + laid.offset.x;
        const LengthSum y = y_ + laid.offset.y.units();
        adopt(laid, x, y);
        put({x, y, laid.fragment}, box_style(context_, box));
    }
    y_ += measured.places.back().before + (cut ? 0 : measured.margin_bottom);
}

/// Said where the box begins, once it is set.
void Flow::report_reduced(const Box& content) {
    const OpenBox& o = open_.back();
    if (measuring() || !column_sizes(context_, *o.box, o.content_width).reduced) return;
    const document::NodeId node = o.box->source.node;
    if (!node.valid() || content.children.empty()) return;
    context_.diagnostics.report(
        {Severity::warning, "page.columns-reduced", context_.document.document()[node].span,
         "so many columns leave less than 1em of width to each: fewer are set",
         "ask for fewer columns ('column-count'), or for a smaller 'column-gap'"});
}

}  // namespace bifolium::layout
