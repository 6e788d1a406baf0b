#include <algorithm>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "pandoc/block_writer.h"

namespace bifolium::pandoc {

/// A table as a grid: where each cell stands, and which places are covered by others.
struct BlockWriter::Grid {
    struct Place {
        const Block* cell = nullptr;  ///< Null: covered, or missing.
        std::uint32_t columns = 1, rows = 1;
        bool covered = false;
    };
    std::vector<std::vector<Place>> rows;
    std::size_t columns = 0, header_rows = 0, footer_rows = 0;
    bool simple = true;  ///< Each cell holds a line of words, or nothing.
};

namespace {

bool has_words(const Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [](const Inline& node) {
        return node.as<Words>() != nullptr || node.as<Picture>() != nullptr ||
               node.as<Code>() != nullptr || node.as<Math>() != nullptr ||
               node.as<Note>() != nullptr || has_words(node.children);
    });
}

/// The cell's blocks, out of the divisions that styles make, empty paragraphs left out.
void content_of(const Blocks& blocks, std::vector<const Block*>& out) {
    for (const Block& block : blocks) {
        if (block.is<Division>() && !block.attributes.has_class("text-box")) {
            content_of(block.children, out);
        } else if (!block.is<Paragraph>() || has_words(block.inlines)) {
            out.push_back(&block);
        }
    }
}

std::vector<const Block*> content_of(const Block& cell) {
    std::vector<const Block*> out;
    content_of(cell.children, out);
    return out;
}

/// Words without a figure in them: of a head rather than of what it heads.
bool names_columns(const Block& row) {
    return std::all_of(row.children.begin(), row.children.end(), [](const Block& cell) {
        const auto content = content_of(cell);
        if (content.size() != 1 || !content.front()->is<Paragraph>()) return false;
        const std::string words = words_of(content.front()->inlines);
        return !words.empty() && words.size() <= 60 &&
               words.find_first_of("0123456789") == std::string::npos;
    });
}

std::string span_attributes(std::uint32_t columns, std::uint32_t rows) {
    std::string out;
    if (columns > 1) out += "colspan=" + std::to_string(columns);
    if (rows > 1) out += (out.empty() ? "rowspan=" : " rowspan=") + std::to_string(rows);
    return out.empty() ? out : "{" + out + "}";
}

std::string_view delimiter(char alignment) {
    switch (alignment) {
        case 'l':
            return ":--";
        case 'c':
            return ":-:";
        case 'r':
            return "--:";
        default:
            return "---";
    }
}

}  // namespace

namespace {

/// The rows of one part begin at `first`: no cell reaches beyond its part.
std::size_t end_of_part(const std::vector<const Block*>& rows, std::size_t first) {
    std::size_t end = first;
    while (end < rows.size() && rows[end]->as<Row>()->part == rows[first]->as<Row>()->part) ++end;
    return end;
}

}  // namespace

namespace {

/// A row that cells from above cover wholly is no row: those cells are lower by one.
template <class Rows>
void drop_covered_rows(Rows& rows, std::size_t& header_rows, std::size_t& footer_rows) {
    const std::size_t count = rows.size();
    for (std::size_t r = count; r-- > 1;) {
        const bool covered = std::all_of(rows[r].begin(), rows[r].end(),
                                         [](const auto& place) { return place.covered; });
        if (!covered) continue;
        for (std::size_t above = r; above-- > 0;) {
            for (auto& place : rows[above]) {
                if (place.cell != nullptr && above + place.rows > r) --place.rows;
            }
        }
        if (r < header_rows)
            --header_rows;
        else if (r >= rows.size() - footer_rows)
            --footer_rows;
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(r));
    }
}

}  // namespace

