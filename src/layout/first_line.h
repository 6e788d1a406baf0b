// ::first-line: a paragraph whose first line has a style of its own. Which words those are depends
// on that style: so the text is made anew as if all of it stood on the first line, and put
// together with what was written where that line ends. An inline box stands around it, as if it
// were an element. https://www.w3.org/TR/css-pseudo-4/#first-line-pseudo
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "layout/shaped_paragraph.h"

namespace bifolium::layout {

class FirstLine {
public:
    /// Of a paragraph box that has one. The inlines go as far as a first line might.
    FirstLine(const Context&, const Box& paragraph, Length inline_size);

    const std::shared_ptr<const Inlines>& inlines() const { return inlines_; }
    /// The byte of the paragraph's own text that a byte of those stands for.
    std::uint32_t written(std::uint32_t styled) const;
    /// The whole paragraph, if its first line ends there.
    std::shared_ptr<const Inlines> until(const Candidate& end) const;

private:
    void build(std::uint32_t end);
    void add_text(const InlineItem&, Range, Inlines& out);
    bool are_words(const Piece&) const;
    void add_words(std::span<const Piece>, std::uint32_t until, const InlineItem&, Inlines& out);
    void copy(Range written, Inlines& out);
    style::StyleId style_of(const InlineItem&) const;
    InlineItem box(InlineKind, std::uint32_t at) const;

    const Context& context_;
    const Inlines& written_;
    const style::Source source_;
    std::shared_ptr<const Inlines> inlines_;
    std::size_t items_ = 0;  // of those that were written; after the box's own
    /// Bytes of what was written and of what is set that stand for each other, rising.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;
};

}  // namespace bifolium::layout
