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

std::vector<GridRow> grid_rows(const Box& table) {
    std::vector<GridRow> rows;
    for (std::uint32_t g = 0; g < table.children.size(); ++g) {
        const Box& group = table.children[g];
        if (group.kind != BoxKind::table_row_group) continue;
        for (std::uint32_t r = 0; r < group.children.size(); ++r) {
            rows.push_back({&group, &group.children[r], g, r});
        }
    }
    return rows;
}

bool is_group(const Context& context, const Box& group, style::Display display) {
    return group.kind == BoxKind::table_row_group && !group.anonymous &&
           context.document.box(group.style).display == display;
}

namespace {

/// Everything but the widths.
TableColumns skeleton(const Context& context, const Box& table, Length containing) {
    TableColumns t;
    t.rows = grid_rows(table);
    std::size_t columns = 0;
    for (const GridRow& row : t.rows) columns = std::max(columns, row.row->children.size());
    t.widths.resize(columns);
    const style::TextStyle& text = text_style(context, table);
    if (text.border_collapse == style::BorderCollapse::collapse) {
        t.collapsed = collapse_borders(context, table, t.rows, columns);
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

void take_cell(const Context& context, const TableColumns& t, std::uint32_t row,
               std::uint32_t column, Needs& needs) {
    const Box& cell = t.rows[row].row->children[column];
    const IntrinsicSizes sizes = border_sizes(context, cell);
    const Length own = frame_of(context, cell, Length()).inline_sum();
    Length frame = own;
    if (t.collapsed) {  // half the winners' borders instead of its own
        const CollapsedEdges& edges = t.collapsed->cells[row][column];
        const Frame whole = frame_of(context, cell, Length());
        frame += half_of(edges.width.left) + half_of(edges.width.right) - whole.border.left -
                 whole.border.right;
    }
    const Length extra = frame - own;
    needs.cells.push_back({row, column, 1, sizes.minimum + extra, sizes.maximum + extra, frame});
    take_said(context, cell, frame, needs.columns[column]);
}

Needs needs_of(const Context& context, const TableColumns& t, bool first_row) {
    Needs needs;
    needs.columns.resize(t.widths.size());
    for (std::uint32_t row = 0; row < t.rows.size() && (row == 0 || !first_row); ++row) {
        for (std::uint32_t c = 0; c < t.rows[row].row->children.size(); ++c) {
            take_cell(context, t, row, c, needs);
        }
    }
    need_for(needs.columns, needs.cells, {t.spacing_inline});
    return needs;
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
    const Needs needs = needs_of(context, t, false);
    IntrinsicSizes sizes{around(t), around(t) + greatest_width(needs.columns)};
    for (const ColumnNeed& column : needs.columns) sizes.minimum += column.least;
    return sizes;
}

std::shared_ptr<const TableColumns> table_columns(const Context& context, const Box& table,
                                                  Length width) {
    if (auto known = context.memo.find_columns({&table, width})) return known;
    auto t = std::make_shared<TableColumns>(skeleton(context, table, width));
    const Length available = width - around(*t);
    const bool fixed = is_fixed(context, table);
    const Needs needs = needs_of(context, *t, fixed);
    t->widths = fixed
                    ? fixed_widths(needs.columns, available)
                    : automatic_widths(needs.columns, needs.cells, available, {t->spacing_inline});
    context.memo.keep({&table, width}, t);
    return t;
}

}  // namespace bifolium::layout
