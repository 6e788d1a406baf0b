#include "layout/columns.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace bifolium::layout {

ColumnRow::ColumnRow(BreakOpportunities places, std::uint32_t columns)
    : places_(std::move(places)), columns_(std::max(1U, columns)) {
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        if (places_[i].force != Force::none) forced_.push_back(i + 1);
    }
}

LengthSum ColumnRow::depth(std::uint32_t from, std::uint32_t until) const {
    return extent(places_, from, until, std::numeric_limits<LengthSum>::max());
}

std::uint32_t ColumnRow::furthest(std::uint32_t from, std::uint32_t until, LengthSum height) const {
    const LengthSum start = from == 0 ? 0 : places_[from - 1].after;
    const auto begin = places_.begin() + from + 1, end = places_.begin() + until;
    if (begin >= end) return until;
    const auto past = std::partition_point(
        begin, end, [&](const BreakOpportunity& place) { return place.before - start <= height; });
    return static_cast<std::uint32_t>(past - places_.begin());
}

/// One column: to a forced break, to the end, or to the best place in its lower part.
std::uint32_t ColumnRow::column_end(std::uint32_t from, std::uint32_t until,
                                    LengthSum height) const {
    const auto forced = std::upper_bound(forced_.begin(), forced_.end(), from);
    if (forced != forced_.end()) until = std::min(until, *forced);
    std::uint32_t best = furthest(from, until, height);
    if (best == until) return best;
    const LengthSum whole = std::max<LengthSum>(1, height);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t node = best; node > from; --node) {
        const LengthSum deep = depth(from, node);
        if (deep * 2 < height && least != std::numeric_limits<std::int64_t>::max()) break;
        const std::int64_t cost = places_[node - 1].penalty + (whole - deep) * 100 / whole;
        if (cost < least) {
            least = cost;
            best = node;
        }
        if (least <= (whole - deep) * 100 / whole) break;  // what is higher up costs more
    }
    return best;
}

std::vector<std::uint32_t> ColumnRow::ends(std::uint32_t from, std::uint32_t until,
                                           LengthSum height) const {
    std::vector<std::uint32_t> found;
    while (from < until && found.size() < columns_) {
        const std::uint32_t end = column_end(from, until, height);
        if (depth(from, end) > height) return {};
        found.push_back(end);
        from = end;
    }
    if (from < until) found.clear();
    return found;
}

LengthSum ColumnRow::height(std::uint32_t from, std::uint32_t until, LengthSum enough) const {
    const LengthSum whole = std::max<LengthSum>(0, depth(from, until));
    if (from >= until) return 0;
    const LengthSum low = (whole + columns_ - 1) / columns_;
    if (low > enough) return low;
    return least(from, until, low);
}

/// Bisection; the height that it finds is then that of the deepest column.
LengthSum ColumnRow::least(std::uint32_t from, std::uint32_t until, LengthSum low) const {
    constexpr LengthSum fine = Length::pt(0.0625).units();
    LengthSum high = low, step = Length::pt(2).units();
    while (!fits(from, until, high)) {
        if (high >= unreachable_height) return unreachable_height;
        low = high;
        high = std::min(high + step, unreachable_height);
        step *= 2;
    }
    while (high - low > fine) {
        const LengthSum middle = low + (high - low) / 2;
        (fits(from, until, middle) ? high : low) = middle;
    }
    LengthSum deepest = 0;
    for (const std::uint32_t end : ends(from, until, high)) {
        deepest = std::max(deepest, depth(from, end));
        from = end;
    }
    return deepest;
}

LengthSum extent(const BreakOpportunities& places, std::size_t from, std::size_t until,
                 LengthSum enough) {
    const BreakOpportunity& end = places[until - 1];
    if (from == 0) return end.before;
    const BreakOpportunity& start = places[from - 1];
    if (end.row != nullptr && end.row == start.row) {
        return end.row->height(start.row_node, end.row_node, enough);
    }
    return end.before - start.after;
}

}  // namespace bifolium::layout
