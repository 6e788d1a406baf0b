#include "style/flatten.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "style/compute.h"
#include "style/rules.h"

namespace bifolium::style {

std::uint32_t Flattening::level(const css::ComplexSelector& selector, bool important) const {
    const auto found = levels_.find(&selector);
    if (found == levels_.end()) return 0;
    return important ? found->second.second : found->second.first;
}

class Flattener {
public:
    Flattener(const document::Document& document, const Sheets& sheets, AtomTable& atoms)
        : sheets_(sheets), rules_(sheets), elements_(document, atoms), matcher_(elements_) {}

    Flattening run() {
        std::vector<Rules::Match> matches;
        for (ElementIndex i = 0; i < elements_.size(); ++i) {
            rules_.match(matcher_, elements_, i, matches);
            // They come one pseudo-element after the other.
            for (std::size_t begin = 0; begin < matches.size();) {
                std::size_t end = begin;
                std::vector<std::uint32_t> list;
                for (; end < matches.size() && matches[end].pseudo == matches[begin].pseudo;
                     ++end) {
                    list.push_back(matches[end].selector);
                }
                judge(std::move(list), elements_.direction(i));
                begin = end;
            }
        }
        Flattening result;
        bool residue = unsure_;
        for (const auto& [selector, declaration] : wrong_) {
            if (right_.contains({selector, declaration})) {
                residue = true;
            } else {
                result.dropped_.emplace(&rules_.selector(selector), declaration);
            }
        }
        if (residue) raise(result);
        return result;
    }

private:
    using Key = std::pair<std::uint32_t, const css::Declaration*>;

    auto flat_order(const Entry& entry) const {
        // The e-book's sheet puts scoped rules after all others, as they count more.
        const bool scoped = rules_.declarations(entry.selector).rule->scope != nullptr;
        return std::tuple(entry.declaration->important, rules_.selector(entry.selector).specificity,
                          scoped, entry.selector, entry.place);
    }

    /// One set of selectors, as an element meets it.
    void judge(std::vector<std::uint32_t> list, Direction direction) {
        if (list.size() < 2 || !judged_.emplace(list, direction).second) return;
        std::vector<DeclarationsOf> ordered;
        for (const std::uint32_t selector : list) ordered.push_back(rules_.declarations(selector));
        const Cascaded cascaded = cascade_declarations(ordered, {}, sheets_.leaves_out);
        std::map<css::Property, std::vector<const Entry*>> of_property;
        for (const Entry& entry : cascaded.every) {
            of_property[physical(entry.property, direction)].push_back(&entry);
        }
        for (const auto& [property, entries] : of_property) {
            judge(cascaded, entries, property, direction);
        }
    }

    void judge(const Cascaded& cascaded, const std::vector<const Entry*>& entries,
               css::Property property, Direction direction) {
        const Entry* winner = entries.back();
        Fallbacks fallbacks(cascaded);
        while (winner != nullptr && winner->value != nullptr &&
               keyword_of(*winner->value).starts_with("revert")) {
            winner = fallbacks.below(*winner, keyword_of(*winner->value), [&](css::Property other) {
                return physical(other, direction) == property;
            });
        }
        if (winner == nullptr) return;  // the reader's own: whatever stands there says so
        const DeclarationsOf rule = rules_.declarations(winner->selector);
        const bool sure = sheets_[rule.sheet].holds_for_screen(rule.rule->condition);
        right_.emplace(winner->selector, winner->declaration);
        for (const Entry* entry : entries) {
            const bool same =
                entry->declaration == winner->declaration && entry->selector == winner->selector;
            if (!same && flat_order(*winner) < flat_order(*entry)) {
                if (sure) {
                    wrong_.emplace(entry->selector, entry->declaration);
                } else {
                    unsure_ = true;  // it wins where the reader's device says so
                }
            }
        }
    }

    /// Each origin and layer above the one before it; important ones the other way round.
    void raise(Flattening& result) const {
        std::uint32_t highest = 0;
        for (std::uint32_t i = 0; i < rules_.size(); ++i) {
            const DeclarationsOf rule = rules_.declarations(i);
            if (rule.sheet != 0) highest = std::max(highest, rule.layer);
        }
        for (std::uint32_t i = 0; i < rules_.size(); ++i) {
            const DeclarationsOf rule = rules_.declarations(i);
            const std::uint32_t normal = rule.sheet == 0 ? 0 : rule.layer + 1;
            const std::uint32_t important = rule.sheet == 0 ? highest + 1 : highest - rule.layer;
            result.levels_[&rules_.selector(i)] = {normal, important};
        }
    }

    const Sheets& sheets_;
    const Rules rules_;
    const Elements elements_;
    Matcher matcher_;
    std::set<std::pair<std::vector<std::uint32_t>, Direction>> judged_;
    std::set<Key> right_, wrong_;  // looked up, and never in an order that is seen
    bool unsure_ = false;
};

Flattening flatten(const document::Document& document, const css::StyleSheet& own,
                   std::span<const css::StyleSheet> author, const LeavesOut& leaves_out,
                   AtomTable& atoms) {
    const Sheets sheets{own, author, Medium::book, leaves_out, std::nullopt, true};
    return Flattener(document, sheets, atoms).run();
}

}  // namespace bifolium::style
