#include "changes/align.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "l10n/likeness.h"

namespace bifolium::changes {

namespace {

using Index = std::uint32_t;

constexpr double alike = 0.5;               // one block, edited, between the same neighbours
constexpr double alike_elsewhere = 0.7;     // and at another place
constexpr std::size_t shortest_moved = 12;  // bytes: "Yes" in another cell is another "Yes"
constexpr std::size_t short_text = 40;      // bytes: edited, however little is left of it
constexpr std::size_t most_pairs = 4096;    // of a gap whose blocks are all compared
constexpr std::size_t candidates = 4;

class Aligner {
public:
    Aligner(const std::vector<Block>& before, const std::vector<Block>& after)
        : before_(before), after_(after), new_of_old_(before.size(), none) {
        result_.old_of_new.assign(after.size(), none);
        result_.unchanged.assign(after.size(), false);
        intern();
    }

    Comparison run() {
        match_ends();
        match_unique();
        match_neighbours();
        match_moved();
        each_gap();
        match_elsewhere();
        collect();
        return std::move(result_);
    }

private:
    void intern() {
        const auto less = [](const Block* a, const Block* b) {
            const auto key = [](const Block& block) {
                return std::tie(block.text, block.kind, block.level, block.language, block.picture);
            };
            if (key(*a) != key(*b)) return key(*a) < key(*b);
            return std::lexicographical_compare(a->marks.begin(), a->marks.end(), b->marks.begin(),
                                                b->marks.end(), [](const Mark& x, const Mark& y) {
                                                    return std::tie(x.role, x.text, x.target) <
                                                           std::tie(y.role, y.text, y.target);
                                                });
        };
        std::map<const Block*, Index, decltype(less)> known(less);
        const auto ids = [&](const std::vector<Block>& blocks, std::vector<Index>& out) {
            for (const Block& block : blocks) {
                out.push_back(
                    known.emplace(&block, static_cast<Index>(known.size())).first->second);
            }
        };
        ids(before_, old_ids_);
        ids(after_, new_ids_);
        count_ = known.size();
    }

    void match(Index old_block, Index new_block, bool unchanged) {
        new_of_old_[old_block] = new_block;
        result_.old_of_new[new_block] = old_block;
        result_.unchanged[new_block] = unchanged;
    }
    bool is_free(Index old_block, Index new_block) const {
        return new_of_old_[old_block] == none && result_.old_of_new[new_block] == none;
    }

    void match_ends() {
        Index begin = 0;
        const auto shorter = static_cast<Index>(std::min(old_ids_.size(), new_ids_.size()));
        while (begin < shorter && old_ids_[begin] == new_ids_[begin]) {
            match(begin, begin, true);
            ++begin;
        }
        auto old_end = static_cast<Index>(old_ids_.size());
        auto new_end = static_cast<Index>(new_ids_.size());
        while (old_end > begin && new_end > begin &&
               old_ids_[old_end - 1] == new_ids_[new_end - 1]) {
            match(--old_end, --new_end, true);
        }
    }

    /// Blocks that are there once on both sides, as many as keep their order.
    void match_unique() {
        struct Count {
            Index before = 0, after = 0, at = 0;
        };
        std::vector<Count> counts(count_);
        for (Index i = 0; i < old_ids_.size(); ++i) {
            if (new_of_old_[i] == none) ++counts[old_ids_[i]].before;
        }
        for (Index i = 0; i < new_ids_.size(); ++i) {
            if (result_.old_of_new[i] != none) continue;
            ++counts[new_ids_[i]].after;
            counts[new_ids_[i]].at = i;
        }
        std::vector<std::pair<Index, Index>> pairs;  // old, new; in old order
        for (Index i = 0; i < old_ids_.size(); ++i) {
            const Count& count = counts[old_ids_[i]];
            if (new_of_old_[i] == none && count.before == 1 && count.after == 1) {
                pairs.emplace_back(i, count.at);
            }
        }
        std::vector<Index> piles;  // pairs on top, by new place
        std::vector<Index> below(pairs.size(), none);
        for (Index i = 0; i < pairs.size(); ++i) {
            const auto pile =
                std::lower_bound(piles.begin(), piles.end(), pairs[i].second,
                                 [&](Index top, Index place) { return pairs[top].second < place; });
            if (pile != piles.begin()) below[i] = *(pile - 1);
            if (pile == piles.end()) {
                piles.push_back(i);
            } else {
                *pile = i;
            }
        }
        for (Index i = piles.empty() ? none : piles.back(); i != none; i = below[i]) {
            match(pairs[i].first, pairs[i].second, true);
        }
    }

