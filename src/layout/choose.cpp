#include "layout/choose.h"

#include <algorithm>
#include <limits>

#include "layout/columns.h"
#include "layout/note_filling.h"

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
constexpr std::int64_t cost_of_a_divided_note = 30;  // rather than a quarter of a page
constexpr std::int64_t cost_of_notes_alone = 1500;   // a page with no text above its notes
constexpr std::int64_t cost_of_a_moved_note = 100'000;

constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();

std::int64_t cost_of_filling(LengthSum used, Length height, bool last) {
    const std::int64_t whole = std::max(1, height.units());
    const std::int64_t empty = (whole - std::clamp<LengthSum>(used, 0, whole)) * 1000 / whole;
    if (last) return cost_of_a_page + (empty > 880 ? cost_of_a_runt : 0);
    std::int64_t cost = cost_of_a_page + empty / 10 + empty * empty / 40'000;
    if (empty > 400) cost += cost_of_a_poor_page + (empty - 400) * 20;
    return cost;
}

/// What becomes of the notes called up to a node: nothing is left over; the rest goes on on the
/// next page; it does after pages that hold only notes.
enum Rest : std::uint8_t { nothing, going_on, after_pages };
constexpr std::size_t rests = 3;

struct Best {
    std::int64_t cost = unreached;
    std::uint32_t previous = 0;  ///< Node: 0 is the start, i + 1 the opportunity i.
    std::uint8_t parity = 0;     ///< Of the state before, and its rest.
    Rest rest = nothing;
    NotePlace notes;  ///< The first that is still to be placed.
};

/// Nodes are the start and the opportunities; a state is a node, the parity of the pages so far and
/// what is left of the notes. Of several rests of one kind only the cheapest way's is kept.
class Chooser {
public:
    Chooser(const BreakOpportunities& places, const RunHeights& heights, const NoteRow& row)
        : places_(places),
          heights_(heights),
          row_(row),
          filling_(row),
          parities_(heights.others[0] == heights.others[1] ? 1 : 2),
          rests_(row.notes.empty() ? 1 : rests) {
        for (std::size_t p = 0; p < parities_; ++p) {
            for (std::size_t r = 0; r < rests_; ++r) best_[p][r].resize(places.size() + 1);
        }
        best_[0][row.waiting > 0 ? going_on : nothing][0] = {.cost = 0};
        if (row.waiting > 0) place_alone(0, 0);
    }

    std::vector<ChosenPage> run() {
        for (std::size_t node = 1; node <= places_.size(); ++node) {
            for (std::size_t parity = 0; parity < parities_; ++parity) reach(node, parity);
            for (std::size_t parity = 0; parity < parities_ && rests_ > 1; ++parity) {
                place_alone(node, parity);
            }
        }
        std::size_t parity = 0;
        if (parities_ == 2 && best_[1][nothing].back().cost < best_[0][nothing].back().cost) {
            parity = 1;
        }
        return pages_to(parity);
    }

private:
    std::uint32_t called(std::size_t node) const {
        return row_.waiting + (node == 0 ? 0 : places_[node - 1].notes);
    }
    std::size_t other(std::size_t parity) const { return parities_ == 1 ? 0 : 1 - parity; }

    /// The page from a node is an even or odd one of the run; only the start's is the first.
    Length height(std::size_t from, Rest rest, std::size_t parity_before) const {
        if (from == 0 && rest == (row_.waiting > 0 ? going_on : nothing)) return heights_.first;
        return heights_.others[parities_ == 1 ? 0 : 1 - parity_before];
    }

    LengthSum room(LengthSum used, Length high) const {
        return std::min<LengthSum>(high.units() - used, row_.most.units()) - row_.frame.units();
    }

    void reach(std::size_t node, std::size_t parity) {
        const std::size_t parity_before = other(parity);
        const Length highest = std::max({heights_.first, heights_.others[0], heights_.others[1]});
        for (std::size_t from = node; from-- > 0;) {
            const LengthSum used = extent(places_, from, node, highest.units());
            const bool least = from + 1 == node;
            if (used > 2 * LengthSum{highest.units()} && !least) break;
            for (std::size_t r = 0; r < rests_; ++r) {
                const Best& before = best_[parity_before][r][from];
                if (before.cost == unreached) continue;
                const auto rest = static_cast<Rest>(r);
                const Length high = height(from, rest, parity_before);
                if (used > high.units() && !least) continue;
                const Best begin{before.cost, static_cast<std::uint32_t>(from),
                                 static_cast<std::uint8_t>(parity_before), rest, before.notes};
                const Best way = page(begin, node, used, high);
                if (way.cost == unreached) continue;
                offer(best_[parity][way.notes.note < called(node) ? going_on : nothing][node], way);
            }
        }
    }

