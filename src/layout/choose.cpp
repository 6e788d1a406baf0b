#include "layout/choose.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace bifolium::layout {

namespace {

// One unit of cost is 1 % of a page left empty; penalties of breaks are in it too. Emptiness costs
// nearly alike wherever it is: so that it gathers where a break is natural, and only what is much
// weighs more.
constexpr std::int64_t cost_of_a_page = 100;        // fewer pages are better
constexpr std::int64_t cost_of_a_poor_page = 7000;  // under 60 %: worse than splitting what
                                                    // would rather stay whole
constexpr std::int64_t cost_of_a_runt = 400;        // a last page with next to nothing on it
constexpr std::int64_t cost_of_overflow = 10'000'000;

std::int64_t cost_of_filling(LengthSum used, Length height, bool last) {
    const std::int64_t whole = std::max(1, height.units());
    const std::int64_t empty = (whole - std::clamp<LengthSum>(used, 0, whole)) * 1000 / whole;
    if (last) return cost_of_a_page + (empty > 880 ? cost_of_a_runt : 0);
    std::int64_t cost = cost_of_a_page + empty / 10 + empty * empty / 40'000;
    if (empty > 400) cost += cost_of_a_poor_page + (empty - 400) * 20;
    return cost;
}

struct Best {
    std::int64_t cost = std::numeric_limits<std::int64_t>::max();
    std::size_t previous = 0;  ///< Node: 0 is the start, i + 1 the opportunity i.
};

/// Nodes are the start and the opportunities; a state is a node and the parity of the pages so far.
class Chooser {
public:
    Chooser(const BreakOpportunities& places, const RunHeights& heights)
        : places_(places),
          heights_(heights),
          parities_(heights.others[0] == heights.others[1] ? 1 : 2) {
        for (std::size_t p = 0; p < parities_; ++p) best_[p].resize(places.size() + 1);
        best_[0][0].cost = 0;
    }

    std::vector<std::size_t> run() {
        for (std::size_t node = 1; node <= places_.size(); ++node) {
            for (std::size_t parity = 0; parity < parities_; ++parity) reach(node, parity);
        }
        std::size_t parity = 0;
        if (parities_ == 2 && best_[1].back().cost < best_[0].back().cost) parity = 1;
        std::vector<std::size_t> breaks;
        for (std::size_t node = places_.size(); node != 0;) {
            breaks.push_back(node - 1);
            const std::size_t previous = best_[parity][node].previous;
            if (parities_ == 2) parity = 1 - parity;
            node = previous;
        }
        std::reverse(breaks.begin(), breaks.end());
        return breaks;
    }

private:
    LengthSum start_of(std::size_t node) const { return node == 0 ? 0 : places_[node - 1].after; }

    /// The page between two nodes is an even or odd one of the run; only the start's is the first.
    Length height(std::size_t from, std::size_t parity_before) const {
        if (from == 0) return heights_.first;
        return heights_.others[parities_ == 1 ? 0 : 1 - parity_before];
    }

    void reach(std::size_t node, std::size_t parity) {
        const std::size_t parity_before = parities_ == 1 ? 0 : 1 - parity;
        const BreakOpportunity& end = places_[node - 1];
        const bool last = node == places_.size() && heights_.ends_flow;
        Best& best = best_[parity][node];
        for (std::size_t from = node; from-- > 0;) {
            const LengthSum used = end.before - start_of(from);
            const LengthSum high = height(from, parity_before).units();
            if (used > 2 * high && from + 1 != node) break;
            const Best& before = best_[parity_before][from];
            if (before.cost == std::numeric_limits<std::int64_t>::max()) continue;
            const bool over = used > high;
            if (over && from + 1 != node) continue;
            std::int64_t cost = before.cost + (last ? 0 : end.penalty) +
                                cost_of_filling(used, Length::raw(high), last);
            if (over) cost += cost_of_overflow;
            if (cost < best.cost) best = {cost, from};
        }
    }

    const BreakOpportunities& places_;
    const RunHeights& heights_;
    const std::size_t parities_;
    std::array<std::vector<Best>, 2> best_;
};

}  // namespace

std::vector<std::size_t> choose_breaks(const BreakOpportunities& places,
                                       const RunHeights& heights) {
    if (places.empty()) return {};
    return Chooser(places, heights).run();
}

}  // namespace bifolium::layout
