#include "l10n/proposals.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "l10n/likeness.h"
#include "l10n/renumber.h"

namespace bifolium::l10n {

namespace {

constexpr double least_likeness = 0.6;  // as msgmerge's
constexpr std::size_t most_candidates = 12;

/// What a translation of the entry translates: of a fuzzy one the text before.
std::string_view translated_id(const PoEntry& entry) {
    return entry.fuzzy() && !entry.previous_id.empty() ? entry.previous_id : entry.id;
}

class Matcher {
public:
    Matcher(std::span<const PoEntry> old, const text::Locale& source, const text::Locale& target)
        : old_(old), source_(source), target_(target), usable_(usable(old)), index_(ids()) {
        for (std::size_t i = 0; i < usable_.size(); ++i) {
            std::vector<std::size_t>& alike = masked_[without_numerals(id(i), source_)];
            if (alike.size() < most_candidates) alike.push_back(i);
        }
    }

    std::optional<Proposal> propose(const Wanted& wanted) const {
        std::vector<std::size_t> candidates = index_.candidates(wanted.id, most_candidates);
        const auto alike = masked_.find(without_numerals(wanted.id, source_));
        if (alike != masked_.end()) {
            candidates.insert(candidates.end(), alike->second.begin(), alike->second.end());
        }
        std::sort(candidates.begin(), candidates.end());
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        const Likeness likeness(wanted.id);
        std::optional<Proposal> best;
        Rank best_rank{};
        for (const std::size_t candidate : candidates) {
            const double how_like = likeness.to(id(candidate));
            const bool may_differ_in_numbers = alike != masked_.end();
            if (how_like < least_likeness && !may_differ_in_numbers) continue;
            Proposal proposal = proposal_of(candidate, how_like, wanted);
            if (how_like < least_likeness && !proposal.only_numbers) continue;
            const Rank rank = rank_of(proposal, wanted);
            if (best && rank >= best_rank) continue;
            best = std::move(proposal);
            best_rank = rank;
        }
        return best;
    }

private:
    /// The least is the best.
    using Rank = std::tuple<bool, bool, double, bool, bool, bool, std::size_t>;

    static std::vector<std::size_t> usable(std::span<const PoEntry> old) {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < old.size(); ++i) {
            if (old[i].translated() && !old[i].id_plural && !old[i].id.empty()) out.push_back(i);
        }
        return out;
    }
    std::vector<std::string_view> ids() const {
        std::vector<std::string_view> out;
        for (std::size_t i = 0; i < usable_.size(); ++i) out.push_back(id(i));
        return out;
    }
    std::string_view id(std::size_t i) const { return translated_id(old_[usable_[i]]); }

    Rank rank_of(const Proposal& proposal, const Wanted& wanted) const {
        const PoEntry& from = old_[proposal.old];
        return {from.fuzzy() || from.id != wanted.id,
                !proposal.only_numbers,
                -proposal.likeness,
                from.context != wanted.context,
                from.fuzzy(),
                from.obsolete,
                proposal.old};
    }

    Proposal proposal_of(std::size_t candidate, double how_like, const Wanted& wanted) const {
        const PoEntry& from = old_[usable_[candidate]];
        const std::string_view before = id(candidate);
        Proposal out{usable_[candidate], how_like, false, {}};
        PoEntry& entry = out.entry;
        entry.context = wanted.context;
        entry.id = wanted.id;
        entry.texts = from.texts;
        if (!from.fuzzy() && from.id == wanted.id && from.context == wanted.context) return out;
        entry.flags = {"fuzzy"};
        entry.previous_id = before;
        entry.previous_context =
            from.fuzzy() && !from.previous_id.empty() ? from.previous_context : from.context;
        auto text = renumbered({before, wanted.id, source_, target_}, from.texts.front());
        if (!text && from.fuzzy()) {  // it may have been renumbered before, and not looked at
            text = renumbered({from.id, wanted.id, source_, target_}, from.texts.front());
        }
        if (text) {
            entry.texts = {std::move(*text)};
            out.only_numbers = true;
        }
        return out;
    }

    std::span<const PoEntry> old_;
    const text::Locale& source_;
    const text::Locale& target_;
    std::vector<std::size_t> usable_;                                   // places in old_
    LikenessIndex index_;                                               // of the usable ones
    std::unordered_map<std::string, std::vector<std::size_t>> masked_;  // by text without numbers
};

}  // namespace

std::vector<std::optional<Proposal>> propose(std::span<const PoEntry> old,
                                             std::span<const Wanted> wanted,
                                             const text::Locale& source,
                                             const text::Locale& target) {
    const Matcher matcher(old, source, target);
    std::vector<std::optional<Proposal>> out;
    out.reserve(wanted.size());
    for (const Wanted& one : wanted) out.push_back(matcher.propose(one));
    return out;
}

}  // namespace bifolium::l10n
