#include "layout/looseness.h"

#include <algorithm>

#include "layout/columns.h"

namespace bifolium::layout {

namespace {

constexpr double most_stretch = 0.09;  // of the measure, by the line: the best lines give no more
constexpr double most_shrinkage = 0.045;
constexpr std::size_t pages_around = 1;

/// What each line must give so that the last one has a word more than it holds.
double stretch_of(const WholeParagraph& p) {
    const double measure = std::max(p.inline_size.to_pt(), 1.0);
    return (1.15 - p.last.to_pt() / measure) / p.lines;
}

/// What each of the others must take of the last one.
double shrinkage_of(const WholeParagraph& p) {
    const double measure = std::max(p.inline_size.to_pt(), 1.0);
    return p.last.to_pt() / measure / (p.lines - 1);
}

bool lacks_lines(const BreakOpportunities& places, std::size_t from, const ChosenPage& page,
                 const RunHeights& heights, Length line) {
    if (page.alone || page.end + 1 >= places.size()) return false;
    const Length high = heights.others[0];
    const LengthSum left = high.units() - extent(places, from, page.end + 1, high.units());
    return left * 20 > LengthSum{line.units()} * 39 && left < LengthSum{line.units()} * 4;
}

Give give_of(const Context& context, const WholeParagraph& p) {
    Give out{p.begin, p.end, p.line_height.units(), false, false};
    if (stretch_of(p) <= most_stretch) {
        out.longer = break_into(context, *p.box, p.inline_size, p.lines + 1) != nullptr;
    } else if (shrinkage_of(p) <= most_shrinkage) {
        out.shorter = break_into(context, *p.box, p.inline_size, p.lines - 1) != nullptr;
    }
    return out;
}

}  // namespace

std::vector<Give> gives(const Context& context, std::span<const WholeParagraph> paragraphs,
                        const BreakOpportunities& places, const RunHeights& heights,
                        std::span<const ChosenPage> pages) {
    if (paragraphs.empty()) return {};
    std::vector<std::size_t> starts{0};  // nodes
    for (const ChosenPage& page : pages)
        starts.push_back(page.alone ? starts.back() : page.end + 1);
    std::vector<Give> out;
    std::size_t asked = 0;  // up to here
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Length line = paragraphs.front().line_height;
        if (!lacks_lines(places, starts[i], pages[i], heights, line)) continue;
        const std::size_t first = std::max(asked, starts[i - std::min(i, pages_around)]);
        const std::size_t last = starts[std::min(i + 1 + pages_around, pages.size())];
        auto p =
            std::partition_point(paragraphs.begin(), paragraphs.end(),
                                 [&](const WholeParagraph& each) { return each.begin < first; });
        for (; p != paragraphs.end() && p->begin < last; ++p) {
            if (p->line_height != line) continue;
            const Give give = give_of(context, *p);
            if (give.longer || give.shorter) out.push_back(give);
        }
        asked = std::max(asked, last);
    }
    return out;
}

std::vector<Loosened> loosened(std::span<const WholeParagraph> paragraphs,
                               std::span<const Give> gives, std::size_t from,
                               const ChosenPage& page) {
    std::vector<Loosened> out;
    int lines = page.lines;
    for (const Give& give : gives) {
        if (lines == 0 || give.end > page.end) break;
        if (give.begin < from || !(lines > 0 ? give.longer : give.shorter)) continue;
        const auto p = std::partition_point(
            paragraphs.begin(), paragraphs.end(),
            [&](const WholeParagraph& each) { return each.begin < give.begin; });
        const int more = lines > 0 ? 1 : -1;
        out.push_back({p->box, static_cast<std::uint32_t>(static_cast<int>(p->lines) + more)});
        lines -= more;
    }
    return out;
}

}  // namespace bifolium::layout
