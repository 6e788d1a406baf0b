#include "manuscript/tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/limits.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

constexpr std::string_view caption_mark = "Table:";
/// Draft::title of a table that was written as a list: what is covered is not written there.
constexpr std::string_view list_table = "list-table";

void report(PassContext& context, std::string_view code, Span span, std::string message,
            std::string hint) {
    context.diagnostics.report({Severity::error, code, span, std::move(message), std::move(hint)});
}

/// The pair of this key, taken out.
std::optional<Attributes::Pair> take(Attributes& attributes, std::string_view key) {
    auto& pairs = attributes.pairs;
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.key == key; });
    if (found == pairs.end()) return {};
    Attributes::Pair pair = std::move(*found);
    pairs.erase(found);
    return pair;
}

/// The number that the key's value is; told if it is none.
std::optional<std::uint32_t> take_number(Attributes& attributes, std::string_view key,
                                         std::uint32_t least, PassContext& context) {
    const auto pair = take(attributes, key);
    if (!pair) return {};
    const char* end = pair->value.data() + pair->value.size();
    std::uint32_t number = 0;
    const auto read = std::from_chars(pair->value.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end && number >= least) return number;
    report(context, "attribute.bad-number", pair->span,
           "'" + pair->key + "=" + pair->value + "' is no whole number of " +
               std::to_string(least) + " or more",
           "write '" + pair->key + "=2'");
    return {};
}

bool is_block(const Draft& draft) {
    return draft.is<Paragraph>() || draft.is<Heading>() || draft.is<List>() || draft.is<Quote>() ||
           draft.is<CodeBlock>() || draft.is<Table>() || draft.is<ThematicBreak>() ||
           draft.is<Division>() || draft.is<Inclusion>() || draft.is<RawBlock>() ||
           draft.is<DefinitionMark>() || draft.is<DefinitionList>() || draft.is<Question>() ||
           draft.is<Figure>() || draft.is<Callout>() || draft.is<Container>();
}

bool is_blank(const Draft& cell) {
    return std::all_of(cell.children.begin(), cell.children.end(), [](const Draft& draft) {
        const auto* text = draft.as<Text>();
        return text != nullptr && text->text.find_first_not_of(" \t\n") == std::string::npos;
    });
}

CellSpan* span_in(Draft& cell) {
    if (auto* plain = cell.as<Cell>()) return &plain->span;
    auto* header = cell.as<HeaderCell>();
    return header == nullptr ? nullptr : &header->span;
}

std::vector<Alignment> read_alignments(const Attributes::Pair& pair, PassContext& context) {
    std::vector<Alignment> out;
    std::string_view rest = pair.value;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (word.empty()) continue;
        if (word != "left" && word != "center" && word != "right") {
            context.diagnostics.report({Severity::warning, "attribute.unknown", pair.span,
                                        "'" + std::string(word) + "' is no alignment",
                                        "write left, center or right for each column: "
                                        "align=\"left right\""});
        }
        out.push_back(word == "center"  ? Alignment::centre
                      : word == "right" ? Alignment::end
                                        : Alignment::start);
    }
    return out;
}

/// What the whole table says of itself.
struct Settings {
    std::optional<std::uint32_t> header_columns;
    std::uint32_t header_rows = 1, footer_rows = 0;
    std::vector<Alignment> alignments;  ///< Of a list table.
};

class TableBuilder {
public:
    TableBuilder(Draft& table, PassContext& context)
        : table_(table), context_(context), covered_is_written_(table.title != list_table) {}

    void run() {
        read_settings();
        gather();
        if (rows_.empty()) return;
        for (std::size_t row = 0; row < rows_.size(); ++row) place(row);
        for (std::size_t row = 0; row < rows_.size(); ++row) settle_headers(row);
        regroup();
    }

private:
    struct Place {
        std::uint32_t column = 0;
        Draft cell;
    };
    struct PlacedRow {
        Draft row;
        std::vector<Place> cells;
    };

