// InlineBuilder: makes the Inlines of one paragraph as the box builder walks its content. It does
// the first half of white-space processing (https://www.w3.org/TR/css-text-3/#white-space-phase-1)
// and text-transform; what hangs at a line's end is lines.h's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/inlines.h"

namespace bifolium::layout {

/// What every item has in common.
struct InlineSource {
    style::Source source;
    style::StyleId style;
    std::string_view language;
};

class InlineBuilder {
public:
    InlineBuilder(const style::StyledDocument&, style::StyleId paragraph,
                  std::string_view language);

    /// An inline box. `isolate` is its own direction, if the author gave one.
    void open(const InlineSource&, std::optional<Direction> isolate, bool continues);
    void close(bool continues);

    /// The author's words: all of a Text node, or a fact that stands for words.
    void text(const InlineSource&, std::string_view words);
    /// A part of them.
    void text(const InlineSource&, std::string_view words, Range part);
    /// The author's words, and what is shown in their stead.
    void text_shown_as(const InlineSource&, std::string_view words, std::string_view shown);
    /// A letter of this paragraph stands elsewhere: a space that follows it here stays.
    void continue_letter() { after_space_ = false; }
    void generated(const InlineSource&, std::string_view);
    void forced_break(const InlineSource&);
    void atom(const InlineSource&, std::uint32_t child);
    void anchor(const InlineSource&, std::uint32_t child);
    void leader(const InlineSource&, std::string pattern);
    void reference(const InlineSource&, style::TargetText);
    void call_page_float(std::uint32_t child) { inlines_->page_floats.push_back({at(), child}); }
    /// Here is the mark of a note, or begins.
    void call(std::uint32_t note, bool keeps_block = false) {
        inlines_->calls.push_back({at(), note, keeps_block});
    }

    /// Nothing here that takes room or is read: no words, no atoms, no breaks.
    bool empty() const { return !content_; }
    std::shared_ptr<const Inlines> finish();

private:
    struct Run {  // a stretch of one Text node or of generated text, being taken in
        const InlineSource& from;
        std::string_view text;
        bool generated = false;
        std::uint32_t before = 0;  ///< Bytes of the node that come before.
        Range in_node(Range part) const { return {part.begin + before, part.end + before}; }
    };
    void take_collapsing(const Run&, style::WhiteSpace);
    void take_preserving(const Run&, style::WhiteSpace);
    std::uint32_t take_white_space(const Run&, std::uint32_t begin, style::WhiteSpace);
    void take_break(const Run&, Range source);
    void take_words(const Run&, Range source);
    void add(const Run&, std::string_view layout_text, Range source, PieceKind);
    void cover(const InlineSource&, std::uint32_t begin);
    void place(InlineItem, std::string_view layout_text);
    void isolate(const InlineSource&, std::string_view control);
    void trim();
    std::uint32_t at() const { return static_cast<std::uint32_t>(inlines_->text.text().size()); }

    struct Open {
        std::uint32_t item;
        std::string_view end;  ///< Of its controls.
    };
    const style::StyledDocument& document_;
    std::shared_ptr<Inlines> inlines_;
    std::vector<Open> open_;
    bool content_ = false;
    bool after_space_ = true;  // a collapsible space here would vanish: line start, or another one
    bool collapsible_end_ = false;  // the last byte is a space that vanishes at a line's end
};

}  // namespace bifolium::layout
