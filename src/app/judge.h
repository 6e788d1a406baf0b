// The judge: what the project and its manuscripts say of findings, put to what was found. Stages
// report without knowing any of it; only what stands after this counts against an edition.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/baseline.h"
#include "app/changed_lines.h"
#include "app/rulings.h"
#include "base/diagnostic.h"
#include "document/metadata.h"

namespace bifolium::app {

/// Adds an edition's findings to those of the run. What layout measures is a little different in
/// every language and on every paper: of one code at one place the first measure stays.
void merge_findings(Diagnostics& all, const Diagnostics& more);

/// Waivers that met a finding.
struct Met {
    std::set<std::size_t> waivers;                               ///< Of the project file.
    std::set<std::pair<std::uint32_t, std::uint32_t>> comments;  ///< Source and place.
    void merge(const Met&);
};

/// How much a run looked at: what met nothing may have something to meet elsewhere.
enum class Looked : std::uint8_t {
    at_parts,
    at_editions,  ///< All, as the project makes them.
    at_project,   ///< And at what only a check looks at.
};

class Judge {
public:
    /// `today`: ISO 8601; empty: no date is judged, so an unchanged commit stays as it is.
    /// `changed`: findings elsewhere are left out; null: none is. Borrows all of them.
    struct Facts {
        const Sources& sources;
        const Rulings& rulings;
        const Baseline& baseline;
        std::string today;
        const ChangedLines* changed = nullptr;
    };
    explicit Judge(Facts);
    const Sources& sources() const { return facts_.sources; }

    /// The findings, each once, with their severities and standings. `comments`: the waivers of the
    /// manuscripts that they are of.
    Diagnostics rule(const Diagnostics& found, const std::vector<document::Waiver>& comments,
                     Met&) const;

    /// What there is to say of the rulings themselves: what is past, and what met nothing where
    /// all was looked at that it could meet. `all`: the findings of the run, ruled.
    Diagnostics of_rulings(const Diagnostics& all, const std::vector<document::Waiver>& comments,
                           const Met&, Looked) const;

private:
    /// The first source of the same path and text: a sheet or a passage that several publications
    /// share is read for each, and its mistakes are told once.
    Span same(Span) const;

    using Entry = std::tuple<std::string, std::string, std::string>;  // file, code, fingerprint

    Entry entry_of(const Diagnostic&) const;
    bool covers(const Waiver&, const Diagnostic&) const;
    bool is_past(const std::string& date) const;
    void waive_by_comments(std::vector<Diagnostic>&, const std::vector<document::Waiver>&,
                           Met&) const;
    void waive_by_project(Diagnostic&, Met&) const;
    void report_waivers(const Met&, Looked, Diagnostics&) const;
    void report_comments(const std::vector<document::Waiver>&, const Met&, Looked,
                         Diagnostics&) const;
    void report_gone(const Diagnostics& all, Diagnostics&) const;

    Facts facts_;
    std::map<Entry, std::size_t> known_;
    /// By source; grows with the sources, which are read while the judge is there already. One
    /// thread at a time rules.
    mutable std::vector<SourceId> first_;
    mutable std::map<std::pair<std::string_view, std::string_view>, SourceId> texts_;
};

}  // namespace bifolium::app
