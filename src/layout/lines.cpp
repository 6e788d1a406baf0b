#include "layout/lines.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "layout/first_line.h"
#include "layout/line_boxes.h"
#include "layout/line_breaking.h"
#include "layout/shaped_paragraph.h"
#include "layout/total_fit.h"

namespace bifolium::layout {

namespace {

constexpr std::size_t balanced_lines = 40;  // longer text is not balanced: nobody would see it

const Candidate& end_of(const ShapedParagraph& paragraph) {
    return paragraph.candidates.back();
}

bool overflows(const Context& context, const ShapedParagraph& paragraph, const Measure& measure,
               const ChosenLine& line) {
    const Length left =
        line.available - measure.narrower - line.indent - line_width(context, paragraph, line.span);
    return left.units() + hanging(line.span.until, left.units()) < 0;
}

using Chosen = std::vector<ChosenLine>;

/// One paragraph's lines at several measures.
class Trial {
public:
    Trial(const Context& context, const ShapedParagraph& paragraph, Measure measure, Candidate from)
        : context_(context), paragraph_(paragraph), measure_(measure), from_(from) {}

    Chosen at(Length narrower) const {
        Measure measure = measure_;
        measure.narrower = narrower;
        return FirstFit(context_, paragraph_, measure).lines(from_);
    }

    /// The narrowest measure that makes no more lines, so that all are about as long.
    /// https://www.w3.org/TR/css-text-4/#valdef-text-wrap-style-balance
    Chosen balanced(Chosen widest) const {
        if (widest.size() < 2 || widest.size() > balanced_lines) return widest;
        Length low, high = measure_.inline_size;  // `low` is known to be good
        while (high - low > Length::pt(0.5)) {
            const Length middle = Length::raw((low.units() + high.units()) / 2);
            Chosen tried = at(middle);
            if (is_as_good(tried, widest, middle)) {
                low = middle;
                widest = std::move(tried);
            } else {
                high = middle;
            }
        }
        return widest;
    }

private:
    bool is_as_good(const Chosen& tried, const Chosen& than, Length narrower) const {
        if (tried.size() > than.size()) return false;
        Measure measure = measure_;
        measure.narrower = narrower;
        return std::none_of(tried.begin(), tried.end(), [&](const ChosenLine& line) {
            return overflows(context_, paragraph_, measure, line);
        });
    }

    const Context& context_;
    const ShapedParagraph& paragraph_;
    const Measure measure_;
    const Candidate from_;
};

/// Is this text that is set as it comes, line by line?
bool goes_line_by_line(const style::TextStyle& text) {
    return text.wrap == style::TextWrap::stable ||
           text.white_space == style::WhiteSpace::pre_wrap ||
           text.white_space == style::WhiteSpace::break_spaces;
}

Chosen choose(const Context& context, const ShapedParagraph& paragraph, const Measure& measure,
              const Candidate& from) {
    const Trial trial(context, paragraph, measure, from);
    const style::TextStyle& text = context.document.text(paragraph.inlines->style);
    if (text.wrap == style::TextWrap::balance) return trial.balanced(trial.at(Length()));
    if (!goes_line_by_line(text)) {
        if (auto lines = TotalFit(context, paragraph, measure).lines(from)) return *lines;
    }
    return trial.at(Length());
}

/// By how much a line can be made narrower: only where it is justified.
Length shrinkage(const Context& context, const ShapedParagraph& paragraph, const ChosenLine& line) {
    if (!is_justified(context.document.text(paragraph.inlines->style))) return {};
    return Length::raw(most_shrinkage(line.span.until.visible_flex - line.span.from.start_flex));
}

Line describe(const Context& context, const ShapedParagraph& paragraph, const ChosenLine& chosen) {
    const LineHeights heights = line_heights(paragraph, chosen.span);
    const Candidate& until = chosen.span.until;
    Line line;
    line.range = {chosen.span.from.offset, until.offset};
    line.inline_start = chosen.inline_start;
    line.available = chosen.available;
    line.width = line_width(context, paragraph, chosen.span) + chosen.indent;
    line.hang = Length::raw(hanging(until, (line.available - line.width).units()));
    line.width -= line.hang;
    line.height = heights.height;
    line.baseline = heights.baseline;
    line.hyphenated = until.kind == text::Break::hyphen;
    line.ends_paragraph = until.offset == end_of(paragraph).offset;
    line.ends_forced = until.kind == text::Break::mandatory && !line.ends_paragraph;
    line.overfull =
        std::max(Length(), line.width - line.available - shrinkage(context, paragraph, chosen));
    line.gap = chosen.gap;
    return line;
}

void describe(const Context& context, const Chosen& chosen, ShapedLines& out) {
    for (const ChosenLine& line : chosen) {
        out.lines.push_back(describe(context, *out.shaped, line));
        out.spans.push_back(line.span);
    }
}

/// The first line as long as may be, or a word shorter or longer, if the rest is the better for it.
LinesRef break_with_first_line(const Context& context, const Box& paragraph, Length inline_size,
                               const RoomAt* room) {
    const FirstLine first(context, paragraph, inline_size);
    const auto alone = shape_paragraph(context, paragraph, first.inlines(), inline_size);
    Measure measure{inline_size, indents_of(context, *alone, inline_size), Length(), room};
    const Chosen filled = FirstFit(context, *alone, measure).lines({});
    auto out = std::make_shared<ShapedLines>();
    out->inline_size = inline_size;
    if (filled.empty()) return out;
    const auto& ends = alone->candidates;
    const auto longest = static_cast<std::size_t>(
        std::find_if(
            ends.begin(), ends.end(),
            [&](const Candidate& c) { return c.offset >= filled.front().span.until.offset; }) -
        ends.begin());
    const bool is_whole = !goes_line_by_line(context.document.text(paragraph.inlines->style));
    Chosen best;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = longest < 3 ? 0 : longest - 3; is_whole && i < ends.size(); ++i) {
        if (i > longest + 1) break;
        const auto shaped = shape_paragraph(context, paragraph, first.until(ends[i]), inline_size);
        measure.first_end = ends[i].offset;
        TotalFit fit(context, *shaped, measure);
        auto lines = fit.lines({});
        if (!lines || fit.cost() >= least) continue;
        least = fit.cost();
        best = std::move(*lines);
        out->shaped = shaped;
    }
    if (best.empty()) {
        const Candidate& end = filled.front().span.until;
        out->shaped = shape_paragraph(context, paragraph, first.until(end), inline_size);
        measure.first_end = end.offset;
        best = FirstFit(context, *out->shaped, measure).lines({});
    }
    describe(context, best, *out);
    // Lines are known by the paragraph's own text.
    const std::uint32_t set = out->shaped->inlines->first_line_end, own = first.written(set);
    for (Line& line : out->lines) {
        for (std::uint32_t* byte : {&line.range.begin, &line.range.end}) {
            *byte = *byte >= set ? *byte - set + own : first.written(*byte);
        }
    }
    return out;
}

}  // namespace

