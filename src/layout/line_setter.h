// LineSetter: places one line's pieces: visual order, alignment, justification, leaders, and the
// borders of inline boxes. Private to lines.h's implementation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layout/line_boxes.h"

namespace bifolium::layout {

/// One thing on a line: part of a unit, in logical order first, in visual order in the end.
struct LinePiece {
    const Unit* unit = nullptr;
    Range text;
    std::uint8_t level = 0;
    Portion glyphs;        ///< Of text, and of what becomes text: a label, dots, a hyphen.
    std::string own_text;  ///< Of a label or dots: words that do not stand in the layout string.
    bool hyphen = false;
    bool hangs = false;  ///< White space after the line's end.
    std::uint32_t setting = 0;
    Length letter_space, word_space;
    Length trailing;  ///< Of the letter space: after the line's last letter it is none.
    double stretch = 1;
    Length width, x;
    Length lead;  ///< Of a leader: from its start to its first pattern.
};

class LineSetter {
public:
    LineSetter(const Context&, const Box& paragraph, const ShapedLines&, std::size_t line);

    FragmentRef fragment();
    std::vector<AnchorPlace> anchors();

private:
    void gather();
    void add_text(const Unit&, Range);
    void add_unit(const Unit&);
    void add_words(LinePiece, std::string_view);
    void add_hyphen();
    void mark_hanging();
    void arrange();
    void reorder();
    void justify(Length room);
    void stretch_letters(double part, double tracking, std::size_t first, std::size_t last);
    bool gives_way(Length room) const;
    std::size_t opportunities(const LinePiece&, bool is_last) const;
    bool expands_letters(const LinePiece&) const;
    Spread spread_of(const LinePiece&) const;
    void fill_leaders(Length room);
    void measure_piece(LinePiece&) const;
    Length visible_width() const;
    Length start_offset(Length room) const;
    style::TextAlign alignment() const;
    style::TextAlign aligned_by_style() const;

    void add_inline_boxes(std::vector<Child>&) const;
    void add_inline_box(std::uint32_t frame, std::size_t first, std::size_t past,
                        std::vector<Child>&) const;
    void add_pieces(std::vector<Child>&) const;
    std::optional<Child> child_of(const LinePiece&) const;
    Child text_child(const LinePiece&) const;
    Child atom_child(const LinePiece&) const;
    Child reference_child(const LinePiece&) const;
    bool is_visible(style::StyleId) const;
    bool is_inside(std::uint32_t frame, std::uint32_t of) const;
    void report_overfull() const;

    const Setting& setting(const LinePiece& piece) const {
        return paragraph_.settings[piece.setting];
    }
    const InlineItem& item(const LinePiece& piece) const {
        return paragraph_.inlines->items[piece.unit->item];
    }
    TextPart text_part(const LinePiece&) const;

    const Context& context_;
    const Box& box_;
    const ShapedLines& lines_;
    const ShapedParagraph& paragraph_;
    const Line& line_;
    const LineSpan& span_;
    const LineHeights heights_;
    std::vector<LinePiece> pieces_;
    Length inline_size_, indent_, hang_;
    bool label_ = false;  // a list item's marker

    friend FragmentRef set_marker(const Context&, const Box&);
};

}  // namespace bifolium::layout
