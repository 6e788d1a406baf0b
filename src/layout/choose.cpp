#include "layout/choose.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

#include "layout/columns.h"
#include "layout/note_filling.h"

namespace bifolium::layout {

namespace {

// One unit of cost is 1 % of a page left empty; penalties of breaks are in it too. Emptiness costs
// nearly alike wherever it is: so that it gathers where a break is natural, and only what is much
// weighs more: two lines rather than one.
constexpr std::int64_t cost_of_a_page = 100;        // fewer pages are better
constexpr std::int64_t cost_of_a_poor_page = 7000;  // under 60 %: worse than splitting what
                                                    // would rather stay whole
constexpr std::int64_t cost_of_a_runt = 400;        // a last page with next to nothing on it
constexpr std::int64_t cost_of_overflow = 10'000'000;
constexpr std::int64_t cost_of_a_divided_note = 30;  // rather than a quarter of a page
constexpr std::int64_t cost_of_a_page_apart = 1500;  // one with nothing but notes and floats
constexpr std::int64_t cost_of_a_moved_note = 100'000;
constexpr std::int64_t cost_of_a_late_float = 40;  // for each page that it waits
constexpr std::uint32_t floats_of_a_page = 16;
constexpr std::int64_t per_mille_uneven = 4;      // facing pages: so much of a page costs one
constexpr std::int64_t most_uneven = 100;         // beyond, a page is short for a reason
constexpr std::int64_t cost_of_lacking_two = 32;  // lines, where one would do
constexpr std::int64_t cost_of_a_line = 6;        // that a paragraph is longer or shorter
constexpr int keep_together = 12'000, never_alone = 3'000;  // penalties of places after headings

constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();

std::int64_t empty_per_mille(LengthSum used, Length height) {
    const std::int64_t whole = std::max(1, height.units());
    return (whole - std::clamp<LengthSum>(used, 0, whole)) * 1000 / whole;
}

std::int64_t cost_of_filling(LengthSum used, Length height, bool last) {
    const std::int64_t empty = empty_per_mille(used, height);
    if (last) return cost_of_a_page + (empty > 880 ? cost_of_a_runt : 0);
    std::int64_t cost = cost_of_a_page + empty / 10 + empty * empty / 2'500;
    if (empty > 400) cost += cost_of_a_poor_page + (empty - 400) * 20;
    return cost;
}

/// What becomes of the notes and floats called up to a node: nothing is left over; the rest goes to
/// the next page; it does after pages that hold nothing else.
enum Rest : std::uint8_t { nothing, going_on, after_pages };
constexpr std::size_t rests = 3;

constexpr std::int16_t unknown_emptiness = -1;

struct Best {
    std::int64_t cost = unreached;
    std::uint32_t previous = 0;  ///< Node: 0 is the start, i + 1 the opportunity i.
    std::uint8_t parity = 0;     ///< Of the state before, and its rest.
    Rest rest = nothing;
    std::int8_t lines = 0;
    Apart apart;                             ///< The first that are still to be placed.
    std::int16_t empty = unknown_emptiness;  ///< Of the last page, per mille.
};

/// Nodes are the start and the opportunities; a state is a node, the parity of the pages so far and
/// what is left of notes and floats. Of several rests of one kind only the cheapest way's is kept.
class Chooser {
public:
    Chooser(const BreakOpportunities& places, const RunHeights& heights, const NoteRow& notes,
            const FloatRow& floats, std::span<const Give> gives)
        : places_(places),
          gives_(gives),
          heights_(heights),
          notes_(notes),
          floats_(floats),
          filling_(notes),
          parities_(heights.others[0] == heights.others[1] && !heights.begins_recto ? 1 : 2),
          rests_(notes.notes.empty() && floats.heights.empty() ? 1 : rests),
          begins_(notes.waiting > 0 || floats.waiting > 0 ? going_on : nothing) {
        for (std::size_t p = 0; p < parities_; ++p) {
            for (std::size_t r = 0; r < rests_; ++r) best_[p][r].resize(places.size() + 1);
        }
        best_[0][begins_][0] = {.cost = 0};
        if (begins_ == going_on) place_alone(0, 0);
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
    Apart called(std::size_t node) const {
        Apart all{{notes_.waiting, 0}, floats_.waiting};
        if (node == 0) return all;
        all.notes.note += places_[node - 1].notes;
        all.floats += places_[node - 1].floats;
        return all;
    }
    std::size_t other(std::size_t parity) const { return parities_ == 1 ? 0 : 1 - parity; }

    /// The page from a node is an even or odd one of the run; only the start's is the first.
    Length height(std::size_t from, Rest rest, std::size_t parity_before) const {
        if (from == 0 && rest == begins_) return heights_.first;
        return heights_.others[parities_ == 1 ? 0 : 1 - parity_before];
    }

    LengthSum room(LengthSum used, Length high) const {
        return std::min<LengthSum>(high.units() - used, notes_.most.units()) - notes_.frame.units();
    }

    /// The paragraphs that stand whole on a page which grows from its end backwards.
    class Giving {
    public:
        Giving(std::span<const Give> gives, std::size_t node)
            : gives_(gives),
              next_(static_cast<std::size_t>(
                  std::partition_point(gives.begin(), gives.end(),
                                       [&](const Give& give) { return give.end < node; }) -
                  gives.begin())) {}
        void begin_at(std::size_t from) {
            for (; next_ > 0 && gives_[next_ - 1].begin >= from; --next_) {
                const Give& give = gives_[next_ - 1];
                line_ = give.line;
                longer_ += give.longer ? 1 : 0;
                shorter_ += give.shorter ? 1 : 0;
            }
        }
        /// Lines more on a page that lacks two, or fewer on one that has one too many.
        int lines(LengthSum used, Length high, bool last) const {
            if (line_ <= 0) return 0;
            const LengthSum left = high.units() - used;
            if (left < 0) return shorter_ > 0 && left + line_ >= 0 ? -1 : 0;
            const int lacks = static_cast<int>(std::min<LengthSum>((left + line_ / 20) / line_, 9));
            return last || lacks < 2 || lacks > 3 ? 0 : std::min(lacks - 1, longer_);
        }
        LengthSum line() const { return line_; }

    private:
        std::span<const Give> gives_;
        std::size_t next_;
        LengthSum line_ = 0;
        int longer_ = 0, shorter_ = 0;
    };

    void reach(std::size_t node, std::size_t parity) {
        const std::size_t parity_before = other(parity);
        const Length highest = std::max({heights_.first, heights_.others[0], heights_.others[1]});
        Giving giving(gives_, node);
        for (std::size_t from = node; from-- > 0;) {
            giving.begin_at(from);
            const LengthSum used = extent(places_, from, node, highest.units());
            const bool least = from + 1 == node;
            if (used > 2 * LengthSum{highest.units()} && !least) break;
            for (std::size_t r = 0; r < rests_; ++r) {
                const Best& before = best_[parity_before][r][from];
                if (before.cost == unreached) continue;
                const auto rest = static_cast<Rest>(r);
                const Length high = height(from, rest, parity_before);
                Best begin{before.cost,
                           static_cast<std::uint32_t>(from),
                           static_cast<std::uint8_t>(parity_before),
                           rest,
                           0,
                           before.apart,
                           faces_last(parity_before) ? before.empty : unknown_emptiness};
                if (before.apart == called(node)) {  // nothing else is on the page
                    const int lines = giving.lines(used, high, node == places_.size());
                    begin.lines = static_cast<std::int8_t>(lines);
                    begin.cost += cost_of_a_line * std::abs(lines);
                }
                const LengthSum filled = used + begin.lines * giving.line();
                if (filled > high.units() && !least) continue;
                try_floats(begin, node, {filled, high}, best_[parity]);
            }
        }
    }

    using States = std::array<std::vector<Best>, rests>;

    /// One page further, to `node`, with no float on it, one, two …
    struct Filled {
        LengthSum used;
        Length high;
    };
    void try_floats(Best way, std::size_t node, Filled page_area, States& states) const {
        const Apart all = called(node);
        const auto [used, high] = page_area;
        LengthSum floats = 0;
        const std::uint32_t most = std::min(all.floats, way.apart.floats + floats_of_a_page);
        while (true) {
            const Best page = with_notes(way, node, used + floats, high);
            if (page.cost != unreached) {
                offer(states[page.apart == all ? nothing : going_on][node], page);
            }
            if (way.apart.floats >= most) return;
            floats += floats_.heights[way.apart.floats++];
            if (used + floats > high.units()) return;
        }
    }

    /// Rather one line on each of two pages than two on one, where paragraphs may give; but nobody
    /// wonders at a page that is short because a new part begins on the next.
    std::int64_t cost_of_lacking(std::size_t node, LengthSum filled, Length high) const {
        if (gives_.empty() || gives_.front().line <= 0) return 0;
        const auto keeps = [&](std::size_t place, int penalty) {
            return place < places_.size() && places_[place].penalty >= penalty;
        };
        const bool heading = keeps(node, keep_together) ||
                             (keeps(node, never_alone) && keeps(node + 1, keep_together));
        const LengthSum line = gives_.front().line;
        const LengthSum lines = (high.units() - filled + line / 20) / line;
        return heading ? 0 : cost_of_lacking_two * std::clamp<LengthSum>(lines - 1, 0, 3);
    }

    /// With the notes that its text calls; unreached if they have no room there.
    Best with_notes(Best way, std::size_t node, LengthSum used, Length high) const {
        const Apart all = called(node);
        const bool last = node == places_.size() && heights_.ends_flow;
        LengthSum filled = used;
        if (way.apart.notes < all.notes) {
            const NotePlace from = way.apart.notes;
            const bool least = way.previous + 1 == node;
            way.apart.notes = place_notes(from, all.notes.note, room(used, high), least);
            const NotePlace reached = way.apart.notes;
            const std::uint32_t moved =
                not_begun(reached, all.notes.note) + (reached == from ? 1 : 0);
            if (moved > 0 && !least) return {};
            way.cost += moved * cost_of_a_moved_note + filling_.penalty(reached);
            if (reached.split > 0) way.cost += cost_of_dividing(reached.note);
            filled += filling_.height(from, reached) + notes_.frame.units();
        }
        way.cost += (all.floats - way.apart.floats) * cost_of_a_late_float;
        const bool ends = last && way.apart == all;
        way.cost += (last ? 0 : places_[node - 1].penalty) + cost_of_filling(filled, high, ends);
        way.cost += ends ? 0 : cost_of_lacking(node, filled, high);
        way.cost += ends ? 0 : cost_of_unevenness(way, filled, high);
        if (used > high.units()) way.cost += cost_of_overflow;
        return way;
    }

    /// Is the page after so many that a reader sees beside the last one?
    bool faces_last(std::size_t parity_before) const {
        return heights_.begins_recto && *heights_.begins_recto == (parity_before == 0);
    }
    /// Facing pages are best equally full. `way` knows of the page before, and then of this one.
    static std::int64_t cost_of_unevenness(Best& way, LengthSum filled, Length high) {
        const auto empty = static_cast<std::int16_t>(empty_per_mille(filled, high));
        const std::int16_t before = std::exchange(way.empty, empty);
        if (before == unknown_emptiness) return 0;
        return std::min<std::int64_t>(std::abs(empty - before), most_uneven) / per_mille_uneven;
    }

    std::int64_t cost_of_dividing(std::uint32_t note) const {
        return notes_.notes[note].whole ? cost_of_a_moved_note / 2 : cost_of_a_divided_note;
    }

    NotePlace place_notes(NotePlace from, std::uint32_t until, LengthSum room, bool least) const {
        const NotePlace reached = filling_.fill(from, until, room, Dividing::seemly);
        const bool poor = reached == from || not_begun(reached, until) > 0;
        return poor && least ? filling_.fill(from, until, room, Dividing::anywhere) : reached;
    }
    static std::uint32_t not_begun(NotePlace reached, std::uint32_t until) {
        return until - std::min(until, reached.note + (reached.split > 0 ? 1 : 0));
    }

    /// What is left over at a node may fill pages by itself: all of it does, or as much as fills
    /// whole pages.
    void place_alone(std::size_t node, std::size_t parity) {
        const Best& begin = best_[parity][going_on][node];
        if (begin.cost == unreached) return;
        const Apart all = called(node);
        Best way{begin.cost,
                 static_cast<std::uint32_t>(node),
                 static_cast<std::uint8_t>(parity),
                 going_on,
                 0,
                 begin.apart};
        Rest rest = going_on;
        while (way.apart != all) {
            if (rest == after_pages) offer(best_[parity][after_pages][node], way);
            way.apart = after_page_alone(way.apart, all, height(node, rest, parity));
            way.cost += cost_of_a_page_apart;
            parity = other(parity);
            rest = after_pages;
        }
        offer(best_[parity][nothing][node], way);
    }
    Apart after_page_alone(Apart at, Apart all, Length high) const {
        LengthSum used = 0;
        for (; at.floats < all.floats; ++at.floats) {
            const LengthSum next = used + floats_.heights[at.floats];
            if (next > high.units() && used > 0) break;
            used = next;
        }
        if (at.notes >= all.notes) return at;
        const LengthSum left = room(used, high);
        at.notes = used > 0 ? filling_.fill(at.notes, all.notes.note, left, Dividing::seemly)
                            : filling_.fill_some(at.notes, all.notes.note, left);
        return at;
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
            if (best.previous == node) {
                add_alone(pages, node, best);
            } else {
                const Best& before = best_[best.parity][best.rest][best.previous];
                pages.push_back(
                    {node - 1, false, before.apart, best.apart, called(node), best.lines});
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
        Apart at = best_[parity][going_on][node].apart;
        for (Rest rest = going_on; at != end.apart; rest = after_pages) {
            const Apart next = after_page_alone(at, called(node), height(node, rest, parity));
            alone.push_back({node == 0 ? 0 : node - 1, true, at, next, called(node), 0});
            at = next;
            parity = other(parity);
        }
        pages.insert(pages.end(), alone.rbegin(), alone.rend());
    }

    const BreakOpportunities& places_;
    const std::span<const Give> gives_;
    const RunHeights& heights_;
    const NoteRow& notes_;
    const FloatRow& floats_;
    const NoteFilling filling_;
    const std::size_t parities_, rests_;
    const Rest begins_;
    std::array<std::array<std::vector<Best>, rests>, 2> best_;
};

}  // namespace

std::vector<ChosenPage> choose_pages(const BreakOpportunities& places, const RunHeights& heights,
                                     const NoteRow& notes, const FloatRow& floats,
                                     std::span<const Give> gives) {
    if (places.empty()) return {};
    return Chooser(places, heights, notes, floats, gives).run();
}

std::vector<std::size_t> choose_breaks(const BreakOpportunities& places,
                                       const RunHeights& heights) {
    std::vector<std::size_t> ends;
    for (const ChosenPage& page : choose_pages(places, heights, {}, {})) ends.push_back(page.end);
    return ends;
}

}  // namespace bifolium::layout