    /// Equal blocks beside matched ones: cells that say the same as others.
    void match_neighbours() {
        const auto extend = [&](Index old_block, Index new_block) {
            if (old_block >= old_ids_.size() || new_block >= new_ids_.size()) return;
            if (!is_free(old_block, new_block) || old_ids_[old_block] != new_ids_[new_block])
                return;
            match(old_block, new_block, true);
        };
        for (Index i = 0; i < new_ids_.size(); ++i) {
            if (result_.old_of_new[i] != none) extend(result_.old_of_new[i] + 1, i + 1);
        }
        for (auto i = static_cast<Index>(new_ids_.size()); i-- > 1;) {
            const Index old_block = result_.old_of_new[i];
            if (old_block != none && old_block > 0) extend(old_block - 1, i - 1);
        }
    }

    /// The same words at another place.
    void match_moved() {
        std::vector<std::vector<Index>> places(count_);
        for (Index i = 0; i < old_ids_.size(); ++i) {
            if (new_of_old_[i] == none) places[old_ids_[i]].push_back(i);
        }
        std::vector<Index> used(count_, 0);
        for (Index i = 0; i < new_ids_.size(); ++i) {
            const Index id = new_ids_[i];
            if (result_.old_of_new[i] != none || used[id] == places[id].size()) continue;
            const Block& block = after_[i];
            const bool told = block.kind != "table cell" && block.kind != "table head" &&
                              (block.kind == "heading" || block.text.size() >= shortest_moved);
            if (told) match(places[id][used[id]++], i, true);
        }
    }

    /// Between two blocks that keep their order, those that nothing matches yet.
    void each_gap() {
        // In order is what a longest increasing subsequence of all matches has; moved ones are
        // gaps' content on either side, so only matches between growing neighbours bound a gap.
        in_order_.assign(after_.size(), false);
        mark_in_order();
        Index old_begin = 0, new_begin = 0;
        for (Index i = 0; i <= after_.size(); ++i) {
            const bool end = i == after_.size();
            if (!end && !in_order_[i]) continue;
            const Index old_end = end ? static_cast<Index>(before_.size()) : result_.old_of_new[i];
            gap({old_begin, old_end}, {new_begin, i});
            old_begin = old_end + 1;
            new_begin = i + 1;
        }
    }

    void mark_in_order() {
        std::vector<Index> piles, below(after_.size(), none);
        for (Index i = 0; i < after_.size(); ++i) {
            const Index old_block = result_.old_of_new[i];
            if (old_block == none) continue;
            const auto pile =
                std::lower_bound(piles.begin(), piles.end(), old_block,
                                 [&](Index top, Index at) { return result_.old_of_new[top] < at; });
            if (pile != piles.begin()) below[i] = *(pile - 1);
            if (pile == piles.end()) {
                piles.push_back(i);
            } else {
                *pile = i;
            }
        }
        for (Index i = piles.empty() ? none : piles.back(); i != none; i = below[i]) {
            in_order_[i] = true;
        }
    }

    static double likeness(const l10n::Likeness& of, const Block& a, const Block& b) {
        if ((a.kind == "picture") != (b.kind == "picture")) return 0;
        if (a.text == b.text) return a.kind == b.kind ? 1 : 0.95;
        return of.to(b.text) - (a.kind == b.kind ? 0 : 0.1);
    }

    void gap(Range old_range, Range new_range) {
        std::vector<Index> olds, news;
        for (Index i = old_range.begin; i < old_range.end; ++i) {
            if (new_of_old_[i] == none) olds.push_back(i);
        }
        for (Index i = new_range.begin; i < new_range.end; ++i) {
            if (result_.old_of_new[i] == none) news.push_back(i);
        }
        if (olds.empty() || news.empty() || olds.size() * news.size() > most_pairs) return;
        pair_in_order(olds, news);
        std::erase_if(olds, [&](Index i) { return new_of_old_[i] != none; });
        std::erase_if(news, [&](Index i) { return result_.old_of_new[i] != none; });
        if (olds.size() != 1 || news.size() != 1) return;
        const Block& a = before_[olds.front()];
        const Block& b = after_[news.front()];
        if (a.kind == b.kind && std::min(a.text.size(), b.text.size()) < short_text) {
            match(olds.front(), news.front(), false);
        }
    }

    /// The pairs, in the order of both, that are most alike together.
    void pair_in_order(const std::vector<Index>& olds, const std::vector<Index>& news) {
        const std::size_t width = news.size() + 1;
        std::vector<double> best((olds.size() + 1) * width, 0), pair(olds.size() * news.size(), 0);
        for (std::size_t i = olds.size(); i-- > 0;) {
            const l10n::Likeness of(before_[olds[i]].text);
            for (std::size_t j = news.size(); j-- > 0;) {
                const double how = likeness(of, before_[olds[i]], after_[news[j]]);
                pair[i * news.size() + j] = how;
                double value = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
                if (how >= alike) value = std::max(value, best[(i + 1) * width + j + 1] + how);
                best[i * width + j] = value;
            }
        }
        for (std::size_t i = 0, j = 0; i < olds.size() && j < news.size();) {
            const double how = pair[i * news.size() + j];
            if (how >= alike && best[i * width + j] == best[(i + 1) * width + j + 1] + how) {
                match(olds[i], news[j], same(before_[olds[i]], after_[news[j]]));
                ++i;
                ++j;
            } else if (best[i * width + j] == best[(i + 1) * width + j]) {
                ++i;
            } else {
                ++j;
            }
        }
    }