    void read_settings() {
        Attributes& attributes = table_.attributes;
        const auto number = [&](std::string_view key, std::uint32_t least) {
            return take_number(attributes, key, least, context_);
        };
        settings_.header_rows = number("header-rows", covered_is_written_ ? 1 : 0).value_or(1);
        settings_.header_columns = number("header-columns", 0);
        settings_.footer_rows = number("footer-rows", 0).value_or(0);
        if (!covered_is_written_) {
            if (const auto pair = take(attributes, "align")) {
                settings_.alignments = read_alignments(*pair, context_);
            }
        }
        settle_attributes(table_, context_);
    }

    void gather() {
        Drafts rest;
        for (Draft& child : table_.children) {
            if (!child.is<TableHead>() && !child.is<TableBody>()) {
                rest.push_back(std::move(child));
                continue;
            }
            for (Draft& row : child.children) rows_.push_back({std::move(row), {}});
        }
        table_.children = std::move(rest);
        if (rows_.empty()) return;
        std::size_t columns = 0;
        for (Draft& cell : rows_.front().row.children) {
            columns += covered_is_written_ ? 1 : span_in(cell)->columns;
        }
        if (columns > limits::table_columns || columns * rows_.size() > limits::table_cells) {
            report(context_, "table.too-large", table_.span,
                   "this table has more than " + std::to_string(limits::table_columns) +
                       " columns or " + std::to_string(limits::table_cells) + " cells",
                   "divide it");
            rows_.clear();
            return;
        }
        columns_ = static_cast<std::uint32_t>(columns);
        taken_until_.assign(columns, 0);
        settings_.header_rows =
            std::min(settings_.header_rows, static_cast<std::uint32_t>(rows_.size()));
        settings_.footer_rows =
            std::min(settings_.footer_rows,
                     static_cast<std::uint32_t>(rows_.size()) - settings_.header_rows);
    }

    /// One past the last row of the part that the row lies in: no cell reaches beyond it.
    std::size_t end_of_part(std::size_t row) const {
        if (row < settings_.header_rows) return settings_.header_rows;
        const std::size_t foot = rows_.size() - settings_.footer_rows;
        return row < foot ? foot : rows_.size();
    }

    bool is_covered(std::size_t row, std::size_t column) const {
        return taken_until_[column] > row;
    }

    void place(std::size_t row) {
        Drafts cells = std::move(rows_[row].row.children);
        rows_[row].row.children.clear();
        std::uint32_t column = 0;
        for (Draft& cell : cells) {
            if (!covered_is_written_) {
                while (column < columns_ && is_covered(row, column)) ++column;
            }
            if (column >= columns_) {
                surplus(cell);
            } else if (is_covered(row, column)) {
                cover(cell);
                ++column;
            } else {
                column += put(row, column, std::move(cell));
            }
        }
        while (column < columns_ && is_covered(row, column)) ++column;
        if (column < columns_) fill(row, column);
    }

    /// How many columns on the next cell is: what is covered has cells of its own in a GFM table.
    std::uint32_t put(std::size_t row, std::uint32_t column, Draft cell) {
        CellSpan& span = *span_in(cell);
        const CellSpan wanted = span;
        std::uint32_t columns = 1;
        while (columns < span.columns && column + columns < columns_ &&
               !is_covered(row, column + columns)) {
            ++columns;
        }
        span.columns = columns;
        const auto below = static_cast<std::uint32_t>(end_of_part(row) - row);
        span.rows = std::min(span.rows, below);
        if (span != wanted) {
            report(
                context_, "table.bad-span", cell.span,
                "this cell is to be " + extent(wanted) + ", but there is room for " + extent(span),
                "cells lie inside the table, beside each other, and in the head, the body or "
                "the foot alone");
        }
        for (std::uint32_t i = 0; i < columns; ++i) taken_until_[column + i] = row + span.rows;
        rows_[row].cells.push_back({column, std::move(cell)});
        return covered_is_written_ ? 1 : columns;
    }

    static std::string extent(const CellSpan& span) {
        return std::to_string(span.columns) + " columns wide and " + std::to_string(span.rows) +
               " rows high";
    }

