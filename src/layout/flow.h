// Flow: one walk through a block formatting context, for measuring and for setting alike, so that
// the two cannot disagree. Measuring notes every place where the flow may be divided; setting makes
// the fragments of one stretch. Margins collapse as the walk goes: they wait until something stands
// between them, and only then do the boxes that are open know where they begin.
// Private to block layout. https://www.w3.org/TR/CSS21/box.html#collapsing-margins
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "layout/algorithm.h"
#include "layout/floats.h"
#include "layout/lines.h"
#include "layout/looseness.h"
#include "layout/margins.h"
#include "layout/sizing.h"

namespace bifolium::layout {

/// What is laid out, and in what surroundings.
struct FlowSpace {
    Length inline_size;                ///< Of the containing block.
    std::optional<Length> block_size;  ///< Of the containing block, if percentages may use it.
    std::optional<Length> border_width,
        border_height;           ///< Given from outside: a cell's, a float's.
    std::optional<Frame> frame;  ///< Instead of the style's: a cell's where borders collapse.
    Length page_height = Length::pt(600);  ///< What a table row is tall beside. No limit.
    bool with_margins = false;             ///< The root's own margins belong to it: a page's body.
    bool in_columns = false;  ///< What is laid out is one of several columns: they may be forced.
    std::vector<Exclusion> floats;
    std::span<const Loosened> loosened{};
};

/// An absolutely positioned box that waits for its containing block.
struct Absolute {
    const Box* box = nullptr;
    Length left, right;  ///< Where it would stand: edges of the line or block around it.
    LengthSum top = 0;
    Direction direction = Direction::left_to_right;
};

/// A finished stretch.
struct Laid {
    FragmentRef fragment;
    Point offset;                     ///< Of the fragment in the containing block.
    std::vector<Absolute> absolutes;  ///< From the fragment's top left; their block is outside.
    std::optional<Length> baseline;   ///< Of the first line, from the fragment's top.
    LengthSum margin_bottom = 0;      ///< What collapses below the end.
};
/// Without setting anything.
struct Measured {
    BreakOpportunities places;
    std::vector<std::uint32_t> notes;        ///< Called, in order: indices in BoxTree::notes.
    std::vector<const Box*> page_floats;     ///< Come by, in order.
    std::vector<WholeParagraph> paragraphs;  ///< Of a page's body.
    std::optional<Length> baseline;
    LengthSum margin_top = 0;     ///< Where the border box begins.
    LengthSum margin_bottom = 0;  ///< What collapses below the end.
};
Measured measure_whole(const Context&, const Box&, const FlowSpace&);

Laid set_stretch(const Context&, const Box&, const FlowSpace&, const BreakToken& from,
                 const BreakToken& until);
/// Distances from the top of the stretch. Stops early, without an end, below `enough`.
Measured measure_stretch(const Context&, const Box&, const FlowSpace&, const BreakToken& from,
                         const BreakToken& until, LengthSum enough);

/// The part of a box that a stretch holds; the tokens' paths from this box down.
struct Part {
    std::span<const std::uint32_t> from, until;
    const ParagraphLines* from_lines = nullptr;  ///< Of the tokens, if they kept them.
    const ParagraphLines* until_lines = nullptr;
    bool resumed() const { return !from.empty(); }
    bool cut() const { return !until.empty(); }
    bool cut_before(std::size_t child) const {
        return cut() && (child > until.front() || (child == until.front() && until.size() == 1));
    }
    Part of_child(std::size_t child) const;
};

struct Placed {
    Length left;
    LengthSum top = 0;
    FragmentRef fragment;
    int order = 0;  ///< z-index.
};

/// A box whose end has not been reached.
struct OpenBox {
    const Box* box = nullptr;
    const style::BoxStyle* style = nullptr;
    Frame frame;         ///< Whole.
    Length left, width;  ///< Of the border box.
    Length content_left, content_width;
    std::optional<Length> height;  ///< Definite, of the content.
    std::optional<Length> containing_height;
    LengthSum top = 0;  ///< Of the border box, once `settled`.
    LengthSum content_top = 0;
    bool settled = false;
    bool starts = true;
    bool separate = false;  ///< A formatting context of its own.
    bool avoids_breaks = false;
    Length margin_bottom;
    std::vector<Placed> in_flow, floats, positioned;
    std::vector<Absolute> absolutes;
    std::optional<FloatSpace> outer_floats;  ///< Kept while a context of its own is open.
    bool marker_waits = false;
};

class Flow {
public:
    enum class Task : std::uint8_t { measure, set };
    Flow(const Context&, const FlowSpace&, Task, LengthSum enough);

    void run(const Box&, const Part&, bool forced_start);
    Laid take_laid();
    Measured take_measured();
    std::optional<Length> baseline() const;

private:
    friend class TableFlow;  // rows are placed and noted as blocks are

    // flow.cpp: the walk
    void box(const Box&, const Part&);
    void block(const Box&, const Part&);
    void children(const Box&, const Part&);
    void between(const Box& parent, std::size_t before);
    void out_of_flow(const Box&);
    void note(const std::vector<std::uint32_t>& below, int penalty, Force);
    LengthSum end_of_floats() const;
    void call(Range notes);
    std::uint32_t called() const { return static_cast<std::uint32_t>(called_.size()); }
    std::uint32_t floated() const { return static_cast<std::uint32_t>(page_floats_.size()); }

