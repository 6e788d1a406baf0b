// ShapedParagraph: a paragraph itemized, shaped and measured once, before it is broken into lines.
// Units in logical order (runs of one face, level and style; edges; atoms) and the places where a
// line may end, each with the width so far: a line's width is a difference of two sums.
// Not a line: choosing is line_breaking.h's, placing is set_line.cpp's.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/direction.h"
#include "layout/algorithm.h"
#include "layout/inlines.h"
#include "layout/justification.h"
#include "layout/lines.h"

namespace bifolium::layout {

/// A face as one text style sets it.
struct Setting {
    font::ShapeKey key;
    std::int32_t units_per_em = 1000;
    Length size, ascent, descent;  ///< The face's own; descent counts downwards.
    Length letter_space, word_space;
};

/// An inline box on its line, or an atom, or (the first one) the paragraph's root inline box.
/// https://www.w3.org/TR/CSS22/visudet.html#line-height
struct InlineFrame {
    std::uint32_t parent = 0;
    std::uint32_t group = 0;  ///< The frame whose baseline `shift` counts from: 0, or top, bottom.
    style::StyleId style;
    std::uint32_t item = UINT32_MAX;  ///< Of open or atom; none for the root.
    Length shift;                     ///< Upwards from the group's baseline.
    Length ascent, descent;           ///< With half the leading on either side.
    Length content_ascent, content_descent;
    Point relative;  ///< position: relative, its own and its ancestors'.
    enum class Align : std::uint8_t { baseline, top, bottom } align = Align::baseline;
};

enum class UnitKind : std::uint8_t {
    text,
    tab,
    open,
    close,
    atom,
    forced_break,
    anchor,
    leader,
    reference
};

struct Unit {
    UnitKind kind = UnitKind::text;
    std::uint8_t level = 0;
    std::uint32_t item = 0;
    std::uint32_t frame = 0;  ///< The inline box that it stands in; of open and close, their own.
    Range text;
    std::uint32_t setting = 0;  ///< Of text, tab, leader, reference, forced break.
    std::shared_ptr<const font::GlyphRun> run{};  ///< Of text.
    Length width{};                               ///< Of all but text: the room that it takes.
    LengthSum start = 0;                          ///< Sum of all widths before it.
};

/// Where a line may end and the next begin.
struct Candidate {
    std::uint32_t offset = 0;  ///< Byte of the layout string.
    std::uint32_t unit = 0;    ///< Where the next line begins: the first unit not before `offset`.
    text::Break kind = text::Break::allowed;
    bool unsafe = false;            ///< Both sides must be shaped anew if a line ends here.
    bool emergency = false;         ///< Inside a word: only where nothing else fits on its line.
    bool always_hangs = false;      ///< Its punctuation, even if there is room for it.
    LengthSum visible = 0;          ///< Width up to here, without white space that hangs.
    LengthSum start = 0;            ///< Width up to here.
    Length hyphen;                  ///< Of a Break::hyphen.
    Length hang;                    ///< Of punctuation that may stand outside the line's end.
    Flex visible_flex, start_flex;  ///< Of the same two stretches.
};

struct ShapedParagraph {
    std::shared_ptr<const Inlines> inlines;
    Direction base = Direction::left_to_right;
    std::vector<Setting> settings;
    std::vector<InlineFrame> frames;
    std::vector<Unit> units;
    std::vector<Candidate> candidates;  ///< The last one is the end of the paragraph.
    std::vector<FragmentRef> atoms;     ///< By child of the paragraph box; null for anchors.
    bool any_width = true;              ///< Nothing in it depends on the inline size.
    bool even = true;                   ///< Every line is as high as the root's strut.
    Length hang_first;                  ///< Of punctuation that stands before the first line.
};

std::shared_ptr<const ShapedParagraph> shape_paragraph(const Context&, const Box& paragraph,
                                                       Length inline_size);
/// With others than its own.
std::shared_ptr<const ShapedParagraph> shape_paragraph(const Context&, const Box& paragraph,
                                                       const std::shared_ptr<const Inlines>&,
                                                       Length inline_size);

// --- Parts of shape_paragraph(), each in its own file ---

/// shape_text.cpp: makes `units`, with levels, faces and glyphs. Reports text.missing-glyph.
void make_units(const Context&, const Box& paragraph, Length inline_size, ShapedParagraph&);
/// line_frames.cpp: the frames that units stand in.
void make_frames(const Context&, const Box& paragraph, Length inline_size, ShapedParagraph&);
/// line_candidates.cpp: sums and places to break.
void make_candidates(const Context&, ShapedParagraph&);

/// Every grapheme's end between two neighbouring candidates, for text that fits nowhere.
std::vector<Candidate> emergency_candidates(const Context&, const ShapedParagraph&,
                                            const Candidate& from, const Candidate& until);
/// The place that a token or an earlier line named, as a candidate to begin from.
Candidate candidate_at(const Context&, const ShapedParagraph&, std::uint32_t offset);

/// Adds a setting or finds it.
std::uint32_t find_setting(const Context&, ShapedParagraph&, style::StyleId, font::FaceId,
                           std::uint32_t script, Direction, std::string_view language);
/// The size of a style's letters in a face: font-size-adjust and initial letters go by its metrics.
double font_size_pt(const Context&, style::StyleId, font::FaceId);
/// The first face of a style; invalid if there is no face at all.
font::FaceId first_face(const Context&, style::StyleId, std::string_view language);

/// A slice of a text unit as glyphs: shared where that is safe, else shaped by itself.
struct Portion {
    std::shared_ptr<const font::GlyphRun> run;
    Range glyphs;
};
Portion portion(const Context&, const ShapedParagraph&, const Unit&, Range text);
/// What shaping anew adds to the line that ends at an unsafe candidate, and to the one after it.
struct Reshaped {
    Length before, after;
};
Reshaped reshaped(const Context&, const ShapedParagraph&, const Candidate&);
/// With letter- and word-spacing of the style.
Length width_of(const ShapedParagraph&, const Unit&, const Portion&, Range text);
/// A few characters of our own (a hyphen, a page's label), in a setting.
std::shared_ptr<const font::GlyphRun> shape_words(const Context&, const Setting&, std::string_view);
Length advance_of(const font::GlyphRun&, const Setting&);
/// The style's own, else the hyphen that the face has: U+2010, or U+002D.
std::string_view hyphen_of(const Context&, const Setting&, style::StyleId);
/// What a reference reserves: "888", "xxxviii".
std::string widest_label(const Context&, const InlineItem& reference);

}  // namespace bifolium::layout