    void cover(const Draft& cell) {
        if (is_blank(cell)) return;
        report(context_, "table.covered-cell", cell.span,
               "this cell lies under one that spans its place: its text would be lost",
               "leave it empty, or let the other cell span less");
    }

    void surplus(const Draft& cell) {
        report(context_, "table.surplus-cell", cell.span,
               "this row has more cells than the " + std::to_string(columns_) +
                   " columns of the first row",
               "add cells to the first row, or take this one out");
    }

    /// A GFM table's row is padded by cmark-gfm, and told.
    void fill(std::size_t row, std::uint32_t column) {
        const Span span = rows_[row].row.span;
        report(context_, "table.missing-cell", span,
               "this row ends after " + std::to_string(column) + " of " + std::to_string(columns_) +
                   " columns",
               "an empty cell is an empty item");
        for (; column < columns_; ++column) {
            if (!is_covered(row, column)) {
                rows_[row].cells.push_back({column, Draft{Cell{}, span, {}, {}, {}}});
            }
        }
    }

    /// A column under an empty corner holds the rows' headers.
    std::uint32_t header_columns() const {
        if (settings_.header_columns) return std::min(*settings_.header_columns, columns_);
        if (settings_.header_rows == 0 || columns_ < 2) return 0;
        const auto& first = rows_.front().cells;
        return !first.empty() && first.front().column == 0 && is_blank(first.front().cell) ? 1 : 0;
    }

    void settle_headers(std::size_t row) {
        const bool head = row < settings_.header_rows;
        const std::uint32_t columns = header_columns_.value_or(header_columns());
        header_columns_ = columns;
        for (Place& place : rows_[row].cells) {
            Draft& cell = place.cell;
            Alignment alignment =
                cell.is<Cell>() ? cell.as<Cell>()->alignment : cell.as<HeaderCell>()->alignment;
            if (place.column < settings_.alignments.size()) {
                alignment = settings_.alignments[place.column];
            }
            const CellSpan span = *span_in(cell);
            // Over several columns of numbers it stands in their middle; and so does their header.
            const bool middle = span.columns > 1 && (head || alignment == Alignment::end);
            if (middle) alignment = Alignment::centre;
            const bool in_column = place.column < columns;
            std::optional<Scope> scope;
            if (in_column) scope = Scope::row;
            if (head) scope = Scope::column;
            if (head && in_column && is_blank(cell)) scope.reset();
            if (const auto said = take(cell.attributes, "scope")) {
                scope = said->value == "row" ? Scope::row : Scope::column;
            }
            cell.matter = scope ? Content(HeaderCell{*scope, alignment, span})
                                : Content(Cell{alignment, span});
        }
    }

    void regroup() {
        const std::size_t foot = rows_.size() - settings_.footer_rows;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            const bool starts = row == 0 || row == settings_.header_rows || row == foot;
            Draft draft = std::move(rows_[row].row);
            for (Place& place : rows_[row].cells) draft.children.push_back(std::move(place.cell));
            if (starts) {
                Content part = TableBody{};
                if (row < settings_.header_rows) part = TableHead{};
                if (row >= foot) part = TableFoot{};
                table_.children.push_back(Draft{std::move(part), draft.span, {}, {}, {}});
            }
            Draft& part = table_.children.back();
            part.span.end = draft.span.end;
            part.children.push_back(std::move(draft));
        }
    }

    Draft& table_;
    PassContext& context_;
    const bool covered_is_written_;
    Settings settings_;
    std::vector<PlacedRow> rows_;
    std::uint32_t columns_ = 0;
    std::optional<std::uint32_t> header_columns_;
    std::vector<std::size_t> taken_until_;  ///< By column: one past the last row that is taken.
};

/// A row's item holds one list, whose items are the cells.
bool is_row(const Draft& item) {
    return item.children.size() == 1 && item.children.front().is<List>();
}

