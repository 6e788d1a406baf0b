#include "layout/total_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "layout/characters.h"

namespace bifolium::layout {

using text::Break;

namespace {

// Costs are squares of badness, as in the paper: a line's spaces at 1.5 times their width are as
// bad as 180, half of that as 32. The figures are those that set a novel best, in three languages
// at two measures.
constexpr double line_badness = 10;  // so that fewer lines are better
constexpr double hyphen_badness = 87;
constexpr double ragged_hyphen_badness = 140;  // an uneven edge hurts less than an uneven text
constexpr double unevenness = 80;
constexpr double contrast_cost = 7'000;        // neighbours two classes of tightness apart
constexpr double two_hyphens_cost = 15'000;    // on end
constexpr double hyphen_before_last = 15'000;  // the paragraph's last line begins inside a word
constexpr double word_end_alone = 1e6;         // and there is nothing more on it
constexpr double ladder_cost = 1e11;
constexpr double overfull_cost = 1e14;
constexpr std::uint8_t ladder = 3;

constexpr double first_tolerance = 1.0, ragged_tolerance = 2.2, ragged_loose = 1.6,
                 second_tolerance = 4.0;
constexpr double ragged_em = 2.5;  // of white space at the right that is as bad as 100

std::uint8_t fitness_of(double ratio) {
    if (ratio < -0.5) return 0;
    if (ratio <= 0.5) return 1;
    return ratio <= 1 ? 2 : 3;
}

bool ends_with_hyphen(const ShapedParagraph& paragraph, const Candidate& c) {
    if (c.kind == Break::hyphen) return true;
    const char32_t last = character_before(paragraph.inlines->text.text(), c.offset).code;
    return last == '-' || last == 0x2010;
}

}  // namespace

Aims aims_of(const Context& context, const ShapedParagraph& paragraph, Length inline_size) {
    const style::TextStyle& text = context.document.text(paragraph.inlines->style);
    Aims out;
    out.justified = is_justified(text);
    out.last_justified = text.align_last == style::TextAlignLast::justify;
    out.em = std::max(Length::pt(text.font_size_pt), Length::pt(0.1));
    out.hyphen_badness = out.justified ? hyphen_badness : ragged_hyphen_badness;
    out.unevenness = out.justified ? unevenness : 0;
    if (text.hyphenate_lines == 1) out.hyphens_on_end = 1;
    out.hyphen_before_last = text.hyphenate_last == style::HyphenateLast::none;
    out.hyphen_zone = Length::pt(
        style::resolve(text.hyphenate_zone, inline_size.to_pt(), context.document.table()));
    if (text.wrap == style::TextWrap::pretty) {
        out.least_last = 0.2;
        out.runt_cost = 3e6;
    }
    return out;
}

TotalFit::TotalFit(const Context& context, const ShapedParagraph& paragraph, const Measure& measure)
    : context_(context),
      paragraph_(paragraph),
      measure_(measure),
      aims_(aims_of(context, paragraph, measure.inline_size)) {}

std::optional<std::vector<ChosenLine>> TotalFit::lines(const Candidate& from) {
    if (measure_.room != nullptr && !paragraph_.even) return std::nullopt;
    from_ = from;
    gather();
    for (std::size_t first = 0; first < all_->size();) {
        if ((*all_)[first].offset <= from_.offset) {  // nothing stands after a last forced break
            ++first;
            continue;
        }
        std::size_t last = first;
        while ((*all_)[last].kind != Break::mandatory) ++last;  // the paragraph's end is, too
        if (!segment(first, last)) return std::nullopt;
        from_ = (*all_)[last];
        first = last + 1;
    }
    return std::move(out_);
}

std::optional<std::vector<ChosenLine>> TotalFit::exactly(std::size_t lines) {
    from_ = {};
    gather();
    lines_wanted_ = static_cast<std::uint32_t>(lines);
    nodes_ = static_cast<std::uint32_t>(all_->size());
    const auto is_end = [](const Candidate& c) { return c.kind == Break::mandatory; };
    if (std::count_if(all_->begin(), all_->end(), is_end) != 1) return std::nullopt;
    reshaped_.assign(nodes_ + 1, std::nullopt);
    const std::uint32_t best = solve({.ratio = aims_.justified ? 1.0 : ragged_loose});
    if (best == none || states_[best].line != lines_wanted_) return std::nullopt;
    if (states_[best].cost >= ladder_cost) return std::nullopt;
    take(best);
    return std::move(out_);
}

/// The places after the start; and inside the words that are too long, if they may be cut.
void TotalFit::gather() {
    const auto& all = paragraph_.candidates;
    const Length least = measure_.inline_size - measure_.narrower -
                         std::max(measure_.indents.largest(from_), Length());
    const Candidate* before = &from_;
    bool same = from_.offset == 0;
    for (const Candidate& c : all) {
        if (c.offset <= from_.offset) continue;
        const bool too_long = c.visible - before->start > least.units();
        if (too_long && may_break_anywhere(context_, paragraph_, c)) {
            if (same) {
                own_.assign(all.begin(), all.begin() + (&c - all.data()));
                same = false;
            }
            const auto inside = emergency_candidates(context_, paragraph_, *before, c);
            own_.insert(own_.end(), inside.begin(), inside.end());
        }
        if (!same) own_.push_back(c);
        before = &c;
    }
    all_ = same ? &all : &own_;
}

bool TotalFit::segment(std::size_t first, std::size_t last) {
    first_ = first;
    nodes_ = static_cast<std::uint32_t>(last - first + 1);
    lines_before_ = static_cast<std::uint32_t>(out_.size());
    reshaped_.assign(nodes_ + 1, std::nullopt);
    const LineRoom whole = room(lines_before_, measure_.indents.of(from_));
    const Line single = line(0, nodes_, whole.width.units());
    if (single.left >= 0 && !ends_elsewhere(single)) {
        states_.assign(2, {});
        states_[1].node = nodes_;
        states_[1].previous = 0;
        states_[1].line = 1;
        take(1);
        return true;
    }
    // What ends badly may end better where some line is looser.
    const double tolerance = aims_.justified ? first_tolerance : ragged_tolerance;
    std::uint32_t best = solve({.ratio = tolerance});
    if (best == none || states_[best].cost >= aims_.runt_cost) {
        best = solve({.ratio = second_tolerance});
        if (best == none || states_[best].cost >= ladder_cost) best = solve({.any = true});
    }
    if (best == none) return false;
    take(best);
    cost_ += states_[best].cost;
    return !(overfull_ && measure_.room != nullptr);
}

/// The best state of the segment's end, if it can be reached at all.
std::uint32_t TotalFit::solve(const Tolerance& tolerance) {
    states_.assign(1, {});
    states_at_.assign(nodes_ + 1, none);
    states_at_[0] = 0;
    for (std::uint32_t node = 0; node < nodes_; ++node) {
        if (states_at_[node] != none) extend(node, tolerance);
    }
    std::uint32_t best = states_at_[nodes_];
    const auto misses = [&](std::uint32_t s) {
        return lines_wanted_ > 0 && states_[s].line != lines_wanted_;
    };
    for (std::uint32_t s = best; s != none; s = states_[s].next) {
        if (misses(s)) continue;
        if (misses(best) || states_[s].cost < states_[best].cost) best = s;
    }
    return best;
}

/// All lines that begin at a node: by line number where the rooms differ.
void TotalFit::extend(std::uint32_t node, const Tolerance& tolerance) {
    const Length indent = measure_.indents.of(at(node));
    if (measure_.room == nullptr) {
        extend_into(node, room(0, indent), any_line, tolerance);
        return;
    }
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t s = states_at_[node]; s != none; s = states_[s].next) {
        numbers.push_back(states_[s].line);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    for (const std::uint32_t number : numbers) {
        extend_into(node, room(lines_before_ + number, indent), number, tolerance);
    }
}

void TotalFit::extend_into(std::uint32_t node, const LineRoom& room, std::uint32_t number,
                           const Tolerance& tolerance) {
    const LengthSum wide = room.width.units();
    std::uint32_t past = node + 1, high = nodes_ + 1;  // the first that is too long as it is
    while (past < high) {
        const std::uint32_t middle = (past + high) / 2;
        if (at(middle).visible - at(node).start > wide)
            high = middle;
        else
            past = middle + 1;
    }
    bool reached = false;
    for (std::uint32_t i = past; i <= nodes_; ++i) {
        if (at(i).emergency) break;
        const Line longer = line(node, i, wide);
        const LengthSum gives = aims_.justified ? most_shrinkage(longer.flex) : 0;
        if (longer.left + at(i).hyphen.units() + gives < 0) break;
        reached = reach(longer, number, tolerance) || reached;
    }
    std::uint32_t last = past - 1;
    while (last > node && at(last).emergency) --last;
    if (last == node && past - 1 > node) {
        // Nothing but the inside of a word: as much of it as fits.
        for (last = past - 1; last > node && line(node, last, wide).left < 0;) --last;
        if (last > node) reached = reach(line(node, last, wide), number, {0, true}) || reached;
    } else {
        for (; last > node; --last) {
            const Line shorter = line(node, last, wide);
            const bool enough = is_too_loose(shorter, tolerance);
            if (!enough) reached = reach(shorter, number, tolerance) || reached;
            if (enough && at(last).kind != Break::hyphen) break;
        }
    }
    if (!reached && tolerance.any) reach(line(node, node + 1, wide), number, {0, true, true});
}

TotalFit::Line TotalFit::line(std::uint32_t from, std::uint32_t until, LengthSum room) {
    const LengthSum left = room - width(from, until);
    return {from, until, left + hanging(at(until), left),
            at(until).visible_flex - at(from).start_flex};
}

bool TotalFit::is_natural(const Line& line) const {
    return line.until == nodes_ && !aims_.last_justified;
}

/// Of the paragraph's first line, whose end is known.
bool TotalFit::ends_elsewhere(const Line& line) const {
    if (measure_.first_end == 0 || line.from != 0 || from_.offset != 0) return false;
    return at(line.until).offset != measure_.first_end;
}

bool TotalFit::is_too_loose(const Line& line, const Tolerance& tolerance) const {
    if (tolerance.any || is_natural(line)) return false;
    return ratio_of(line) > tolerance.ratio;
}

/// Grows fast up to where all is bad, then evenly: one dreadful line is no better than two.
double TotalFit::badness_of(double ratio) const {
    const double size = std::abs(ratio);
    const double steep = std::min(size, 3.0);
    return (100 * steep + aims_.unevenness) * steep * steep + 900 * (size - steep);
}

double TotalFit::ratio_of(const Line& line) const {
    if (!aims_.justified) {
        return static_cast<double>(line.left) / static_cast<double>(aims_.em.units()) / ragged_em;
    }
    return justification(line.flex, line.left, aims_.em).ratio;
}

/// hyphenate-limit-zone: would the line be long enough without the part of the word?
bool TotalFit::needs_no_hyphen(const Line& line) {
    if (aims_.hyphen_zone <= Length() || at(line.until).kind != Break::hyphen) return false;
    std::uint32_t whole = line.until;
    while (whole > line.from && at(whole).kind == Break::hyphen) --whole;
    if (whole == line.from) return false;
    const LengthSum left = line.left + width(line.from, line.until) - width(line.from, whole);
    return left <= aims_.hyphen_zone.units();
}

/// Ends a line after each state of its start. Says whether it can be set.
bool TotalFit::reach(const Line& line, std::uint32_t number, const Tolerance& tolerance) {
    if (ends_elsewhere(line)) return false;
    double ratio = ratio_of(line);
    const bool too_long = ratio < (aims_.justified ? -1.0 : 0.0);
    if (too_long && !tolerance.overfull) return false;
    if (!tolerance.overfull && needs_no_hyphen(line)) return false;
    if (is_natural(line)) ratio = std::min(ratio, 0.0);
    const Candidate& end = at(line.until);
    double badness = badness_of(ratio) + line_badness;
    const bool hyphen = ends_with_hyphen(paragraph_, end);
    if (hyphen) badness += aims_.hyphen_badness;
    double cost = badness * badness;
    if (too_long) cost = overfull_cost - static_cast<double>(line.left);
    State state;
    state.ratio = ratio;
    state.node = line.until;
    state.fitness = fitness_of(ratio);
    const bool ends = line.until == nodes_;
    const Length shortest = Length::pt(aims_.least_last * measure_.inline_size.to_pt());
    const bool runt = ends && width(line.from, line.until) < shortest.units();
    if (runt && lines_wanted_ > 0) return false;
    for (std::uint32_t s = states_at_[line.from]; s != none; s = states_[s].next) {
        const State before = states_[s];
        if (number != any_line && before.line != number) continue;
        state.previous = s;
        state.line = before.line + 1;
        if (lines_wanted_ > 0 && state.line > lines_wanted_) continue;
        if (lines_wanted_ > 0 && ends && before.hyphens > 0) continue;
        state.cost = before.cost + cost;
        state.hyphens = hyphen ? static_cast<std::uint8_t>(std::min(before.hyphens + 1, +ladder))
                               : std::uint8_t{0};
        if (state.hyphens > aims_.hyphens_on_end)
            state.cost += ladder_cost;
        else if (state.hyphens == 2)
            state.cost += two_hyphens_cost;
        if (runt) state.cost += aims_.runt_cost;
        if (ends && before.hyphens > 0) {
            state.cost += !line.flex.gives_way() ? word_end_alone : hyphen_before_last;
            if (!aims_.hyphen_before_last) state.cost += ladder_cost;
        }
        if (line.from != 0 && std::abs(state.fitness - before.fitness) > 1) {
            state.cost += contrast_cost;
        }
        keep(state);
    }
    return true;
}

void TotalFit::keep(const State& state) {
    for (std::uint32_t s = states_at_[state.node]; s != none; s = states_[s].next) {
        State& known = states_[s];
        if (known.fitness != state.fitness || known.hyphens != state.hyphens) continue;
        if ((measure_.room != nullptr || lines_wanted_ > 0) && known.line != state.line) continue;
        if (state.cost < known.cost) {
            const std::uint32_t next = known.next;
            known = state;
            known.next = next;
        }
        return;
    }
    states_.push_back(state);
    states_.back().next = states_at_[state.node];
    states_at_[state.node] = static_cast<std::uint32_t>(states_.size()) - 1;
}

void TotalFit::take(std::uint32_t last) {
    std::vector<std::uint32_t> ends;
    for (std::uint32_t s = last; states_[s].previous != none; s = states_[s].previous) {
        ends.push_back(states_[s].node);
        if (states_[s].cost >= overfull_cost) overfull_ = true;
    }
    std::uint32_t from = 0;
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        ChosenLine line;
        line.span = {at(from), at(*end)};
        line.indent = measure_.indents.of(line.span.from);
        const auto number = static_cast<std::uint32_t>(out_.size());
        const LineRoom all = room(number, Length());
        line.inline_start = all.left;
        line.available = all.width + measure_.narrower;
        out_.push_back(line);
        from = *end;
    }
}

