// Widths of columns: automatic (css-tables-3, as every browser does it) and fixed.
// https://www.w3.org/TR/css-tables-3/#computing-the-table-width
#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "layout/column_widths.h"
#include "layout/memo.h"
#include "layout/table.h"

namespace bifolium::layout {

namespace {

/// Everything but the widths.
TableColumns skeleton(const Context& context, const Box& table, Length containing) {
    TableColumns t;
    t.grid = grid_of(table);
    t.widths.resize(t.grid.columns);
    const style::TextStyle& text = text_style(context, table);
    if (text.border_collapse == style::BorderCollapse::collapse) {
        t.collapsed = collapse_borders(context, table, t.grid);
        const Edges& outer = t.collapsed->outer;
        t.frame.border = t.collapsed->table;
        t.inset = {half_of(outer.top), outer.right - half_of(outer.right),
                   outer.bottom - half_of(outer.bottom), half_of(outer.left)};
    } else {
        t.frame = frame_of(context, table, containing);
        t.spacing_inline = Length::pt(text.border_spacing_inline_pt);
        t.spacing_block = Length::pt(text.border_spacing_block_pt);
        const Edges &border = t.frame.border, &padding = t.frame.padding;
        t.inset = {border.top + padding.top, border.right + padding.right + t.spacing_inline,
                   border.bottom + padding.bottom, border.left + padding.left};
    }
    return t;
}

/// Everything across the table that is no column.
Length around(const TableColumns& t) {
    Length sum = t.inset.left + t.inset.right;
    for (std::size_t i = 0; i < t.widths.size(); ++i) sum += t.spacing_inline;
    return sum;
}

/// What the cells need, and what they say of their columns, from grid line to grid line.
struct Needs {
    std::vector<ColumnNeed> columns;
    std::vector<CellNeed> cells;
};

/// A width that a cell says, for its column.
void take_said(const Context& context, const Box& cell, Length frame, ColumnNeed& column) {
    const style::BoxStyle& style = box_style(context, cell);
    if (style.width.sizing != style::Sizing::length || style.width.length.calc.valid()) return;
    if (style.width.length.percent != 0) {
        column.percent = std::max(column.percent, style.width.length.percent);
        return;
    }
    const bool whole = style.box_sizing == style::BoxSizing::border_box;
    const Length width = Length::pt(style.width.length.pt) + (whole ? Length() : frame);
    column.said = std::max(column.said.value_or(Length()), width);
}

/// Borders and padding, from grid line to grid line: of collapsed borders half the winners'.
Length frame_width(const Context& context, const TableColumns& t, const GridCell& cell) {
    const Frame own = frame_of(context, *cell.box, Length());
    if (!t.collapsed) return own.inline_sum();
    const CollapsedEdges& edges = t.collapsed->cells[t.grid.index_of(cell)];
    return own.padding.left + own.padding.right + half_of(edges.width.left) +
           half_of(edges.width.right);
}

void take_cell(const Context& context, const TableColumns& t, const GridCell& cell, Needs& needs) {
    const IntrinsicSizes sizes = border_sizes(context, *cell.box);
    const Length frame = frame_width(context, t, cell);
    const Length extra = frame - frame_of(context, *cell.box, Length()).inline_sum();
    needs.cells.push_back(
        {cell.row, cell.column, cell.columns, sizes.minimum + extra, sizes.maximum + extra, frame});
    if (cell.columns == 1) take_said(context, *cell.box, frame, needs.columns[cell.column]);
}

/// A fixed table looks at its first row alone; a cell over several columns speaks for each alike.
void take_first_row(const Context& context, const TableColumns& t, Needs& needs) {
    if (t.grid.rows.empty()) return;
    for (const GridCell& cell : t.grid.cells_of(t.grid.rows.front())) {
        ColumnNeed need;
        take_said(context, *cell.box, frame_width(context, t, cell), need);
        const auto parts = static_cast<double>(cell.columns);
        const Length gaps = Length::raw(LengthSum{t.spacing_inline.units()} * (cell.columns - 1));
        if (need.said) need.said = Length::pt((*need.said - gaps).to_pt() / parts);
        need.percent /= parts;
        for (std::uint32_t i = 0; i < cell.columns; ++i) needs.columns[cell.column + i] = need;
    }
}

Needs needs_of(const Context& context, const TableColumns& t) {
    Needs needs;
    needs.columns.resize(t.widths.size());
    for (const GridCell& cell : t.grid.cells) take_cell(context, t, cell, needs);
    need_for(needs.columns, needs.cells, {t.spacing_inline});
    return needs;
}

void set_widths(const Context& context, TableColumns& t, bool fixed, Length available) {
    if (fixed) {
        Needs needs;
        needs.columns.resize(t.widths.size());
        take_first_row(context, t, needs);
        t.widths = fixed_widths(needs.columns, available);
    } else {
        const Needs needs = needs_of(context, t);
        t.widths = automatic_widths(needs.columns, needs.cells, available, {t.spacing_inline});
    }
    Length at;
    for (const Length width : t.widths) {
        at += t.spacing_inline;
        t.starts.push_back(at);
        at += width;
    }
    t.starts.push_back(at + t.spacing_inline);
}

/// A table is no narrower than the longest word of its captions.
/// https://www.w3.org/TR/CSS21/tables.html#auto-table-layout (CAPMIN)
Length caption_width(const Context& context, const Box& table) {
    Length width;
    for (const Box& caption : table.children) {
        if (caption.kind != BoxKind::table_caption) continue;
        const auto margin = margins_of(context, caption, Length());
        width =
            std::max(width, border_sizes(context, caption).minimum +
                                margin.left.value_or(Length()) + margin.right.value_or(Length()));
    }
    return width;
}

}  // namespace

bool is_fixed(const Context& context, const Box& table) {
    const style::BoxStyle& style = box_style(context, table);
    return style.table_layout == style::TableLayout::fixed &&
           style.width.sizing != style::Sizing::automatic;
}

void report_too_wide(const Context& context, const Box& table, Length excess) {
    if (excess <= Length::pt(0.1)) return;
    char text[32];
    const auto end =
        std::to_chars(text, text + sizeof text, excess.to_pt(), std::chars_format::fixed, 1);
    Span span;
    if (table.source.node.valid()) span = context.document.document()[table.source.node].span;
    context.diagnostics.report({Severity::warning, "table.overfull", span,
                                "the table is " + std::string(text, end.ptr) +
                                    " pt wider than its place: its longest words need more",
                                "use fewer columns, shorter words or smaller type; or let words "
                                "break (hyphens: auto, overflow-wrap: anywhere)"});
}

IntrinsicSizes table_sizes(const Context& context, const Box& table) {
    const TableColumns t = skeleton(context, table, Length());
    const Needs needs = needs_of(context, t);
    IntrinsicSizes sizes{around(t), around(t) + greatest_width(needs.columns)};
    for (const ColumnNeed& column : needs.columns) sizes.minimum += column.least;
    const Length caption = caption_width(context, table);
    return {std::max(sizes.minimum, caption), std::max(sizes.maximum, caption)};
}

std::shared_ptr<const TableColumns> table_columns(const Context& context, const Box& table,
                                                  Length width) {
    if (auto known = context.memo.find_columns({&table, width})) return known;
    auto t = std::make_shared<TableColumns>(skeleton(context, table, width));
    const Length available = width - around(*t);
    set_widths(context, *t, is_fixed(context, table), available);
    context.memo.keep({&table, width}, t);
    return t;
}

}  // namespace bifolium::layout