Draft row_of(Draft& item) {
    Draft row{Row{}, item.span, {}, {}, {}};
    for (Draft& entry : item.children.front().children) {
        row.children.push_back(Draft{Cell{}, entry.span, {}, std::move(entry.children), {}});
    }
    return row;
}

}  // namespace

bool is_table_caption(const Draft& paragraph) {
    if (!paragraph.is<Paragraph>()) return false;
    std::string text;
    for (const Draft& inline_draft : paragraph.children) {
        const auto* piece = std::get_if<Piece>(&inline_draft.matter);
        if (piece == nullptr || piece->literal || text.size() >= caption_mark.size()) break;
        text += piece->text;
    }
    return text.starts_with(caption_mark);
}

void take_table_caption(Draft paragraph, Draft& table, PassContext& context) {
    take_heading_attributes(paragraph, context);
    table.attributes = std::move(paragraph.attributes);
    table.span.begin = std::min(table.span.begin, paragraph.span.begin);
    Draft caption{TableCaption{}, paragraph.span, {}, std::move(paragraph.children), {}};
    take_mark(caption.children, caption_mark);
    if (!caption.children.empty())
        table.children.insert(table.children.begin(), std::move(caption));
}

void report_lone_caption(const Draft& paragraph, PassContext& context) {
    context.diagnostics.report({Severity::warning, "table.lone-caption", paragraph.span,
                                "this caption has no table after it: it stays a paragraph",
                                "write it right before its table; or write 'Table\\:'"});
}

bool read_list_table(Draft& division, PassContext& context) {
    Drafts& children = division.children;
    const bool captioned = children.size() == 2 && children.front().is<Paragraph>();
    const bool listed =
        !children.empty() && children.back().is<List>() && (captioned || children.size() == 1);
    const Drafts none;
    const Drafts& items = listed ? children.back().children : none;
    if (items.empty() || !std::all_of(items.begin(), items.end(), is_row)) {
        report(context, "table.bad-list", division.span,
               "a list table holds one list of rows, and each row one list of its cells",
               "write '- - first cell' for a row and '  - next cell' below it");
        return false;
    }
    Draft body{TableBody{}, division.span, {}, {}, {}};
    for (Draft& item : children.back().children) body.children.push_back(row_of(item));
    Drafts parts;
    if (captioned) {
        Draft& words = children.front();
        if (is_table_caption(words)) take_mark(words.children, caption_mark);
        parts.push_back(Draft{TableCaption{}, words.span, {}, std::move(words.children), {}});
    }
    parts.push_back(std::move(body));
    division.matter = Content(Table{});
    division.title = list_table;
    children = std::move(parts);
    return true;
}

bool holds_blocks(const Draft& cell) {
    return !cell.children.empty() && is_block(cell.children.front());
}

void take_cell_attributes(Draft& cell, PassContext& context) {
    if (holds_blocks(cell)) {
        Draft& first = cell.children.front();
        if (!first.is<Paragraph>()) return;
        take_heading_attributes(first, context);
        std::swap(cell.attributes, first.attributes);
        // One paragraph is the cell's own text, as in other tables.
        if (cell.children.size() == 1) {
            Drafts words = std::move(first.children);
            cell.children = std::move(words);
        }
    } else {
        take_heading_attributes(cell, context);
    }
    CellSpan& span = *span_in(cell);
    span.columns = take_number(cell.attributes, "colspan", 1, context).value_or(1);
    span.rows = take_number(cell.attributes, "rowspan", 1, context).value_or(1);
    auto scope = take(cell.attributes, "scope");
    const bool known = scope && (scope->value == "row" || scope->value == "col");
    if (scope && !known) {
        report(context, "attribute.unknown", scope->span,
               "'scope=" + scope->value + "' is no scope", "write scope=row or scope=col");
    }
    settle_attributes(cell, context);
    if (known) cell.attributes.pairs.push_back(std::move(*scope));  // for finish_table()
}

void finish_table(Draft& table, PassContext& context) {
    TableBuilder(table, context).run();
}

}  // namespace bifolium::manuscript
