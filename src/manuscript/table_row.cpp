#include <string>

#include "manuscript/tree_reader.h"

namespace bifolium::manuscript {

namespace {

struct CellRange {
    std::uint32_t begin, end;
};

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/// Cells as GFM cuts them: at each pipe that has no backslash before it. A pipe at either end of
/// the row opens no cell. https://github.github.com/gfm/#tables-extension-
std::vector<CellRange> cut_cells(std::string_view source, std::uint32_t begin, std::uint32_t end) {
    while (begin < end && is_blank(source[begin])) ++begin;
    while (end > begin && is_blank(source[end - 1])) --end;
    if (begin < end && source[begin] == '|') ++begin;
    std::vector<CellRange> cells;
    std::uint32_t cell = begin;
    for (std::uint32_t at = begin; at < end; ++at) {
        if (source[at] == '\\') {
            ++at;
        } else if (source[at] == '|') {
            cells.push_back({cell, at});
            cell = at + 1;
        }
    }
    if (cell < end) cells.push_back({cell, end});
    for (CellRange& c : cells) {
        while (c.begin < c.end && is_blank(source[c.begin])) ++c.begin;
        while (c.end > c.begin && is_blank(source[c.end - 1])) --c.end;
    }
    return cells;
}

}  // namespace

void check_row(const Body& body, int line, std::uint32_t begin, std::size_t columns,
               Diagnostics& diagnostics) {
    const std::uint32_t end = body.line_end(line);
    const auto cells = cut_cells(body.whole(), begin, end);
    for (std::size_t i = columns; i < cells.size(); ++i) {
        diagnostics.report(
            {Severity::error, "table.surplus-cell", body.span(cells[i].begin, cells[i].end),
             "this is cell " + std::to_string(i + 1) + " of a row, but the table has " +
                 std::to_string(columns) + " columns",
             "add a column to the head, or write '\\|' for a bar in the text"});
    }
    if (cells.size() >= columns) return;
    diagnostics.report({Severity::error, "table.missing-cell", body.span(begin, end),
                        "this row has " + std::to_string(cells.size()) +
                            " cells, but the table has " + std::to_string(columns) + " columns",
                        "an empty cell is written as ' | |'"});
}

}  // namespace bifolium::manuscript
