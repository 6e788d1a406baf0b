#include "layout/column_widths.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/fewest_lines.h"

namespace bifolium::layout {

namespace {

using Widths = std::vector<Length>;

/// More than any page is wide: what a table wants whose percentages leave nothing for the rest.
constexpr Length boundless = Length::pt(20'000);

/// Adds `space` to the columns that may take it, by weight; rounding goes to the last of them.
template <class Weight, class May>
void spread(Widths& widths, Length space, Weight weight, May may) {
    double whole = 0;
    std::size_t count = 0, last = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (!may(i)) continue;
        whole += weight(i);
        ++count;
        last = i;
    }
    if (count == 0) return;
    Length left = space;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (!may(i)) continue;
        const double part = whole > 0 ? weight(i) / whole : 1.0 / static_cast<double>(count);
        const Length share = i == last ? left : Length::pt(space.to_pt() * part);
        widths[i] += share;
        left -= share;
    }
}

Length total(std::span<const Length> widths) {
    Length sum;
    for (const Length width : widths) sum += width;
    return sum;
}

/// Percentages of more than the whole table are cut to what is left.
std::vector<double> percentages(std::span<const ColumnNeed> columns) {
    std::vector<double> percents;
    double left = 100;
    for (const ColumnNeed& column : columns) {
        percents.push_back(std::min(std::max(column.percent, 0.0), left));
        left -= percents.back();
    }
    return percents;
}

/// Between two guesses, where their sums lie on both sides of what is available.
Widths between(const Widths& small, const Widths& large, Length available) {
    Widths widths = small;
    spread(
        widths, available - total(small),
        [&](std::size_t i) { return (large[i] - small[i]).to_pt(); },
        [&](std::size_t i) { return large[i] > small[i]; });
    return widths;
}

/// More than all columns want: to those that say no width, else to those that say a length.
Widths widened(std::span<const ColumnNeed> columns, Widths widths, Length available) {
    enum class Kind : std::uint8_t { open, said, percent };
    const auto kind = [&](std::size_t i) {
        if (columns[i].percent > 0) return Kind::percent;
        return columns[i].said ? Kind::said : Kind::open;
    };
    Kind taker = Kind::percent;
    for (std::size_t i = 0; i < columns.size(); ++i) taker = std::min(taker, kind(i));
    const Widths wanted = widths;
    spread(
        widths, available - total(wanted), [&](std::size_t i) { return wanted[i].to_pt(); },
        [&](std::size_t i) { return kind(i) == taker; });
    return widths;
}

/// Widens the columns of a cell to what it needs: by what they would like, and where that is
/// nothing, alike. Columns that say no width come first.
void widen(std::vector<ColumnNeed>& columns, const CellNeed& cell, Gaps gaps) {
    const auto part = std::span(columns).subspan(cell.column, cell.columns);
    const Length inner = Length::raw(LengthSum{gaps.between.units()} * (cell.columns - 1));
    const bool open = std::any_of(part.begin(), part.end(), [](const ColumnNeed& column) {
        return !column.said && column.percent == 0;
    });
    const auto raise = [&](Length ColumnNeed::*side, Length need) {
        Widths widths;
        for (const ColumnNeed& column : part) widths.push_back(column.*side);
        const Length more = need - inner - total(widths);
        if (more <= Length()) return;
        spread(
            widths, more, [&](std::size_t i) { return part[i].most.to_pt(); },
            [&](std::size_t i) { return !open || (!part[i].said && part[i].percent == 0); });
        for (std::size_t i = 0; i < part.size(); ++i) part[i].*side = widths[i];
    };
    raise(&ColumnNeed::least, cell.least);
    for (ColumnNeed& column : part) column.most = std::max(column.most, column.least);
    raise(&ColumnNeed::most, cell.most);
}

}  // namespace

void need_for(std::vector<ColumnNeed>& columns, std::span<const CellNeed> cells, Gaps gaps) {
    std::vector<const CellNeed*> wide;
    for (const CellNeed& cell : cells) {
        if (cell.columns > 1) {
            wide.push_back(&cell);
            continue;
        }
        ColumnNeed& column = columns[cell.column];
        column.least = std::max(column.least, cell.least);
        column.most = std::max(column.most, cell.most);
    }
    for (ColumnNeed& column : columns) {
        if (column.said) column.most = *column.said;
        column.most = std::max(column.most, column.least);
    }
    std::stable_sort(wide.begin(), wide.end(),
                     [](const CellNeed* a, const CellNeed* b) { return a->columns < b->columns; });
    for (const CellNeed* cell : wide) widen(columns, *cell, gaps);
}

std::vector<Length> automatic_widths(std::span<const ColumnNeed> columns,
                                     std::span<const CellNeed> cells, Length available, Gaps gaps) {
    const std::vector<double> percents = percentages(columns);
    Widths least, with_percents, with_said, most;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnNeed& column = columns[i];
        const Length percent = Length::pt(available.to_pt() * percents[i] / 100);
        const bool relative = column.percent > 0;
        least.push_back(column.least);
        with_percents.push_back(relative ? std::max(column.least, percent) : column.least);
        with_said.push_back(!relative && column.said ? column.most : with_percents.back());
        most.push_back(relative ? with_percents.back() : column.most);
    }
    if (available <= total(least)) return least;
    if (available <= total(with_percents)) return between(least, with_percents, available);
    if (available <= total(with_said)) return between(with_percents, with_said, available);
    if (available >= total(most)) return widened(columns, std::move(most), available);
    return fewest_lines(with_said, most, cells, available, gaps);
}

std::vector<Length> fixed_widths(std::span<const ColumnNeed> columns, Length available) {
    const std::vector<double> percents = percentages(columns);
    Widths widths(columns.size());
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (columns[i].said) widths[i] = *columns[i].said;
        if (columns[i].percent > 0) widths[i] = Length::pt(available.to_pt() * percents[i] / 100);
    }
    const auto open = [&](std::size_t i) { return !columns[i].said && columns[i].percent == 0; };
    bool some = false;
    for (std::size_t i = 0; i < columns.size(); ++i) some = some || open(i);
    const Length rest = std::max(Length(), available - total(widths));
    if (!some) return rest > Length() ? widened(columns, std::move(widths), available) : widths;
    spread(
        widths, rest, [](std::size_t) { return 1.0; }, open);
    return widths;
}

Length greatest_width(std::span<const ColumnNeed> columns) {
    const std::vector<double> percents = percentages(columns);
    Length rest, greatest;
    double left = 100;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].percent == 0) {
            rest += columns[i].most;
            continue;
        }
        left -= percents[i];
        const double whole = columns[i].most.to_pt() * 100 / std::max(percents[i], 0.1);
        greatest = std::max(greatest, std::min(boundless, Length::pt(whole)));
    }
    if (rest == Length()) return greatest;
    const Length whole = left > 0 ? Length::pt(rest.to_pt() * 100 / left) : boundless;
    return std::max(greatest, left == 100 ? rest : std::min(boundless, whole));
}

}  // namespace bifolium::layout
