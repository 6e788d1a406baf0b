#include "app/readability_ratchet.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace bifolium::app {

namespace {

using readability::Formula;
using readability::Readability;
using readability::Section;

constexpr double clearly_easier = 0.5;  // in the formula's own unit: less is no news
constexpr double rounding = 0.05;       // values are recorded to one decimal

using Measures = std::map<std::string, double>;

struct Record {
    std::string identifier;
    const Measures* measures;
};

std::string prefix_of(const MeasuredPublication& of) {
    return of.publication + "/" + of.language + "#";
}

double order_of(const Measures& measures) {
    const auto found = measures.find("order");
    return found == measures.end() ? 0 : found->second;
}

/// Those of the publication, in the order of its sections when they were recorded.
std::vector<Record> records_of(const std::string& prefix, const ReadabilityRecords& records) {
    std::vector<Record> out;
    for (auto at = records.lower_bound(prefix);
         at != records.end() && at->first.starts_with(prefix); ++at) {
        out.push_back({at->first.substr(prefix.size()), &at->second});
    }
    std::stable_sort(out.begin(), out.end(), [](const Record& a, const Record& b) {
        return order_of(*a.measures) < order_of(*b.measures);
    });
    return out;
}

/// Which record is a section's: by identifier, else by place, between the same neighbours.
class Matching {
public:
    Matching(const std::vector<Section>& sections, const std::vector<Record>& records)
        : found_(sections.size()) {
        std::map<std::string_view, std::size_t> by_identifier;
        for (std::size_t i = 0; i < records.size(); ++i) {
            by_identifier.emplace(records[i].identifier, i);
        }
        std::vector<std::optional<std::size_t>> taken_by(records.size());
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const auto at = by_identifier.find(sections[i].identifier);
            if (at == by_identifier.end()) continue;
            found_[i] = at->second;
            taken_by[at->second] = i;
        }
        match_renamed(taken_by);
    }

    std::optional<std::size_t> operator[](std::size_t section) const { return found_[section]; }

private:
    /// Runs of sections without a record against runs of records without a section, where both
    /// follow the same section: they are paired from the front.
    void match_renamed(const std::vector<std::optional<std::size_t>>& taken_by) {
        constexpr std::size_t front = static_cast<std::size_t>(-1);
        std::map<std::size_t, std::vector<std::size_t>> gone;  // by the section before
        std::size_t before = front;
        for (std::size_t i = 0; i < taken_by.size(); ++i) {
            if (taken_by[i]) {
                before = *taken_by[i];
            } else {
                gone[before].push_back(i);
            }
        }
        before = front;
        std::size_t next = 0;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            if (found_[i]) {
                before = i;
                next = 0;
                continue;
            }
            const auto list = gone.find(before);
            if (list != gone.end() && next < list->second.size()) found_[i] = list->second[next++];
        }
    }

    std::vector<std::optional<std::size_t>> found_;
};

std::string shown(double value) {
    return fmt::format("{:.1f}", readability::rounded(value));
}

std::string name_of(const Section& section) {
    return section.title.empty() ? "the text before the first heading" : "'" + section.title + "'";
}

/// "SMOG 18.9, was 17.6; Flesch-Kincaid 16.0, was 15.1": of the formulas that changed so.
struct Change {
    std::string harder, easier;
    bool much_easier = false;
};

Change compare(const Readability& facts, const Section& section, const Measures& recorded) {
    Change out;
    for (std::size_t i = 0; i < section.values.size(); ++i) {
        const Formula& formula = *facts.formulas[i];
        const auto old = recorded.find(std::string(formula.id));
        if (old == recorded.end()) continue;
        const double now = readability::rounded(section.values[i]);
        const double apart = now > old->second ? now - old->second : old->second - now;
        if (apart <= rounding) continue;
        const bool harder = readability::is_harder(formula, now, old->second);
        std::string& said = harder ? out.harder : out.easier;
        said += fmt::format("{}{} {}, was {}", said.empty() ? "" : "; ", formula.name, shown(now),
                            shown(old->second));
        out.much_easier = out.much_easier || (!harder && apart + rounding >= clearly_easier);
    }
    return out;
}

/// The sentence of the section to part first.
std::string advice(const Readability& facts, std::size_t section) {
    for (const readability::Gain& gain : readability::gains(facts, facts.sentences.size())) {
        const readability::Sentence& sentence = facts.sentences[gain.sentence];
        if (sentence.section != section) continue;
        const std::string_view text = sentence.text;
        const std::size_t end = text.find(' ', std::min<std::size_t>(text.size(), 24));
        return fmt::format("part the sentence of {} words that begins '{}'", sentence.counts.words,
                           text.substr(0, end));
    }
    return "take shorter sentences and shorter words";
}

std::string values_of(const Readability& facts, const Section& section) {
    std::string out;
    for (std::size_t i = 0; i < section.values.size(); ++i) {
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", facts.formulas[i]->name,
                           shown(section.values[i]));
    }
    return out;
}

void report_change(const Readability& facts, std::size_t index, const Measures& recorded,
                   Diagnostics& diagnostics) {
    const Section& section = facts.sections[index];
    const Change change = compare(facts, section, recorded);
    if (!change.harder.empty()) {
        diagnostics.report(
            {Severity::warning, "readability.worse", section.span,
             name_of(section) + " is harder to read than recorded: " + change.harder,
             advice(facts, index) + "; or record it anew: bifolium check --write-baseline"});
    } else if (change.much_easier) {
        diagnostics.report({Severity::note, "readability.better", section.span,
                            name_of(section) + " is easier to read than recorded: " + change.easier,
                            "keep it so: bifolium check --write-baseline"});
    }
}

}  // namespace

ReadabilityRecords updated_records(const ReadabilityRecords& old,
                                   const std::vector<MeasuredPublication>& measured) {
    ReadabilityRecords out;
    for (const MeasuredPublication& one : measured) {
        double order = 0;
        for (const Section& section : one.facts.sections) {
            ++order;
            const std::string key = prefix_of(one) + section.identifier;
            if (section.untranslated) {  // what is recorded stays until a translator has followed
                if (const auto before = old.find(key); before != old.end()) out.insert(*before);
                continue;
            }
            if (section.values.empty()) continue;
            Measures& measures = out[key];
            measures["order"] = order;
            measures["words"] = static_cast<double>(section.counts.words);
            for (std::size_t i = 0; i < section.values.size(); ++i) {
                measures[std::string(one.facts.formulas[i]->id)] =
                    readability::rounded(section.values[i]);
            }
        }
    }
    return out;
}

void check_records(const MeasuredPublication& measured, const ReadabilityRecords& all,
                   Diagnostics& diagnostics) {
    const Readability& facts = measured.facts;
    const std::vector<Record> records = records_of(prefix_of(measured), all);
    if (records.empty()) return;
    const Matching matching(facts.sections, records);
    for (std::size_t i = 0; i < facts.sections.size(); ++i) {
        const Section& section = facts.sections[i];
        if (section.values.empty() || section.untranslated) continue;
        if (const auto record = matching[i]) {
            report_change(facts, i, *records[*record].measures, diagnostics);
            continue;
        }
        diagnostics.report({Severity::note, "readability.unrecorded", section.span,
                            "no readability is recorded of " + name_of(section) + ": it has " +
                                values_of(facts, section),
                            "record it: bifolium check --write-baseline"});
    }
}

}  // namespace bifolium::app