LinesRef break_lines(const Context& context, const Box& paragraph, Length inline_size,
                     std::uint32_t from, const RoomAt* room) {
    if (from == 0 && paragraph.first_line.node.valid()) {
        return break_with_first_line(context, paragraph, inline_size, room);
    }
    auto out = std::make_shared<ShapedLines>();
    out->inline_size = inline_size;
    out->shaped = shape_paragraph(context, paragraph, inline_size);
    const ShapedParagraph& shaped = *out->shaped;
    const Measure measure{inline_size, indents_of(context, shaped, inline_size), Length(), room};
    describe(context, choose(context, shaped, measure, candidate_at(context, shaped, from)), *out);
    return out;
}

LinesRef break_into(const Context& context, const Box& paragraph, Length inline_size,
                    std::size_t lines) {
    const style::TextStyle& text = context.document.text(paragraph.inlines->style);
    const bool is_chosen = text.wrap != style::TextWrap::balance && !goes_line_by_line(text);
    if (!is_chosen || paragraph.first_line.node.valid()) return nullptr;
    auto out = std::make_shared<ShapedLines>();
    out->inline_size = inline_size;
    out->shaped = shape_paragraph(context, paragraph, inline_size);
    const ShapedParagraph& shaped = *out->shaped;
    const Measure measure{inline_size, indents_of(context, shaped, inline_size)};
    const auto chosen = TotalFit(context, shaped, measure).exactly(lines);
    if (!shaped.even || !chosen) return nullptr;
    describe(context, *chosen, *out);
    return out;
}

IntrinsicSizes intrinsic_sizes(const Context& context, const Box& paragraph) {
    const auto shaped = shape_paragraph(context, paragraph, Length::largest());
    const Indents indents = indents_of(context, *shaped, Length());
    Candidate line_start, word_start;
    IntrinsicSizes out;
    for (const Candidate& c : shaped->candidates) {
        const Length word = line_width(context, *shaped, {word_start, c});
        out.minimum = std::max(out.minimum, word + indents.of(word_start));
        word_start = c;
        if (c.kind != text::Break::mandatory) continue;
        const Length line = line_width(context, *shaped, {line_start, c});
        out.maximum = std::max(out.maximum, line + indents.of(line_start));
        line_start = c;
    }
    out.maximum = std::max(out.maximum, out.minimum);
    return out;
}

}  // namespace bifolium::layout
