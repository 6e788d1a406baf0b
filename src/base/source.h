// Source texts and byte ranges within them. Line and column are worked out only for display.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"

namespace bifolium {

using SourceId = Id<struct SourceTag>;

/// A half-open range of bytes in one source text.
struct Span {
    SourceId source;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(Span, Span) = default;
};

/// 1-based; the column counts code points, as editors do.
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// Owns the text of every file that was read; views into it live as long as it does.
/// One for a whole run: filled before threads start, const after, shared by every edition.
class Sources {
public:
    SourceId add(std::string path, std::string text);
    std::string_view path(SourceId) const;
    std::string_view text(SourceId) const;
    LineColumn locate(SourceId, std::uint32_t offset) const;
    /// The line's text without its end; `line` counts from 1.
    std::string_view line(SourceId, std::uint32_t line) const;
    std::size_t size() const { return sources_.size(); }

private:
    struct Source {
        std::string path, text;
        std::vector<std::uint32_t> lines;    // where each begins: findings are many, files long
        std::vector<std::uint32_t> letters;  // code points before each block: so may be lines
    };
    std::deque<Source> sources_;  // deque: adding a source must not move the others
    std::map<std::string, std::vector<std::uint32_t>> by_path_;
};

}  // namespace bifolium
