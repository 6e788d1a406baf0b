#include "changes/blocks.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bifolium::changes {

namespace {

using verify::Element;

constexpr std::string_view joint = " > ";

/// Roles whose words are one block. Where one stands in another, the outer one is the block.
bool is_block(const Element& element) {
    const std::string_view role = element.role;
    constexpr std::string_view roles[] = {"P",       "H1", "H2", "H3", "H4", "H5",  "H6",
                                          "Caption", "TH", "TD", "Dt", "Dd", "Text"};
    return std::find(std::begin(roles), std::end(roles), role) != std::end(roles);
}

bool is_mark(std::string_view role) {
    constexpr std::string_view roles[] = {"Em",    "Strong", "Sub",  "Sup",  "Kbd",
                                          "Small", "U",      "Abbr", "Code", "Link"};
    return std::find(std::begin(roles), std::end(roles), role) != std::end(roles);
}

bool is_heading(std::string_view role) {
    return role.size() == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '6';
}

class Walk {
public:
    explicit Walk(const verify::Structure& rows) : rows_(rows) {}

    std::vector<Block> run() {
        for (std::size_t i = 0; i < rows_.size();) i = visit(i);
        std::move(notes_.begin(), notes_.end(), std::back_inserter(blocks_));
        return std::move(blocks_);
    }

private:
    struct Container {
        std::string_view role;
        std::uint32_t depth;
    };

    std::size_t visit(std::size_t at) {
        const Element& row = rows_[at];
        while (!containers_.empty() && containers_.back().depth >= row.depth) {
            containers_.pop_back();
        }
        if (row.role == "TOC") return end_of(at);
        if (is_block(row)) return heads_notes(at) ? end_of(at) : take(at);
        if (row.role == "Figure" && !row.alternative.empty()) {
            picture(row);
        } else {
            containers_.push_back({row.role, row.depth});
        }
        return at + 1;
    }

    /// A book's generated heading above the notes of a section.
    bool heads_notes(std::size_t at) const {
        const std::size_t next = end_of(at);
        return is_heading(rows_[at].role) && next < rows_.size() && rows_[next].role == "Note";
    }

    std::size_t end_of(std::size_t at) const {
        std::size_t end = at + 1;
        while (end < rows_.size() && rows_[end].depth > rows_[at].depth) ++end;
        return end;
    }

    std::size_t take(std::size_t at) {
        const Element& row = rows_[at];
        const std::size_t end = end_of(at);
        Block block;
        block.kind = kind_of(row.role);
        block.text = row.text;
        block.language = row.language;
        for (std::size_t i = at + 1; i < end; ++i) {
            const Element& inner = rows_[i];
            if (is_mark(inner.role) && rows_[i - 1].role != "Reference") {
                block.marks.push_back({inner.role, inner.text, inner.target});
            }
        }
        if (is_heading(row.role)) {
            block.level = static_cast<std::uint32_t>(row.role[1] - '0');
            while (!headings_.empty() && headings_.back().first >= block.level) {
                headings_.pop_back();
            }
        }
        block.section = section();
        if (block.level > 0) headings_.emplace_back(block.level, block.text);
        if (!block.text.empty()) {
            (block.kind == "note" ? notes_ : blocks_).push_back(std::move(block));
        }
        for (std::size_t i = at + 1; i < end; ++i) {
            if (rows_[i].role == "Figure" && !rows_[i].alternative.empty()) picture(rows_[i]);
        }
        return end;
    }

    void picture(const Element& row) {
        Block block;
        block.kind = "picture";
        block.text = row.alternative;
        block.language = row.language;
        block.section = section();
        block.picture = row.target;
        blocks_.push_back(std::move(block));
    }

    std::string_view kind_of(std::string_view role) const {
        if (is_heading(role)) return "heading";
        if (role == "TD") return "table cell";
        if (role == "TH") return "table head";
        if (role == "Caption") return "caption";
        if (role == "Dt") return "term";
        if (role == "Dd") return "definition";
        const std::string_view around = containers_.empty() ? "" : containers_.back().role;
        if (around == "LI") return "list item";
        if (around == "Note") return "note";
        return "paragraph";
    }

    std::string section() const {
        std::string out;
        for (const auto& [level, text] : headings_) {
            out.append(out.empty() ? "" : joint).append(text);
        }
        return out;
    }

    const verify::Structure& rows_;
    std::vector<Block> blocks_;
    std::vector<Block> notes_;  // they stand where their marks put them, so they come last
    std::vector<Container> containers_;
    std::vector<std::pair<std::uint32_t, std::string>> headings_;
};

}  // namespace

std::vector<Block> blocks_of(const verify::Structure& structure) {
    return Walk(structure).run();
}

bool same(const Block& a, const Block& b) {
    return a.kind == b.kind && a.level == b.level && a.text == b.text && a.language == b.language &&
           a.marks == b.marks && a.picture == b.picture;
}

}  // namespace bifolium::changes
