#include "layout/fewest_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace bifolium::layout {

namespace {

using Widths = std::vector<Length>;

/// Words do not fill lines to the last point: so much of the longest one is left empty at the end
/// of each line but the last.
constexpr double empty_part = 1.0 / 3;
/// Of the cells of a column, this part is to be whole where all of them cannot.
constexpr double most_cells = 0.8;
/// In lines of a row, divided by the cell's own: a label in two lines looks worse than a long text
/// in seven where six would do.
constexpr double cost_of_wrapping = 3.0;

/// Up to these numbers of columns, every choice of levels is tried: all of three and of two.
constexpr std::size_t columns_for_three = 4, columns_for_two = 6;

class FewestLines {
public:
    FewestLines(const Widths& least, const Widths& most, std::span<const CellNeed> cells,
                Length available, Gaps gaps)
        : least_(least), most_(most), cells_(cells), available_(available), gaps_(gaps) {
        for (std::size_t i = 0; i < least.size(); ++i) {
            if (most[i] > least[i]) open_.push_back(i);
        }
    }

    Widths run() {
        std::vector<Widths> levels = levels_of();
        attempt(least_);
        if (open_.size() <= columns_for_two) {
            if (open_.size() > columns_for_three) levels.pop_back();
            every_choice(levels);
        } else {
            by_size(levels);
        }
        return std::move(best_);
    }

private:
    /// For each column what keeps its cells whole: all of them, most of them.
    std::vector<Widths> levels_of() const {
        std::vector<Widths> columns(least_.size());
        for (const CellNeed& cell : cells_) {
            if (cell.columns == 1) columns[cell.column].push_back(cell.most);
        }
        Widths quantile = least_;
        for (const std::size_t i : open_) {
            Widths& sizes = columns[i];
            if (sizes.empty()) continue;
            const auto index = static_cast<std::size_t>(
                std::floor(static_cast<double>(sizes.size() - 1) * most_cells));
            const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(index);
            std::nth_element(sizes.begin(), at, sizes.end());
            quantile[i] = std::clamp(*at, least_[i], most_[i]);
        }
        return {most_, std::move(quantile)};
    }

    /// Like a number whose digits are the columns' levels: the first is their least.
    void every_choice(const std::vector<Widths>& levels) {
        std::vector<std::size_t> chosen(open_.size(), 0);
        for (;;) {
            std::size_t digit = 0;
            while (digit < chosen.size() && ++chosen[digit] > levels.size()) chosen[digit++] = 0;
            if (digit == chosen.size()) return;
            Widths held = least_;
            for (std::size_t i = 0; i < open_.size(); ++i) {
                if (chosen[i] > 0) held[open_[i]] = levels[chosen[i] - 1][open_[i]];
            }
            attempt(held);
        }
    }

    /// Many columns: the narrowest are held whole, one more each time.
    void by_size(const std::vector<Widths>& levels) {
        for (const Widths& level : levels) {
            std::vector<std::size_t> order = open_;
            std::stable_sort(order.begin(), order.end(),
                             [&](std::size_t a, std::size_t b) { return level[a] < level[b]; });
            Widths held = least_;
            for (const std::size_t i : order) {
                held[i] = level[i];
                attempt(held);
            }
        }
    }

    /// Columns have at least what is held; the rest goes by what each would still like.
    void attempt(const Widths& held) {
        Length sum, wanted;
        for (std::size_t i = 0; i < held.size(); ++i) {
            sum += held[i];
            wanted += most_[i] - held[i];
        }
        if (sum > available_ || wanted <= Length()) return;
        Widths widths = held;
        Length left = available_ - sum;
        const double part = left.to_pt() / wanted.to_pt();
        std::size_t last = 0;
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (most_[i] == held[i]) continue;
            const Length share = Length::pt((most_[i] - held[i]).to_pt() * part);
            widths[i] += share;
            left -= share;
            last = i;
        }
        widths[last] += left;
        const double lines = lines_at(widths);
        if (lines >= fewest_) return;
        fewest_ = lines;
        best_ = std::move(widths);
    }

    /// The rows' lines, a row's being its highest cell's, and what each cell that wraps costs.
    double lines_at(const Widths& widths) const {
        double sum = 0;
        double highest = 0;
        std::uint32_t row = 0;
        for (const CellNeed& cell : cells_) {
            if (cell.row != row) {
                sum += std::exchange(highest, 0);
                row = cell.row;
            }
            const double lines = lines_of(cell, widths);
            highest = std::max(highest, lines);
            if (lines > 1) sum += cost_of_wrapping / lines;
        }
        return sum + highest;
    }

    double lines_of(const CellNeed& cell, const Widths& widths) const {
        Length width;
        for (std::uint32_t i = 0; i < cell.columns; ++i) {
            width += widths[cell.column + i];
            if (i > 0) width += gaps_.between;
        }
        if (cell.most <= width) return 1;
        const double empty = (cell.least - cell.frame).to_pt() * empty_part;
        const double room = std::max(1.0, (width - cell.frame).to_pt() - empty);
        return std::max(2.0, std::ceil(((cell.most - cell.frame).to_pt() - empty) / room));
    }

    const Widths& least_;
    const Widths& most_;
    std::span<const CellNeed> cells_;
    const Length available_;
    const Gaps gaps_;
    std::vector<std::size_t> open_;  ///< Columns that could be wider.
    Widths best_;
    double fewest_ = std::numeric_limits<double>::infinity();
};

}  // namespace

std::vector<Length> fewest_lines(const std::vector<Length>& least, const std::vector<Length>& most,
                                 std::span<const CellNeed> cells, Length available, Gaps gaps) {
    return FewestLines(least, most, cells, available, gaps).run();
}

}  // namespace bifolium::layout
