// BlockWriter: pandoc's blocks as Markdown, front to back. Internal to write.cpp; tables are in
// table_writer.cpp, inlines become tokens in flatten.cpp.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pandoc/inline_tokens.h"
#include "pandoc/inline_writer.h"
#include "pandoc/tree.h"
#include "pandoc/write.h"

namespace bifolium::pandoc {

/// What of the tree links lead to, and where it is.
struct Targets {
    std::set<std::string, std::less<>> wanted;  ///< By some link.
    std::set<std::string, std::less<>> there;   ///< Headings' and anchors' names.
};
Targets targets_of(const Tree&);
/// A name that attributes can carry.
std::string as_identifier(std::string_view);

class BlockWriter {
public:
    BlockWriter(const WriteOptions&, const Targets&, Written&);

    void write(const Blocks&);
    void write_notes();

private:
    /// What stands at the beginning of each line of a block: a list's marker once, then blanks.
    struct Prefix {
        std::string first, rest;
        bool used = false;
    };

    // Lines.
    void begin_line();
    void end_line() { written_.markdown += '\n'; }
    void part();  ///< A blank line, if something stands before.
    void line(std::string_view text);

    // Blocks.
    void block(const Blocks&, std::size_t& i, bool& skipped_caption);
    void division(const Block&);
    void paragraph(const Block&, const Block* caption);
    void heading(const Block&, int level);
    void code_block(const CodeBlock&);
    void list(const Block&);
    void definitions(const Block&);
    void quote(const Block&);
    void figure(const Block&);
    void contained(std::string_view name, const Blocks&);
    bool left_out(const Block&);
    void propose(const Tokens&, std::uint32_t begin);

    // Tables.
    struct Grid;
    void table(const Block&, const Block* caption);
    void table_caption(const Block& table, const Block* caption, std::string attributes);
    void pipe_table(const Grid&, const Block& table, const Block* caption);
    void list_table(const Grid&, const Block& table, const Block* caption);
    void list_cell(const Block& cell, const std::string& span);

    // Inlines.
    Tokens tokens_of(const Inlines&);
    void flatten(const Inlines&, Tokens&);
    void flatten_words(const Words&, Tokens&);
    void flatten_span(const Inline&, Tokens&);
    void flatten_link(const Inline&, const Link&, Tokens&);
    void flatten_math(const Math&, Tokens&);
    void change(const Inline&, bool kept, Tokens&);
    void picture(const Inline&, const Picture&, std::string_view caption, Tokens&);
    void put(const Tokens&, bool one_line, bool in_cell = false);
    void notice(std::string_view code, std::uint32_t begin, std::string message, std::string hint);
    std::uint32_t here() const { return static_cast<std::uint32_t>(written_.markdown.size()); }

    const WriteOptions& options_;
    const Targets& targets_;
    Written& written_;
    std::vector<Prefix> prefixes_;
    bool blank_needed_ = false;
    bool tight_ = false;
    bool at_top_ = true;      ///< Of the text, not in a list, a cell or a box.
    int last_level_ = 0;      ///< Of the headings so far.
    std::string last_typed_;  ///< The marker of a list typed by hand in the paragraph before.
    char last_list_ = 0;      ///< The mark of the list that ended right before; 0 for none.
    std::vector<std::string> anchors_;  ///< Waiting for a word to stand at.
    std::vector<const Blocks*> notes_;
};

}  // namespace bifolium::pandoc
