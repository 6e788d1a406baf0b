// Body: the part of one source that is Markdown, checked before cmark-gfm sees it, and its lines.
//
// cmark-gfm counts lines as CommonMark does (LF, CR LF, lone CR); so does this. What would cost it
// more than linear time or memory is refused here, with a finding: it cannot be stopped later.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace bifolium::manuscript {

class Body {
public:
    /// `text` is the Markdown part: all but the byte order mark and the front matter.
    Body(const Sources&, Span text);

    SourceId source() const { return text_.source; }
    std::string_view text() const { return source_text_.substr(text_.begin, size()); }
    std::string_view whole() const { return source_text_; }  ///< Offsets of spans count here.
    std::uint32_t begin() const { return text_.begin; }
    std::uint32_t end() const { return text_.end; }

    /// cmark's line and column (bytes), both from 1, as an offset in the source.
    std::uint32_t offset(int line, int column) const;
    std::uint32_t line_end(int line) const;  ///< Before its line end.
    /// cmark's line of an offset.
    int line_of(std::uint32_t offset) const;
    int line_count() const { return static_cast<int>(lines_.size()); }
    std::string_view line(int number) const;
    Span span(std::uint32_t begin, std::uint32_t end) const { return {text_.source, begin, end}; }

private:
    std::uint32_t size() const { return text_.end - text_.begin; }
    std::string_view source_text_;
    Span text_;
    std::vector<std::uint32_t> lines_;  // where each begins
};

/// Invalid UTF-8 and too many bytes are errors: false, and there is nothing to parse.
bool check_encoding(const Sources&, SourceId, Diagnostics&);

/// False where the text holds what cmark-gfm cannot digest in bounded time and memory.
bool check_shape(const Body&, Diagnostics&);

}  // namespace bifolium::manuscript