    /// One page further, to `node`; unreached if its notes have no room there.
    Best page(Best way, std::size_t node, LengthSum used, Length high) const {
        const BreakOpportunity& end = places_[node - 1];
        const std::uint32_t until = called(node);
        const bool last = node == places_.size() && heights_.ends_flow;
        LengthSum filled = used;
        if (way.notes.note < until) {
            const NotePlace from = way.notes;
            const bool least = way.previous + 1 == node;
            way.notes = place_notes(from, until, room(used, high), least);
            const std::uint32_t moved = not_begun(way.notes, until) + (way.notes == from ? 1 : 0);
            if (moved > 0 && !least) return {};
            way.cost += moved * cost_of_a_moved_note + filling_.penalty(way.notes);
            if (way.notes.split > 0) way.cost += cost_of_a_divided_note;
            filled += filling_.height(from, way.notes) + row_.frame.units();
        }
        const bool ends = last && way.notes.note == until;
        way.cost += (last ? 0 : end.penalty) + cost_of_filling(filled, high, ends);
        if (used > high.units()) way.cost += cost_of_overflow;
        return way;
    }

    NotePlace place_notes(NotePlace from, std::uint32_t until, LengthSum room, bool least) const {
        const NotePlace reached = filling_.fill(from, until, room, Dividing::seemly);
        const bool poor = reached == from || not_begun(reached, until) > 0;
        return poor && least ? filling_.fill(from, until, room, Dividing::anywhere) : reached;
    }
    static std::uint32_t not_begun(NotePlace reached, std::uint32_t until) {
        return until - std::min(until, reached.note + (reached.split > 0 ? 1 : 0));
    }

    /// The notes that are left over at a node may fill pages by themselves: all of them do, or as
    /// many as fill whole pages.
    void place_alone(std::size_t node, std::size_t parity) {
        const Best& begin = best_[parity][going_on][node];
        if (begin.cost == unreached) return;
        Best way{begin.cost, static_cast<std::uint32_t>(node), static_cast<std::uint8_t>(parity),
                 going_on, begin.notes};
        Rest rest = going_on;
        while (way.notes.note < called(node)) {
            if (rest == after_pages) offer(best_[parity][after_pages][node], way);
            way.notes = after_page_alone(way.notes, node, rest, parity);
            way.cost += cost_of_notes_alone;
            parity = other(parity);
            rest = after_pages;
        }
        offer(best_[parity][nothing][node], way);
    }
    NotePlace after_page_alone(NotePlace from, std::size_t node, Rest rest,
                               std::size_t parity) const {
        return filling_.fill_some(from, called(node), room(0, height(node, rest, parity)));
    }
    static void offer(Best& best, const Best& way) {
        if (way.cost < best.cost) best = way;
    }

    std::vector<ChosenPage> pages_to(std::size_t parity) const {
        std::vector<ChosenPage> pages;
        Rest rest = nothing;
        std::size_t node = places_.size();
        while (true) {
            const Best& best = best_[parity][rest][node];
            if (node == 0 && best.cost == 0) break;
            const Best& before = best_[best.parity][best.rest][best.previous];
            if (best.previous == node) {
                add_alone(pages, node, best);
            } else {
                pages.push_back({node - 1, false, before.notes, best.notes, called(node)});
            }
            parity = best.parity;
            rest = best.rest;
            node = best.previous;
        }
        std::reverse(pages.begin(), pages.end());
        return pages;
    }

    /// The last one first.
    void add_alone(std::vector<ChosenPage>& pages, std::size_t node, const Best& end) const {
        std::vector<ChosenPage> alone;
        std::size_t parity = end.parity;
        NotePlace at = best_[parity][going_on][node].notes;
        for (Rest rest = going_on; at < end.notes; rest = after_pages) {
            const NotePlace next = after_page_alone(at, node, rest, parity);
            alone.push_back({node == 0 ? 0 : node - 1, true, at, next, called(node)});
            at = next;
            parity = other(parity);
        }
        pages.insert(pages.end(), alone.rbegin(), alone.rend());
    }

    const BreakOpportunities& places_;
    const RunHeights& heights_;
    const NoteRow& row_;
    const NoteFilling filling_;
    const std::size_t parities_, rests_;
    std::array<std::array<std::vector<Best>, rests>, 2> best_;
};

}  // namespace

std::vector<ChosenPage> choose_pages(const BreakOpportunities& places, const RunHeights& heights,
                                     const NoteRow& row) {
    if (places.empty()) return {};
    return Chooser(places, heights, row).run();
}

std::vector<std::size_t> choose_breaks(const BreakOpportunities& places,
                                       const RunHeights& heights) {
    std::vector<std::size_t> ends;
    for (const ChosenPage& page : choose_pages(places, heights, {})) ends.push_back(page.end);
    return ends;
}

}  // namespace bifolium::layout