TotalFit::LineRoom TotalFit::room(std::uint32_t line, Length indent) {
    const Length less = measure_.narrower + indent;
    if (measure_.room == nullptr) return {Length(), measure_.inline_size - less};
    const InlineFrame& root = paragraph_.frames.front();
    const Length high = root.ascent + root.descent;
    while (rooms_.size() <= line) {
        const auto top = static_cast<LengthSum>(rooms_.size()) * high.units();
        const Room found = (*measure_.room)(Length::raw(top), high);
        rooms_.push_back({found.left, found.width});
    }
    return {rooms_[line].left, rooms_[line].width - less};
}

/// As it is, with its hyphen, without the white space that hangs at its end.
LengthSum TotalFit::width(std::uint32_t from, std::uint32_t until) {
    const Candidate &a = at(from), &b = at(until);
    LengthSum out = b.visible - a.start + b.hyphen.units();
    if (a.unsafe) out += reshaped_at(from).after.units();
    if (b.unsafe) out += reshaped_at(until).before.units();
    return out;
}

const Reshaped& TotalFit::reshaped_at(std::uint32_t node) {
    if (!reshaped_[node]) reshaped_[node] = reshaped(context_, paragraph_, at(node));
    return *reshaped_[node];
}

}  // namespace bifolium::layout