void BlockWriter::table(const Block& block, const Block* caption) {
    Grid grid;
    std::vector<const Block*> rows;
    for (const Block& child : block.children) {
        if (child.is<Row>()) rows.push_back(&child);
    }
    std::vector<std::size_t> taken;  // by column: one past the last row that is taken
    bool too_large = false;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const Part part = rows[r]->as<Row>()->part;
        if (part == Part::head) ++grid.header_rows;
        if (part == Part::foot) ++grid.footer_rows;
        const std::size_t end = end_of_part(rows, r);
        std::vector<Grid::Place> places(taken.size());
        for (std::size_t c = 0; c < taken.size(); ++c) places[c].covered = taken[c] > r;
        std::size_t column = 0;
        for (const Block& cell : rows[r]->children) {
            while (column < taken.size() && taken[column] > r) ++column;
            const auto& size = *cell.as<Cell>();
            const std::size_t wide = std::min<std::size_t>(size.columns, limits::table_columns);
            const std::size_t high = std::min<std::size_t>(size.rows, end - r);
            if (column + wide > limits::table_columns) {
                too_large = true;
                break;
            }
            if (column + wide > taken.size()) {
                taken.resize(column + wide, 0);
                places.resize(column + wide);
            }
            std::size_t width = 1;
            while (width < wide && taken[column + width] <= r) ++width;
            places[column].cell = &cell;
            places[column].columns = static_cast<std::uint32_t>(width);
            places[column].rows = static_cast<std::uint32_t>(high);
            for (std::size_t i = 0; i < width; ++i) {
                places[column + i].covered = i > 0;
                taken[column + i] = r + high;
            }
            const auto content = content_of(cell);
            grid.simple =
                grid.simple &&
                (content.empty() || (content.size() == 1 && content.front()->is<Paragraph>()));
            column += width;
        }
        grid.rows.push_back(std::move(places));
    }
    grid.columns = taken.size();
    for (auto& row : grid.rows) row.resize(grid.columns);
    drop_covered_rows(grid.rows, grid.header_rows, grid.footer_rows);
    if (too_large || grid.columns * grid.rows.size() > limits::table_cells) {
        const std::uint32_t begin = here();
        for (const Block* row : rows) {
            for (const Block& cell : row->children) write(cell.children);
        }
        return notice("import.table-too-large", begin,
                      "a table of more than " + std::to_string(limits::table_columns) +
                          " columns or " + std::to_string(limits::table_cells) +
                          " cells: its cells are paragraphs here",
                      "divide it");
    }
    if (grid.columns == 0) return;
    const bool was_at_top = std::exchange(at_top_, false);
    if (grid.columns == 1 && grid.rows.size() == 1) {
        const std::uint32_t begin = here();
        contained("box", grid.rows.front().front().cell->children);
        if (caption != nullptr) paragraph(*caption, nullptr);
        notice("import.box", begin, "a table of one cell is a box here, not a table",
               "name it for what it is: '> [!NOTE]', '> [!WARNING]', or a container of your own");
    } else {
        const bool has_head = grid.header_rows > 0;
        const bool takes_first = !has_head && grid.rows.size() > 1 && names_columns(*rows.front());
        if (takes_first) grid.header_rows = 1;
        const std::uint32_t begin = here();
        if (grid.simple && grid.header_rows > 0)
            pipe_table(grid, block, caption);
        else
            list_table(grid, block, caption);
        if (!has_head) {
            notice("import.table-head", begin,
                   takes_first ? "Word does not say which row is this table's head: the first was "
                                 "taken"
                               : "Word does not say which row is this table's head: it has none "
                                 "here",
                   "those who hear a table are told the head of each cell: say which rows are "
                   "its head, in Word (Repeat Header Rows) or by header-rows");
        }
    }
    at_top_ = was_at_top;
}

/// `Table: words {attributes}`, if there is anything to say.
void BlockWriter::table_caption(const Block& table, const Block* caption, std::string attributes) {
    Tokens tokens = caption == nullptr ? Tokens() : tokens_of(caption->inlines);
    // Word's title of a table: words for those who do not see it. Often the caption's again.
    if (!table.children.empty() && table.children.front().is<Caption>()) {
        for (const Block& own : table.children.front().children) {
            const std::string words = words_of(own.inlines);
            if (caption != nullptr && words_of(caption->inlines).find(words) != std::string::npos) {
                continue;
            }
            if (!tokens.empty()) tokens.push_back({Token::Kind::text, {}, " ", {}});
            Tokens more = tokens_of(own.inlines);
            std::move(more.begin(), more.end(), std::back_inserter(tokens));
        }
        tidy(tokens);
    }
    part();
    if (tokens.empty() && attributes.empty()) return;
    begin_line();
    written_.markdown += "Table:";
    if (!tokens.empty()) written_.markdown += ' ';
    put(tokens, true);
    if (!attributes.empty()) written_.markdown += " " + attributes;
    end_line();
    line("");
}

