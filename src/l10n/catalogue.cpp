#include "l10n/catalogue.h"

#include <algorithm>

namespace bifolium::l10n {

namespace {

const PoEntry* find(const PoIndex& index, const Unit& unit) {
    const PoEntry* found = unit.context ? index.find(unit.context, unit.id) : nullptr;
    return found != nullptr ? found : index.find(std::nullopt, unit.id);
}

bool is_machine(const PoEntry& entry) {
    return std::find(entry.comments.begin(), entry.comments.end(), machine_mark) !=
           entry.comments.end();
}

Choice choice_of(const Unit& unit, const PoEntry* entry, const Reviews& reviews) {
    if (entry == nullptr || entry->texts.empty() || entry->texts.front().empty()) {
        Choice none;
        none.span = entry == nullptr ? unit.span : entry->text_span;
        return none;
    }
    const std::string& text = entry->texts.front();
    return {.state = entry->fuzzy() ? State::stale : State::translated,
            .machine = is_machine(*entry),
            .reviewed = reviews.contains(review_hash(entry->context, entry->id, text)),
            .text = text,
            .span = entry->text_span};
}

}  // namespace

std::vector<Choice> choose(const std::vector<Unit>& units, const PoFile& own, const PoFile& common,
                           const Reviews& reviews) {
    const PoIndex own_index(own), common_index(common);
    std::vector<Choice> out;
    out.reserve(units.size());
    for (const Unit& unit : units) {
        Choice choice = choice_of(unit, find(own_index, unit), reviews);
        if (choice.state == State::missing) {
            Choice shared = choice_of(unit, find(common_index, unit), reviews);
            if (shared.state != State::missing) choice = std::move(shared);
        }
        out.push_back(std::move(choice));
    }
    return out;
}

Counts count(const std::vector<Unit>& units, const std::vector<Choice>& choices) {
    Counts out;
    out.units = units.size();
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Choice& choice = choices[i];
        out.translated += choice.state == State::translated ? 1 : 0;
        out.stale += choice.state == State::stale ? 1 : 0;
        out.missing += choice.state == State::missing ? 1 : 0;
        out.machine += choice.machine && !choice.reviewed ? 1 : 0;
        out.reviewed += choice.reviewed ? 1 : 0;
        if (units[i].severity != document::Weight::critical) continue;
        ++out.critical;
        if (choice.state != State::translated || !choice.reviewed) ++out.critical_open;
    }
    return out;
}

}  // namespace bifolium::l10n
