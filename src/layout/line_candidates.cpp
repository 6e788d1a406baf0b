// Candidates: one walk over the units, adding up widths and taking down where a line may end.
// https://www.w3.org/TR/css-text-3/#line-breaking
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/break_points.h"
#include "layout/characters.h"
#include "layout/shaped_paragraph.h"
#include "text/hanging.h"

namespace bifolium::layout {

using style::WhiteSpace;
using text::Break;
using text::BreakPoint;

namespace {

bool wraps(WhiteSpace white) {
    switch (white) {
        case WhiteSpace::normal:
        case WhiteSpace::pre_wrap:
        case WhiteSpace::pre_line:
        case WhiteSpace::break_spaces:
            return true;
        case WhiteSpace::nowrap:
        case WhiteSpace::pre:
            return false;
    }
    return true;
}

/// Walks units from a place on, and makes a candidate of each break point that holds.
class Walk {
public:
    Walk(const Context& context, const ShapedParagraph& paragraph, std::vector<BreakPoint> points)
        : context_(context),
          paragraph_(paragraph),
          text_(paragraph.inlines->text.text()),
          points_(std::move(points)) {
        boundary_.push_back(paragraph.inlines->style);
        out_.reserve(points_.size() + 1);
    }

    /// All of the paragraph. Writes the units' sums.
    void measure(std::vector<Unit>& units) {
        for (unit_ = 0; unit_ < units.size(); ++unit_) {
            Unit& unit = units[unit_];
            unit.start = sum_;
            if (unit.kind == UnitKind::tab) unit.width = tab_width(unit);
            take(unit);
        }
        note_points(static_cast<std::uint32_t>(text_.size()) + 1);
        out_.push_back({.offset = static_cast<std::uint32_t>(text_.size()),
                        .unit = static_cast<std::uint32_t>(units.size()),
                        .kind = Break::mandatory,
                        .always_hangs = quote_ > Length() || stop_always_,
                        .visible = sum_ - hang_,
                        .start = sum_,
                        .hang = quote_ > Length() ? quote_ : stop_,
                        .visible_flex = flex_ - hanging_flex_,
                        .start_flex = flex_});
    }

    /// Between two places of a paragraph that was measured, with every point taken.
    void between(const Candidate& from, const Candidate& until) {
        every_point_ = true;
        within_ = {from.offset, until.offset};
        for (unit_ = from.unit; unit_ < paragraph_.units.size(); ++unit_) {
            const Unit& unit = paragraph_.units[unit_];
            if (unit.text.begin >= until.offset && unit.text.size() > 0) break;
            const bool begun = unit.text.begin < from.offset;
            sum_ = begun ? from.start : unit.start;
            if (begun || unit_ == from.unit) flex_ = from.start_flex;
            take(unit);
        }
        note_points(until.offset);
    }

    std::vector<Candidate> result() { return std::move(out_); }
    Length hangs_first() const { return first_; }

private:
    const style::TextStyle& style_of(const Unit& unit) const {
        return context_.document.text(paragraph_.inlines->items[unit.item].style);
    }

    void take(const Unit& unit) {
        if (unit.kind != UnitKind::close) note_points(unit.text.begin + 1);
        switch (unit.kind) {
            case UnitKind::text:
                take_text(unit);
                see_end(unit);
                at_boundary(paragraph_.inlines->items[unit.item].style);
                break;
            case UnitKind::tab:
                if (!wraps(style_of(unit).white_space)) nothing_hangs();
                hang_ += wraps(style_of(unit).white_space) ? unit.width.units() : 0;
                sum_ += unit.width.units();
                at_boundary(paragraph_.inlines->items[unit.item].style);
                break;
            case UnitKind::open:
                boundary_.push_back(paragraph_.inlines->items[unit.item].style);
                if (unit.width != Length()) nothing_hangs();
                sum_ += unit.width.units();
                break;
            case UnitKind::close:
                if (boundary_.size() > 1) boundary_.pop_back();
                at_boundary(boundary_.back());
                if (unit.width != Length()) stop_ = quote_ = Length();
                sum_ += unit.width.units();
                break;
            case UnitKind::forced_break:
                pending_mandatory_ = unit.text.end;
                at_boundary(boundary_.back());
                line_start_ = sum_;
                break;
            case UnitKind::atom:
            case UnitKind::leader:
            case UnitKind::reference:
                nothing_hangs();
                sum_ += unit.width.units();
                at_boundary(boundary_.back());
                break;
            case UnitKind::anchor:
                break;
        }
    }

