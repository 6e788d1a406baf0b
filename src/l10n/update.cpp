#include "l10n/update.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "l10n/proposals.h"

namespace bifolium::l10n {

namespace {

/// What is said of a unit to its translator.
std::vector<std::string> facts_of(const Unit& unit) {
    std::vector<std::string> out{std::string(name_of(unit.role))};
    if (!unit.section.empty()) out.front() += ", in: " + unit.section;
    if (unit.severity == document::Weight::critical) {
        out.push_back("critical: no edition without a reviewed translation");
    }
    if (unit.max_length != 0) out.push_back("max-length: " + std::to_string(unit.max_length));
    if (!unit.note.empty()) out.push_back(unit.note);
    return out;
}

PoEntry header_of(const PoFile& old, std::string_view language) {
    PoFile file;
    file.header = old.header;
    file.header.obsolete = false;
    if (file.header.texts.empty()) file.header.texts.push_back("");
    const auto set = [&](std::string_view name, std::string_view value) {
        if (header_field(file, name).empty()) set_header_field(file, name, value);
    };
    set("Project-Id-Version", "Bifolium");
    set_header_field(file, "Language", language);
    set("MIME-Version", "1.0");
    set("Content-Type", "text/plain; charset=UTF-8");
    set("Content-Transfer-Encoding", "8bit");
    return std::move(file.header);
}

class Updater {
public:
    Updater(const PoFile& old, const Sources& sources) : old_(old), index_(old), sources_(sources) {
        for (const PoEntry& entry : old.entries) {
            if (!entry.obsolete) by_id_.emplace(entry.id, &entry);
        }
    }

    std::vector<PoEntry> run(const std::vector<Unit>& units) {
        for (const Unit& unit : units) add(unit);
        for (const PoEntry& entry : old_.entries) retire(entry);
        return std::move(entries_);
    }

private:
    void add(const Unit& unit) {
        const auto [place, fresh] = places_.emplace(po_key(unit.context, unit.id), entries_.size());
        const std::string file(unit.span.source.valid() ? sources_.path(unit.span.source) : "");
        if (!fresh) {
            std::vector<std::string>& known = entries_[place->second].references;
            if (!file.empty() && std::find(known.begin(), known.end(), file) == known.end()) {
                known.push_back(file);
            }
            return;
        }
        PoEntry entry = kept(unit);
        entry.context = unit.context;
        entry.id = unit.id;
        entry.extracted = facts_of(unit);
        entry.references.clear();
        if (!file.empty()) entry.references.push_back(file);
        if (entry.texts.empty()) entry.texts.push_back("");
        entries_.push_back(std::move(entry));
    }

    /// The entry as it was, under this context or another.
    PoEntry kept(const Unit& unit) {
        const PoEntry* entry = index_.find(unit.context, unit.id);
        if (entry == nullptr) {
            const auto same = by_id_.find(unit.id);
            if (same != by_id_.end()) entry = same->second;
        }
        if (entry == nullptr) return {};
        used_.insert(entry);
        return *entry;
    }

    void retire(const PoEntry& entry) {
        if (used_.contains(&entry) || (!entry.obsolete && !entry.translated())) return;
        PoEntry old = entry;
        old.obsolete = true;
        old.references.clear();
        old.extracted.clear();
        entries_.push_back(std::move(old));
    }

    const PoFile& old_;
    const PoIndex index_;
    const Sources& sources_;
    std::unordered_map<std::string_view, const PoEntry*> by_id_;  // looked up, never iterated
    std::unordered_map<std::string, std::size_t> places_;         // looked up, never iterated
    std::set<const PoEntry*> used_;                               // asked only
    std::vector<PoEntry> entries_;
};

void propose_for_new(const PoFile& old, const text::Locale& from, const text::Locale& to,
                     std::vector<PoEntry>& entries) {
    std::vector<Wanted> wanted;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].obsolete || entries[i].translated()) continue;
        wanted.push_back({entries[i].context, entries[i].id});
        places.push_back(i);
    }
    const std::vector<std::optional<Proposal>> proposals = propose(old.entries, wanted, from, to);
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        if (!proposals[i]) continue;
        PoEntry& entry = entries[places[i]];
        const PoEntry& proposal = proposals[i]->entry;
        entry.comments = old.entries[proposals[i]->old].comments;
        entry.texts = proposal.texts;
        entry.flags = proposal.flags;
        entry.previous_id = proposal.previous_id;
        entry.previous_context = proposal.previous_context;
    }
}

}  // namespace

PoFile template_of(const std::vector<Unit>& units, const Sources& sources) {
    const PoFile none;
    PoFile out;
    out.header = header_of(none, "");
    out.entries = Updater(none, sources).run(units);
    return out;
}

PoFile updated(const PoFile& old, const std::vector<Unit>& units, const Sources& sources,
               const text::Locale& from, const text::Locale& to) {
    PoFile out;
    out.header = header_of(old, to.tag);
    out.entries = Updater(old, sources).run(units);
    propose_for_new(old, from, to, out.entries);
    return out;
}

}  // namespace bifolium::l10n