    // flow_boxes.cpp: opening, closing, placing
    void open(const Box&, bool resumed, Auto);
    void begin(OpenBox, bool resumed);
    void begin_margin(const Box&, Length margin_top);
    Length margin_at_break(const Box&, Length margin_top);
    Gap across(const Box&, Auto);
    bool is_apart(const Box&) const;
    bool avoids_breaks(style::BreakInside) const;
    void close(bool cut);
    void end_height();
    void hand_over(OpenBox&, LengthSum bottom, bool cut);
    FragmentRef finish(OpenBox&, LengthSum bottom, bool cut);
    void settle();
    void replaced(const Box&);
    void put(Placed, const style::BoxStyle&);
    Gap containing_edges() const;
    std::optional<Length> containing_height() const;

    // flow_columns.cpp
    void columns(const Box&, const Part&);
    void bands(const Box& content, const Part&, bool starts);
    void row(const Box& content, const BreakToken& from, const BreakToken& until);
    void note_row(const std::shared_ptr<const ColumnRow>&, bool whole);
    void set_row(const Box& content, const FlowSpace&, const ColumnRow&, const BreakToken& from);
    void spanner(const Box&, const std::vector<std::uint32_t>& at, const BreakToken& from,
                 const BreakToken& until, bool cut);
    void note_band(const Box& content, const std::vector<std::uint32_t>& at);
    void note_inside(const BreakOpportunity&, const std::vector<std::uint32_t>& prefix,
                     LengthSum top, std::uint32_t notes_before);
    void report_reduced(const Box& content);

    // flow_paragraph.cpp
    void paragraph(const Box&, const Part&);
    LinesRef loosened_lines(const Box&) const;
    void note_whole(const Box&, const ParagraphLines&, std::size_t begin);
    void lines(const Box&, const Part&);
    LinesRef lines_of(const Box&, const Part&);
    LinesRef break_beside_floats(const Box&, std::uint32_t from);
    LinesRef break_among_floats(const Box&, std::uint32_t from, LengthSum top);
    bool reserve_anchored(const Box&, const ParagraphLines&, LengthSum top);
    void line(const Box&, const ParagraphLines&, std::size_t index);
    void call_from(const Box&, const ParagraphLines&, std::size_t index);
    void anchored(const Box&, const ParagraphLines&, std::size_t index);
    void note_line(const Box&, const LinesRef&, std::size_t index);
    void place_markers(Length baseline, Gap room);
    void empty_item();

    // positioned.cpp
    FloatArea reserve(const Box&, LengthSum top, Gap edges);
    void set_float(const Box&, const FloatArea&, Gap edges);
    void place_absolutes(OpenBox&, LengthSum bottom);
    void adopt(const Laid&, Length left, LengthSum top);

    LengthSum hypothetical() const { return discard_ ? y_ : y_ + pending_.sum(); }
    bool measuring() const { return task_ == Task::measure; }
    bool enough() {
        stopped_ = stopped_ || (measuring() && y_ > enough_);
        return stopped_;
    }

    const Context& context_;
    const FlowSpace& space_;
    Task task_;
    LengthSum enough_;
    LengthSum y_ = 0;
    MarginSum pending_;
    bool discard_ = false;     ///< At a page's top after an unforced break: margins are truncated.
    bool forced_top_ = false;  ///< At one after a forced break.
    LengthSum kept_ = 0;       ///< What a margin that is not truncated takes of the next page.
    FloatSpace floats_;
    std::vector<OpenBox> open_;
    std::vector<std::uint32_t> path_;
    LengthSum clone_top_ = 0, clone_bottom_ = 0;
    int avoiding_ = 0;
    int lines_since_keep_ = 2;  ///< Since a box that keeps with what follows: a heading.
    BreakOpportunities opportunities_;
    std::size_t unsettled_ = 0;  ///< The first opportunity that does not know its `after` yet.
    bool stopped_ = false;
    bool beside_floats_ = false;  ///< Are the open paragraph's lines only to be had once more so?
    /// Floats of the open paragraph, by child: their places are known before their lines are set.
    std::vector<std::pair<std::uint32_t, FloatArea>> reserved_;
    std::vector<std::uint32_t> called_;    ///< Notes, while measuring.
    std::vector<const Box*> page_floats_;  ///< While measuring.
    std::vector<WholeParagraph> paragraphs_;
    Laid laid_;
    LengthSum top_ = 0, bottom_ = 0;
    std::optional<LengthSum> baseline_;
};

/// Its content, an anonymous block and only child, stands in columns.
bool is_multicol(const Context&, const Box&);
/// Where an absolutely positioned box stands in its containing block, which begins at `origin`.
Placed place_absolute(const Context&, const Absolute&, Point origin, Size containing);
/// The fragment with the boxes that found no containing block inside it placed in this one.
FragmentRef with_absolutes(const Context&, const Laid&, Rect containing);
/// The border box's height at a width given.
Length height_at(const Context&, const Box&, const FlowSpace&);

/// Penalties of a break, in the unit of choose.h.
inline constexpr int penalty_avoid = 3000;
inline constexpr int penalty_lonely = 4000;    ///< Fewer lines than orphans or widows ask for.
inline constexpr int penalty_keep = 12000;     ///< Between a heading and what it heads.
inline constexpr int penalty_stranded = 6000;  ///< A heading with one line after it.
inline constexpr int penalty_hyphen = 20;
inline constexpr int penalty_in_paragraph = 2;  ///< Rather between two than within one.
inline constexpr int penalty_beside_float = 500;

}  // namespace bifolium::layout