    void at_boundary(style::StyleId style) { common_ = style; }
    void nothing_hangs() {
        hang_ = 0;
        hanging_flex_ = {};
        stop_ = quote_ = Length();
        begun_ = true;
    }

    /// Of the text's last visible character so far: will it hang, if a line ends after it? Where
    /// another direction ends the line, it does not stand at the edge.
    void see_punctuation(const Unit& unit, char32_t c, Length width, bool first) {
        const style::TextStyle& text = style_of(unit);
        if (unit.level != (paragraph_.base == Direction::right_to_left ? 1 : 0)) return;
        if (text.hanging_punctuation_end != style::HangingEnd::none && text::is_stop_or_comma(c)) {
            stop_ = width;
            stop_always_ = text.hanging_punctuation_end == style::HangingEnd::force;
        }
        if (text.hanging_punctuation_last && text::is_closing(c)) quote_ = width;
        if (first && text.hanging_punctuation_first && text::is_opening(c)) first_ = width;
    }

    /// Takes down the points before `limit` that no unit has passed: they stand at a boundary.
    void note_points(std::uint32_t limit) {
        if (pending_mandatory_ && *pending_mandatory_ < limit) {
            note({*pending_mandatory_, Break::mandatory}, false, unit_);
            pending_mandatory_.reset();
        }
        for (; next_ < points_.size() && points_[next_].offset < limit; ++next_) {
            const BreakPoint& point = points_[next_];
            const auto style = common_.valid() ? common_ : paragraph_.inlines->style;
            if (holds(point, context_.document.text(style))) note(point, false, unit_);
        }
    }

    void note(const BreakPoint& point, bool unsafe, std::uint32_t unit) {
        if (point.offset == 0) return;
        if (!out_.empty() && out_.back().offset >= point.offset) return;
        out_.push_back({.offset = point.offset,
                        .unit = unit,
                        .kind = point.kind,
                        .unsafe = unsafe,
                        .always_hangs = stop_always_,
                        .visible = sum_ - hang_,
                        .start = sum_,
                        .hyphen = point.kind == Break::hyphen ? hyphen_ : Length(),
                        .hang = point.kind == Break::hyphen ? Length() : stop_,
                        .visible_flex = flex_ - hanging_flex_,
                        .start_flex = flex_});
        if (point.kind == Break::mandatory) line_start_ = sum_;
    }

    bool holds(const BreakPoint& point, const style::TextStyle& text) const {
        if (point.kind == Break::mandatory) return true;
        if (!wraps(text.white_space)) return false;
        if (every_point_) return true;
        if (point.kind == Break::hyphen && text.hyphens == style::Hyphens::none) return false;
        if (text.word_break != style::WordBreak::keep_all) return true;
        const char32_t before = character_before(text_, point.offset).code;
        return !is_east_asian(before) || is_punctuation(before);
    }

    /// Where Chinese and Japanese break even if their words are kept whole.
    static bool is_punctuation(char32_t c) {
        return (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x301F) || c == 0x30FB ||
               (c >= 0xFF01 && c <= 0xFF0F) || c == 0xFF1A || c == 0xFF1B || c == 0xFF1F;
    }