void BlockWriter::pipe_table(const Grid& grid, const Block& block, const Block* caption) {
    const auto& table = *block.as<Table>();
    std::string attributes;
    const auto add = [&](std::string_view name, std::size_t value) {
        attributes += attributes.empty() ? "" : " ";
        attributes.append(name).append("=").append(std::to_string(value));
    };
    if (grid.header_rows > 1) add("header-rows", grid.header_rows);
    if (table.header_columns > 0) add("header-columns", table.header_columns);
    if (grid.footer_rows > 0) add("footer-rows", grid.footer_rows);
    table_caption(block, caption, attributes.empty() ? attributes : "{" + attributes + "}");
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        begin_line();
        for (const Grid::Place& place : grid.rows[r]) {
            written_.markdown += "| ";
            if (place.cell == nullptr) continue;
            const auto content = content_of(*place.cell);
            Tokens tokens = content.empty() ? Tokens() : tokens_of(content.front()->inlines);
            if (r < grid.header_rows) strip_strong(tokens);
            put(tokens, true, true);
            const std::string span = span_attributes(place.columns, place.rows);
            if (!tokens.empty() && !span.empty()) written_.markdown += ' ';
            written_.markdown += span;
            if (!tokens.empty() || !span.empty()) written_.markdown += ' ';
        }
        written_.markdown += "|";
        end_line();
        if (r > 0) continue;
        begin_line();
        for (std::size_t c = 0; c < grid.columns; ++c) {
            written_.markdown += "|";
            written_.markdown += delimiter(c < table.alignments.size() ? table.alignments[c] : ' ');
        }
        written_.markdown += "|";
        end_line();
    }
}

void BlockWriter::list_cell(const Block& cell, const std::string& span) {
    const auto content = content_of(cell);
    const bool leads = !content.empty() && content.front()->is<Paragraph>();
    if (!leads && !span.empty()) {
        part();
        line(span);
    }
    bool skip = false;
    Blocks copies;
    for (const Block* block : content) copies.push_back(*block);
    for (std::size_t i = 0; i < copies.size(); ++i) {
        block(copies, i, skip);
        if (i > 0 || !leads || span.empty()) continue;
        std::string& out = written_.markdown;
        if (out.ends_with('\n')) out.pop_back();
        out += " " + span + "\n";
    }
}

void BlockWriter::list_table(const Grid& grid, const Block& block, const Block* caption) {
    std::string attributes = "header-rows=" + std::to_string(grid.header_rows);
    const auto header_columns = block.as<Table>()->header_columns;
    if (header_columns > 0) attributes += " header-columns=" + std::to_string(header_columns);
    if (grid.footer_rows > 0) attributes += " footer-rows=" + std::to_string(grid.footer_rows);
    part();
    line("::: list-table {" + attributes + "}");
    if (caption != nullptr || (!block.children.empty() && block.children.front().is<Caption>())) {
        blank_needed_ = false;
        table_caption(block, caption, {});
    }
    const bool was_tight = std::exchange(tight_, false);
    for (const auto& row : grid.rows) {
        prefixes_.push_back({"- ", "  ", false});
        for (const Grid::Place& place : row) {
            if (place.covered) continue;
            prefixes_.push_back({"- ", "  ", false});
            blank_needed_ = false;
            last_list_ = 0;
            if (place.cell != nullptr)
                list_cell(*place.cell, span_attributes(place.columns, place.rows));
            if (!prefixes_.back().used) line("");
            prefixes_.pop_back();
        }
        prefixes_.pop_back();
    }
    tight_ = was_tight;
    line(":::");
    blank_needed_ = true;
}

}  // namespace bifolium::pandoc
