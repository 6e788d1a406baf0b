// Locator: where in the source each inline stands. cmark-gfm's lines are right, its columns are
// not: after lazy or indented continuation lines, escaped pipes and entities they are off. So a
// column is a guess that must match the text; where it does not, the text is looked for close by.
#pragma once

#include <cstdint>
#include <string_view>

#include "manuscript/body.h"

namespace bifolium::manuscript {

class Locator {
public:
    explicit Locator(const Body& body) : body_(body), source_(body.whole()) {}

    struct Found {
        std::uint32_t begin = 0, end = 0;
        bool exact = false;    ///< The range holds exactly the text.
        bool escaped = false;  ///< A backslash stands before it, or it is an entity.
    };

    /// A block with inlines begins. `missing_lines`: link definitions that cmark took off its top.
    void enter(std::uint32_t begin, std::uint32_t end, int missing_lines);
    /// The next text in reading order, at cmark's line and column.
    Found find(std::string_view text, int line, int column);
    /// Where `mark` opens an inline at cmark's line and column: its own place, or, past markup, the
    /// next. Found exactly or not at all; the cursor moves past it only if it is.
    Found find_mark(std::string_view mark, int line, int column);
    /// A line end was read: what follows stands on a later line.
    void next_line();
    std::uint32_t cursor() const { return cursor_; }
    /// Past the next `c`, if it is near: the end of a link or of a code span's backticks.
    void skip_past(char c);

private:
    Found take(std::uint32_t at, std::string_view text);
    bool matches(std::uint32_t at, std::string_view text) const;

    const Body& body_;
    std::string_view source_;
    std::uint32_t cursor_ = 0, end_ = 0;
    int missing_lines_ = 0;
    std::int64_t drift_ = 0;  // of cmark's columns on this line
    int drift_line_ = 0;
};

}  // namespace bifolium::manuscript