    /// Cluster by cluster in the order of reading, whichever way the glyphs run.
    void take_text(const Unit& unit) {
        const Setting& setting = paragraph_.settings[unit.setting];
        const style::TextStyle& text = style_of(unit);
        const auto& glyphs = unit.run->glyphs;
        const std::size_t count = glyphs.size();
        const bool backwards = setting.key.direction == Direction::right_to_left;
        const auto glyph = [&](std::size_t i) -> const font::Glyph& {
            return glyphs[backwards ? count - 1 - i : i];
        };
        const double scale = setting.size.to_pt() / setting.units_per_em * Length::per_pt;
        const LengthSum begin = sum_;
        std::int64_t units = 0;
        LengthSum spaces = 0;
        const bool hangs = text.hanging_punctuation_end != style::HangingEnd::none ||
                           text.hanging_punctuation_first || text.hanging_punctuation_last;
        const Spread spread = spread_of(text, setting.key.script);
        const auto permille = static_cast<LengthSum>(text.glyph_stretch * 1000 + 0.5);
        hyphen_ = {};
        std::size_t i = 0;
        if (within_.begin > unit.text.begin) {
            i = first_glyph(unit, within_.begin - unit.text.begin, backwards);
        }
        while (i < count) {
            const std::uint32_t cluster = glyph(i).cluster;
            const std::uint32_t at = unit.text.begin + cluster;
            if (at >= within_.end) break;
            note_inside(unit, text, at, glyph(i).unsafe_to_break);
            std::int64_t advance = 0;
            for (; i < count && glyph(i).cluster == cluster; ++i) advance += glyph(i).advance;
            units += advance;
            const char32_t c = character_at(text_, at).code;
            if (advance != 0) spaces += setting.letter_space.units();
            if (c == ' ' || c == 0xA0) spaces += setting.word_space.units();
            if (c == 0xAD) hyphen_ = hyphen_width(unit);
            const LengthSum before = sum_;
            sum_ = begin + spaces + static_cast<LengthSum>(static_cast<double>(units) * scale + .5);
            Flex own;
            const bool is_gap = c == ' ' || c == 0xA0;
            if (is_gap && spread != Spread::nothing) own.gaps = sum_ - before;
            if (!is_gap && advance != 0) own.glyphs = (sum_ - before) * permille;
            if (spread == Spread::apart && advance != 0) own.apart = setting.size.units();
            if (spread == Spread::tracked && advance != 0) own.tracked = setting.size.units();
            flex_ += own;
            if (is_breaking_space(c) && text.white_space != WhiteSpace::break_spaces) {
                hang_ += sum_ - before;
                hanging_flex_ += own;
            } else if (advance != 0) {
                const bool first = !begun_;
                nothing_hangs();
                if (hangs) see_punctuation(unit, c, Length::raw(sum_ - before), first);
            }
        }
    }

    /// A word that the first line's end divides goes on in another unit.
    void see_end(const Unit& unit) {
        if (next_ == points_.size() || points_[next_].offset != unit.text.end) return;
        if (points_[next_].kind == Break::hyphen && hyphen_ == Length()) {
            hyphen_ = hyphen_width(unit);
        }
    }

    /// Counted in the order of reading.
    static std::size_t first_glyph(const Unit& unit, std::uint32_t cluster, bool backwards) {
        const auto& glyphs = unit.run->glyphs;
        const auto is_before = [&](const font::Glyph& g) { return g.cluster < cluster; };
        if (backwards) {
            const auto at = std::partition_point(glyphs.rbegin(), glyphs.rend(), is_before);
            return static_cast<std::size_t>(at - glyphs.rbegin());
        }
        const auto at = std::partition_point(glyphs.begin(), glyphs.end(), is_before);
        return static_cast<std::size_t>(at - glyphs.begin());
    }

    void note_inside(const Unit& unit, const style::TextStyle& text, std::uint32_t at,
                     bool unsafe) {
        if (at == unit.text.begin) return;
        for (; next_ < points_.size() && points_[next_].offset < at; ++next_) {
            // Inside a cluster: only a hyphen takes a ligature apart.
            const BreakPoint& inside = points_[next_];
            if (inside.kind != Break::hyphen || !holds(inside, text)) continue;
            hyphen_ = hyphen_width(unit);
            note(inside, true, unit_);
        }
        if (next_ == points_.size() || points_[next_].offset != at) return;
        const BreakPoint point = points_[next_++];
        if (!holds(point, text)) return;
        if (point.kind == Break::hyphen) hyphen_ = hyphen_width(unit);
        const bool after_space = text_[at - 1] == ' ';
        note(point, unsafe && !after_space, unit_);
    }