    /// What no gap explains: edited, and at another place.
    void match_elsewhere() {
        std::vector<Index> olds;
        std::vector<std::string_view> texts;
        for (Index i = 0; i < before_.size(); ++i) {
            if (new_of_old_[i] != none || before_[i].text.size() < short_text) continue;
            olds.push_back(i);
            texts.emplace_back(before_[i].text);
        }
        if (olds.empty()) return;
        const l10n::LikenessIndex index(texts);
        for (Index i = 0; i < after_.size(); ++i) {
            if (result_.old_of_new[i] != none || after_[i].text.size() < short_text) continue;
            const l10n::Likeness of(after_[i].text);
            double best = alike_elsewhere;
            Index chosen = none;
            for (const std::size_t candidate : index.candidates(after_[i].text, candidates)) {
                if (new_of_old_[olds[candidate]] != none) continue;
                const double how = likeness(of, after_[i], before_[olds[candidate]]);
                if (how > best) {
                    best = how;
                    chosen = olds[candidate];
                }
            }
            if (chosen != none) match(chosen, i, false);
        }
    }

    void collect() {
        in_order_.assign(after_.size(), false);
        mark_in_order();
        Index old_at = 0;
        for (Index i = 0; i < after_.size(); ++i) {
            const Index old_block = result_.old_of_new[i];
            if (old_block != none && in_order_[i]) {
                removed_until(old_at, old_block, i);
                old_at = old_block + 1;
            }
            if (old_block == none) {
                grow(Kind::added, {old_at, old_at}, i);
            } else if (!result_.unchanged[i]) {
                edited(old_block, i);
            } else if (!in_order_[i]) {
                grow(Kind::moved, {old_block, old_block + 1}, i);
            }
        }
        removed_until(old_at, static_cast<Index>(before_.size()),
                      static_cast<Index>(after_.size()));
    }

    void removed_until(Index from, Index to, Index place) {
        for (Index i = from; i < to; ++i) {
            if (new_of_old_[i] != none) continue;
            std::vector<Change>& all = result_.changes;
            if (!all.empty() && all.back().kind == Kind::removed && all.back().before.end == i) {
                ++all.back().before.end;
            } else {
                all.push_back({Kind::removed, {i, i + 1}, {place, place}, false, {}, {}});
            }
        }
    }

    void grow(Kind kind, Range old_range, Index new_block) {
        std::vector<Change>& all = result_.changes;
        const bool follows = !all.empty() && all.back().kind == kind &&
                             all.back().after.end == new_block &&
                             all.back().before.end == old_range.begin;
        if (follows) {
            ++all.back().after.end;
            all.back().before.end = old_range.end;
            return;
        }
        all.push_back({kind, old_range, {new_block, new_block + 1}, false, {}, {}});
    }

    void edited(Index old_block, Index new_block) {
        Change change{Kind::edited,
                      {old_block, old_block + 1},
                      {new_block, new_block + 1},
                      !in_order_[new_block],
                      {},
                      {}};
        const std::string& was = before_[old_block].text;
        const std::string& is = after_[new_block].text;
        if (was != is) {
            change.words = word_changes(was, is);
            if (is_rewritten(change.words)) {
                change.words = {{Side::before, was}, {Side::after, is}};
            }
            change.numbers = number_changes(change.words);
        }
        result_.changes.push_back(std::move(change));
    }

    /// Words that two texts share by chance are no sign of an edit: less than a third.
    static bool is_rewritten(const std::vector<Piece>& pieces) {
        std::size_t kept = 0, all = 0;
        for (const Piece& piece : pieces) {
            if (piece.side == Side::both) kept += piece.text.size();
            all += piece.side == Side::before ? 0 : piece.text.size();
        }
        return 3 * kept < all;
    }

    const std::vector<Block>& before_;
    const std::vector<Block>& after_;
    std::vector<Index> old_ids_, new_ids_;  // equal blocks have equal ones
    std::size_t count_ = 0;
    std::vector<Index> new_of_old_;
    std::vector<bool> in_order_;  // of new blocks
    Comparison result_;
};

}  // namespace

Comparison compare(const std::vector<Block>& before, const std::vector<Block>& after) {
    return Aligner(before, after).run();
}

}  // namespace bifolium::changes
