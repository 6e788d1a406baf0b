#include "layout/columns.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace bifolium::layout {

namespace {

/// Penalties from here on are of places that a style would avoid, not of mere taste.
constexpr int avoided = 1000;

}  // namespace

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
std::uint32_t ColumnRow::column_end(At at, std::uint32_t from, std::uint32_t until,
                                    LengthSum height) const {
    const auto forced = std::upper_bound(forced_.begin(), forced_.end(), from);
    if (forced != forced_.end()) until = std::min(until, *forced);
    std::uint32_t best = furthest(from, until, height);
    if (best == until) return best;
    const LengthSum whole = std::max<LengthSum>(1, height);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t node = best; node > from; --node) {
        if (at == At::good_places && places_[node - 1].penalty >= avoided) continue;
        const LengthSum deep = depth(from, node);
        if (deep * 2 < height && least != std::numeric_limits<std::int64_t>::max()) break;
        const std::int64_t cost = places_[node - 1].penalty + (whole - deep) * 100 / whole;
        if (cost < least) {
            least = cost;
            best = node;
        }
        if (least <= (whole - deep) * 100 / whole) break;  // what is higher up costs more
    }
    return least == std::numeric_limits<std::int64_t>::max() ? from : best;
}

ColumnRow::Division ColumnRow::ends_at(At at, std::uint32_t from, std::uint32_t until,
                                       LengthSum height) const {
    Division found;
    while (from < until && found.ends.size() < columns_) {
        const std::uint32_t end = column_end(at, from, until, height);
        if (end == from) return {unreachable_height, {}};  // of nothing there is no depth
        const LengthSum deep = depth(from, end);
        if (deep > height) return {unreachable_height, {}};
        found.height = std::max(found.height, deep);
        found.ends.push_back(end);
        from = end;
    }
    return from < until ? Division{unreachable_height, {}} : found;
}

ColumnRow::Division ColumnRow::divide_at(std::uint32_t from, std::uint32_t until,
                                         LengthSum height) const {
    Division found = ends_at(At::good_places, from, until, height);
    return found.ends.empty() ? ends_at(At::all_places, from, until, height) : found;
}

ColumnRow::Division ColumnRow::divide(std::uint32_t from, std::uint32_t until,
                                      LengthSum enough) const {
    Division good = least(At::good_places, from, until);
    const bool serves = !good.ends.empty() && good.height <= enough;
    return serves ? good : least(At::all_places, from, until);
}

/// Bisection.
ColumnRow::Division ColumnRow::least(At at, std::uint32_t from, std::uint32_t until) const {
    constexpr LengthSum fine = Length::pt(0.0625).units();
    LengthSum low = std::max<LengthSum>(0, depth(from, until)) / columns_;
    LengthSum high = low, step = Length::pt(2).units();
    Division best = ends_at(at, from, until, high);
    while (best.ends.empty()) {
        if (high >= unreachable_height) return best;
        low = high;
        high = std::min(high + step, unreachable_height);
        step *= 2;
        best = ends_at(at, from, until, high);
    }
    while (high - low > fine) {
        const LengthSum middle = low + (high - low) / 2;
        Division found = ends_at(at, from, until, middle);
        if (found.ends.empty()) {
            low = middle;
        } else {
            high = middle;
            best = std::move(found);
        }
    }
    return best;
}

LengthSum ColumnRow::height(std::uint32_t from, std::uint32_t until, LengthSum enough) const {
    if (from >= until) return 0;
    const LengthSum low = depth(from, until) / columns_;
    return low > enough ? low : divide(from, until, enough).height;
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