    Length hyphen_width(const Unit& unit) {
        const style::StyleId style = paragraph_.inlines->items[unit.item].style;
        if (hyphen_setting_ != unit.setting || hyphen_style_ != style) {
            hyphen_setting_ = unit.setting;
            hyphen_style_ = style;
            const Setting& setting = paragraph_.settings[unit.setting];
            const std::string_view own = hyphen_of(context_, setting, style);
            hyphen_width_ = advance_of(*shape_words(context_, setting, own), setting);
        }
        return hyphen_width_;
    }

    /// To the next stop, counted from where the line begins if nothing wraps before.
    /// https://www.w3.org/TR/css-text-3/#tab-size-property
    Length tab_width(const Unit& unit) const {
        const Setting& setting = paragraph_.settings[unit.setting];
        const Length space = advance_of(*shape_words(context_, setting, " "), setting) +
                             setting.letter_space + setting.word_space;
        const double stop = style_of(unit).tab_size * space.units();
        if (stop < 1) return {};
        const LengthSum at = sum_ - line_start_;
        const auto stops = static_cast<LengthSum>(static_cast<double>(at) / stop) + 1;
        LengthSum to = static_cast<LengthSum>(static_cast<double>(stops) * stop + .5);
        if (to - at < space.units() / 2) to += static_cast<LengthSum>(stop + .5);
        return Length::raw(to - at);
    }

    const Context& context_;
    const ShapedParagraph& paragraph_;
    const std::string& text_;
    std::vector<BreakPoint> points_;
    std::size_t next_ = 0;
    std::uint32_t unit_ = 0;
    LengthSum sum_ = 0, hang_ = 0, line_start_ = 0;
    Flex flex_, hanging_flex_;
    Length stop_, quote_, first_;  // punctuation that may hang
    bool stop_always_ = false, begun_ = false;
    bool every_point_ = false;
    Range within_{0, UINT32_MAX};
    std::optional<std::uint32_t> pending_mandatory_;
    style::StyleId common_;  // of the innermost box around both sides of the boundary
    std::vector<style::StyleId> boundary_;
    Length hyphen_, hyphen_width_;
    std::uint32_t hyphen_setting_ = UINT32_MAX;
    style::StyleId hyphen_style_;
    std::vector<Candidate> out_;
};

}  // namespace

void make_candidates(const Context& context, ShapedParagraph& out) {
    Walk walk(context, out, break_points(context, *out.inlines));
    walk.measure(out.units);
    out.candidates = walk.result();
    out.hang_first = walk.hangs_first();
}

std::vector<Candidate> emergency_candidates(const Context& context,
                                            const ShapedParagraph& paragraph, const Candidate& from,
                                            const Candidate& until) {
    const Range range{from.offset, until.offset};
    Walk walk(context, paragraph, anywhere(context, paragraph.inlines->text.text(), range));
    walk.between(from, until);
    std::vector<Candidate> out = walk.result();
    const std::string& text = paragraph.inlines->text.text();
    std::erase_if(out, [&](const Candidate& c) {
        if (c.offset <= from.offset || c.offset >= until.offset) return true;
        return is_breaking_space(character_at(text, c.offset).code);  // it hangs: cut after it
    });
    for (Candidate& c : out) c.emergency = true;
    return out;
}

Candidate candidate_at(const Context& context, const ShapedParagraph& paragraph,
                       std::uint32_t offset) {
    if (offset == 0) return {};
    const auto& all = paragraph.candidates;
    const auto next =
        std::lower_bound(all.begin(), all.end(), offset,
                         [](const Candidate& c, std::uint32_t byte) { return c.offset < byte; });
    if (next == all.end()) return all.back();
    if (next->offset == offset) return *next;
    const Candidate before = next == all.begin() ? Candidate() : *std::prev(next);
    Candidate nearest = before;  // of the places in a word, if a line was cut there
    for (const Candidate& c : emergency_candidates(context, paragraph, before, *next)) {
        if (c.offset <= offset) nearest = c;
    }
    return nearest;
}

}  // namespace bifolium::layout
