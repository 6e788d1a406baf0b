// Fragments: the output of layout, and all that painting may see of it.
//
// A fragment is immutable and does not know where it is or what encloses it: its parent keeps
// its offset. So one fragment can stand in several places (a repeated table header), be cached,
// or be thrown away after a trial. Everything is physical: left, top, width, height.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "base/range.h"
#include "font/shape.h"
#include "image/library.h"
#include "layout/inlines.h"
#include "style/cascade.h"

namespace bifolium::layout {

struct Fragment;
using FragmentRef = std::shared_ptr<const Fragment>;

struct Child {
    Point offset;  ///< From the parent's top left border corner.
    FragmentRef fragment;
};

struct BoxPart {
    Edges border, padding;
    std::vector<Child> children;  ///< In painting order of the flow; positioned ones are last.
    bool starts = true;           ///< Is this the first part of its box? (CSS box-decoration-break)
    bool ends = true;
    bool repeated = false;     ///< A table head's second showing: all in it are artifacts.
    bool border_only = false;  ///< Its ground lies behind: a row's, where cells take several.
    bool anonymous = false;   ///< No element's: no border and no ground; its style is its parent's.
    bool clips = false;       ///< overflow: hidden: nothing is painted outside the padding box.
    bool inline_box = false;  ///< Part of an inline box on one line: border and ground only.
};
struct LinePart {
    Length baseline;  ///< From the top of the line.
    std::vector<Child> children;
};
/// Part of a shaped run. At a soft break the space that was collapsed is painted too, after the
/// measure's end, so that copied text keeps its words apart; none at a hyphen or between CJK.
/// Where glyphs stand: advances() below, and nowhere else.
struct TextPart {
    std::shared_ptr<const font::GlyphRun> run;
    Range glyphs;  ///< Of the run.
    Length size, baseline;
    /// By style and by justification: after the last glyph of each cluster, and besides after each
    /// space (U+0020, U+00A0).
    Length letter_space, word_space;
    std::shared_ptr<const Inlines> paragraph;
    Range text;           ///< Of the paragraph's layout string.
    double stretch = 1;   ///< By justification: the letters are so much wider.
    bool hyphen = false;  ///< Ours, at a line's end: its source text is U+00AD.
    bool label = false;   ///< A list item's marker: Lbl in the tag tree.
};
struct ImagePart {
    image::ImageId image;
    Edges border, padding;  ///< The picture fills the content box.
};
struct LeaderPart {
    std::string pattern;
};
/// Holds room for a page number as wide as the book can have; resolve() puts the number in.
struct ReferencePart {
    document::NodeId target;
    int reserved_digits = 0;
};
/// A column's, row's or row group's background, behind the cells.
struct TableGroundPart {};
struct RulePart {};
/// The line between two columns, by its box's column-rule.
struct ColumnRulePart {};

struct Fragment {
    style::Source source;  ///< Its node is invalid for anonymous boxes.
    style::StyleId style;
    Size size;
    std::variant<BoxPart, LinePart, TextPart, ImagePart, LeaderPart, ReferencePart, TableGroundPart,
                 RulePart, ColumnRulePart>
        part;
};

/// Of each of the part's glyphs in visual order, in points: to be added up unrounded, so that
/// neither painting nor measuring drifts.
std::vector<double> advances(const TextPart&, std::int32_t units_per_em);
/// Their sum, rounded once.
Length width(const TextPart&, std::int32_t units_per_em);

}  // namespace bifolium::layout
