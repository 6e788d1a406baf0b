// Widths of columns: automatic (css-tables-3, as every browser does it) and fixed.
// https://www.w3.org/TR/css-tables-3/#computing-the-table-width
#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "base/limits.h"
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

struct Column {
    Length least, most;
    std::optional<Length> said;
    double percent = 0;
};

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

/// Of a cell, from grid line to grid line.
Column cell_column(const Context& context, const TableColumns& t, std::size_t row,
                   std::size_t column) {
    const Box& cell = t.rows[row].row->children[column];
    const IntrinsicSizes sizes = border_sizes(context, cell);
    const Frame own = frame_of(context, cell, Length());
    Length extra;  // where borders collapse, half the winners' instead of its own
    if (t.collapsed) {
        const CollapsedEdges& edges = t.collapsed->cells[row][column];
        extra = half_of(edges.width.left) + half_of(edges.width.right) - own.border.left -
                own.border.right;
    }
    Column result{sizes.minimum + extra, sizes.maximum + extra, std::nullopt, 0};
    const style::BoxStyle& style = box_style(context, cell);
    if (style.width.sizing != style::Sizing::length || style.width.length.calc.valid()) {
        return result;
    }
    if (style.width.length.percent != 0) {
        result.percent = style.width.length.percent;
        return result;
    }
    const bool whole = style.box_sizing == style::BoxSizing::border_box;
    const Length width =
        Length::pt(style.width.length.pt) + (whole ? Length() : own.inline_sum() + extra);
    result.said = width;
    return result;
}

std::vector<Column> columns_of(const Context& context, const TableColumns& t, bool first_row) {
    std::vector<Column> columns(t.widths.size());
    for (std::size_t row = 0; row < t.rows.size() && (row == 0 || !first_row); ++row) {
        for (std::size_t c = 0; c < t.rows[row].row->children.size(); ++c) {
            const Column cell = cell_column(context, t, row, c);
            Column& column = columns[c];
            column.least = std::max(column.least, cell.least);
            column.most = std::max(column.most, cell.most);
            column.percent = std::max(column.percent, cell.percent);
            if (cell.said) column.said = std::max(column.said.value_or(Length()), *cell.said);
        }
    }
    for (Column& column : columns) {
        if (column.said) column.most = std::max(column.least, *column.said);
        column.most = std::max(column.most, column.least);
    }
    return columns;
}

/// Adds `space` to the columns that may take it, by weight; rounding goes to the last of them.
template <class Weight, class May>
void spread(std::vector<Length>& widths, Length space, Weight weight, May may) {
    double whole = 0;
    std::size_t count = 0, last = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (!may(i)) continue;
        whole += weight(i);
        ++count;
        last = i;
    }
    if (count == 0) return;
    Length left = space;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (!may(i)) continue;
        const double part = whole > 0 ? weight(i) / whole : 1.0 / static_cast<double>(count);
        const Length share = i == last ? left : Length::pt(space.to_pt() * part);
        widths[i] += share;
        left -= share;
    }
}

Length total(const std::vector<Length>& widths) {
    Length sum;
    for (const Length width : widths) sum += width;
    return sum;
}

std::vector<Length> automatic_widths(const std::vector<Column>& columns, Length available) {
    std::vector<Length> widths;
    std::vector<Length> most;
    for (const Column& column : columns) {
        widths.push_back(column.least);
        const Length percent = Length::pt(available.to_pt() * column.percent / 100);
        most.push_back(column.percent > 0 ? std::max(column.least, percent) : column.most);
    }
    const auto all = [](std::size_t) { return true; };
    const Length least_sum = total(widths), most_sum = total(most);
    if (available <= least_sum) return widths;
    if (available < most_sum) {
        spread(
            widths, available - least_sum,
            [&](std::size_t i) { return (most[i] - columns[i].least).to_pt(); }, all);
        return widths;
    }
    widths = most;
    const auto free = [&](std::size_t i) { return !columns[i].said && columns[i].percent == 0; };
    const bool some = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
        return !column.said && column.percent == 0;
    });
    spread(
        widths, available - most_sum, [&](std::size_t i) { return most[i].to_pt(); },
        [&](std::size_t i) { return !some || free(i); });
    return widths;
}

std::vector<Length> fixed_widths(const std::vector<Column>& first_row, Length available) {
    std::vector<Length> widths(first_row.size());
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const Column& column = first_row[i];
        if (column.said) widths[i] = *column.said;
        if (column.percent > 0) widths[i] = Length::pt(available.to_pt() * column.percent / 100);
    }
    const auto open = [&](std::size_t i) {
        return !first_row[i].said && first_row[i].percent == 0;
    };
    const Length rest = std::max(Length(), available - total(widths));
    spread(
        widths, rest, [](std::size_t) { return 1.0; }, open);
    return widths;
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
    IntrinsicSizes sizes{around(t), around(t)};
    for (const Column& column : columns_of(context, t, false)) {
        sizes.minimum += column.least;
        sizes.maximum += column.most;
    }
    return sizes;
}

std::shared_ptr<const TableColumns> table_columns(const Context& context, const Box& table,
                                                  Length width) {
    if (auto known = context.memo.find_columns({&table, width})) return known;
    auto t = std::make_shared<TableColumns>(skeleton(context, table, width));
    const Length available = width - around(*t);
    const bool fixed = is_fixed(context, table);
    const std::vector<Column> columns = columns_of(context, *t, fixed);
    t->widths = fixed ? fixed_widths(columns, available) : automatic_widths(columns, available);
    context.memo.keep({&table, width}, t);
    return t;
}

}  // namespace bifolium::layout
