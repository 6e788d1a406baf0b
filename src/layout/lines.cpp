#include "layout/lines.h"

#include <algorithm>
#include <utility>

#include "layout/line_boxes.h"
#include "layout/line_breaking.h"
#include "layout/shaped_paragraph.h"

namespace bifolium::layout {

namespace {

constexpr std::size_t balanced_lines = 40;  // longer text is not balanced: nobody would see it
constexpr double runt_part = 0.2;           // a last line shorter than this looks like an orphan

const Candidate& end_of(const ShapedParagraph& paragraph) {
    return paragraph.candidates.back();
}

Length indent_of(const Context& context, const ShapedParagraph& paragraph, Length inline_size) {
    const style::TextStyle& text = context.document.text(paragraph.inlines->style);
    return Length::pt(style::resolve(text.indent, inline_size.to_pt(), context.document.table()));
}

bool overflows(const Context& context, const ShapedParagraph& paragraph, const Measure& measure,
               const ChosenLine& line) {
    const Length indent = line.indented ? measure.indent : Length();
    return line_width(context, paragraph, line.span) + indent + measure.narrower > line.available;
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

    /// No last line of a word or two, if slightly narrower lines avoid it.
    Chosen pretty(Chosen widest, double most) const {
        if (widest.size() < 2 || !is_runt(widest)) return widest;
        for (double part = 0.02; part <= most; part += 0.02) {
            const Length narrower = Length::pt(part * measure_.inline_size.to_pt());
            Chosen tried = at(narrower);
            if (!is_as_good(tried, widest, narrower)) break;
            if (!is_runt(tried)) return tried;
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
    bool is_runt(const Chosen& lines) const {
        const ChosenLine& last = lines.back();
        const double width = line_width(context_, paragraph_, last.span).to_pt();
        return width < runt_part * last.available.to_pt();
    }

    const Context& context_;
    const ShapedParagraph& paragraph_;
    const Measure measure_;
    const Candidate from_;
};

Chosen choose(const Context& context, const ShapedParagraph& paragraph, const Measure& measure,
              const Candidate& from) {
    const Trial trial(context, paragraph, measure, from);
    const style::TextStyle& text = context.document.text(paragraph.inlines->style);
    // Justified lines would be stretched by what the measure lost.
    const bool justified = text.align == style::TextAlign::justify;
    Chosen lines = trial.at(Length());
    switch (text.wrap) {
        case style::TextWrap::balance:
            return trial.balanced(std::move(lines));
        case style::TextWrap::pretty:
            return trial.pretty(std::move(lines), justified ? 0.06 : 0.16);
        case style::TextWrap::wrap:
        case style::TextWrap::stable:
            break;
    }
    return lines;
}

Line describe(const Context& context, const ShapedParagraph& paragraph, const Measure& measure,
              const ChosenLine& chosen) {
    const LineHeights heights = line_heights(paragraph, chosen.span);
    const Candidate& until = chosen.span.until;
    const Length indent = chosen.indented ? measure.indent : Length();
    Line line;
    line.range = {chosen.span.from.offset, until.offset};
    line.inline_start = chosen.inline_start;
    line.available = chosen.available;
    line.width = line_width(context, paragraph, chosen.span) + indent;
    line.height = heights.height;
    line.baseline = heights.baseline;
    line.hyphenated = until.kind == text::Break::hyphen;
    line.ends_paragraph = until.offset == end_of(paragraph).offset;
    line.ends_forced = until.kind == text::Break::mandatory && !line.ends_paragraph;
    line.overfull = std::max(Length(), line.width - line.available);
    line.gap = chosen.gap;
    return line;
}

}  // namespace

LinesRef break_lines(const Context& context, const Box& paragraph, Length inline_size,
                     std::uint32_t from, const RoomAt* room) {
    auto out = std::make_shared<ShapedLines>();
    out->inline_size = inline_size;
    out->shaped = shape_paragraph(context, paragraph, inline_size);
    const ShapedParagraph& shaped = *out->shaped;
    const Measure measure{inline_size, indent_of(context, shaped, inline_size), Length(), room};
    for (const ChosenLine& chosen :
         choose(context, shaped, measure, candidate_at(context, shaped, from))) {
        out->lines.push_back(describe(context, shaped, measure, chosen));
        out->spans.push_back(chosen.span);
    }
    return out;
}

IntrinsicSizes intrinsic_sizes(const Context& context, const Box& paragraph) {
    const auto shaped = shape_paragraph(context, paragraph, Length::largest());
    const Length indent = indent_of(context, *shaped, Length());
    Candidate line_start, word_start;
    IntrinsicSizes out;
    for (const Candidate& c : shaped->candidates) {
        const Length word = line_width(context, *shaped, {word_start, c});
        out.minimum = std::max(out.minimum, word + (word_start.offset == 0 ? indent : Length()));
        word_start = c;
        if (c.kind != text::Break::mandatory) continue;
        const Length line = line_width(context, *shaped, {line_start, c});
        out.maximum = std::max(out.maximum, line + (line_start.offset == 0 ? indent : Length()));
        line_start = c;
    }
    out.maximum = std::max(out.maximum, out.minimum);
    return out;
}

}  // namespace bifolium::layout
