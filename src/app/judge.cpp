#include "app/judge.h"

#include <algorithm>

#include "app/explain.h"
#include "app/fingerprint.h"

namespace bifolium::app {

namespace {

std::string until(const std::string& date) {
    return date.empty() ? std::string() : " until " + date;
}

/// Findings of one code in one file, by their places: what a comment reaches.
using Places = std::map<std::pair<std::string_view, std::uint32_t>,
                        std::map<std::pair<std::uint32_t, std::size_t>, Diagnostic*>>;

/// Did the run look wherever this could be found?
bool could_meet(std::string_view code, Looked looked) {
    if (code == "readability.jargon" || code == "readability.long-sentence" ||
        code == "readability.passive-instruction") {
        return false;  // advice, which not every check asks for
    }
    const bool of_check = code == "css.useless" || code == "css.useless-declaration" ||
                          code == "l10n.template-outdated" || code == "link.unpublished" ||
                          code.starts_with("readability.");
    return looked == Looked::at_project || (looked == Looked::at_editions && !of_check);
}

Places places_of(std::vector<Diagnostic>& list) {
    Places out;
    for (std::size_t i = 0; i < list.size(); ++i) {
        Diagnostic& d = list[i];
        if (!d.span.source.valid() || !may_be_excused(d)) continue;
        out[{d.code, d.span.source.index()}].emplace(std::pair(d.span.begin, i), &d);
    }
    return out;
}

}  // namespace

void merge_findings(Diagnostics& all, const Diagnostics& more) {
    using Key = std::tuple<std::string_view, std::uint32_t, std::uint32_t>;
    const auto is_measured = [](const Diagnostic& d) {
        return d.span.source.valid() && (d.code == "text.overfull" || d.code == "table.overfull" ||
                                         d.code.starts_with("page."));
    };
    const auto key = [](const Diagnostic& d) {
        return Key(d.code, d.span.source.index(), d.span.begin);
    };
    std::map<Key, const Diagnostic*> first;
    for (const Diagnostic& d : all.all()) {
        if (is_measured(d)) first.emplace(key(d), &d);
    }
    Diagnostics alike;
    for (Diagnostic d : more.all()) {
        if (is_measured(d)) {
            const auto known = first.find(key(d));
            if (known != first.end()) d.message = known->second->message;
        }
        alike.report(std::move(d));
    }
    all.merge(alike);
}

void Met::merge(const Met& other) {
    waivers.insert(other.waivers.begin(), other.waivers.end());
    comments.insert(other.comments.begin(), other.comments.end());
}

Judge::Judge(Facts facts) : facts_(std::move(facts)) {
    for (const KnownFinding& known : facts_.baseline.findings) {
        known_[{known.file, known.code, known.fingerprint}] += known.count;
    }
}

Judge::Entry Judge::entry_of(const Diagnostic& d) const {
    return {file_of(d, facts_.sources), std::string(d.code), fingerprint(d, facts_.sources)};
}

Span Judge::same(Span span) const {
    if (!span.source.valid()) return span;
    while (first_.size() < facts_.sources.size()) {
        const SourceId id(static_cast<std::uint32_t>(first_.size()));
        const std::pair text(facts_.sources.path(id), facts_.sources.text(id));
        first_.push_back(texts_.try_emplace(text, id).first->second);
    }
    span.source = first_.at(span.source.index());
    return span;
}

bool Judge::is_past(const std::string& date) const {
    return !date.empty() && !facts_.today.empty() && date < facts_.today;
}

bool Judge::covers(const Waiver& waiver, const Diagnostic& d) const {
    if (d.code != waiver.code) return false;
    const std::string file = file_of(d, facts_.sources);
    if (file.empty() || waiver.files.empty()) return file.empty() && waiver.files.empty();
    if (std::ranges::find(waiver.files, file) == waiver.files.end()) return false;
    const LineColumn at = facts_.sources.locate(d.span.source, d.span.begin);
    const std::string_view line = facts_.sources.line(d.span.source, at.line);
    return line.find(waiver.text) != std::string_view::npos;
}

void Judge::waive_by_comments(std::vector<Diagnostic>& list,
                              const std::vector<document::Waiver>& comments, Met& met) const {
    if (comments.empty()) return;
    Places places = places_of(list);
    for (const document::Waiver& comment : comments) {
        if (is_past(comment.until)) continue;
        const Span place = same(comment.span);
        const auto found = places.find({comment.code, place.source.index()});
        if (found == places.end() || found->second.empty()) continue;
        auto& open = found->second;
        auto chosen = open.lower_bound({comment.span.begin, 0});
        if (chosen == open.end()) --chosen;  // none follows: the last before
        Diagnostic& d = *chosen->second;
        open.erase(chosen);
        d.standing = Standing::waived;
        d.excuse = "in the manuscript" + until(comment.until) +
                   (comment.reason.empty() ? "" : ": " + comment.reason);
        met.comments.emplace(place.source.index(), place.begin);
    }
}

void Judge::waive_by_project(Diagnostic& d, Met& met) const {
    for (std::size_t i = 0; i < facts_.rulings.waivers.size(); ++i) {
        const Waiver& waiver = facts_.rulings.waivers[i];
        if (is_past(waiver.until) || !covers(waiver, d)) continue;
        d.standing = Standing::waived;
        d.excuse = "by " + waiver.by + until(waiver.until) + ": " + waiver.reason;
        met.waivers.insert(i);
        return;
    }
}

Diagnostics Judge::rule(const Diagnostics& found, const std::vector<document::Waiver>& comments,
                        Met& met) const {
    Diagnostics once, alike;
    for (Diagnostic d : found.all()) {
        d.span = same(d.span);
        alike.report(std::move(d));
    }
    once.merge(alike);
    std::vector<Diagnostic> list(once.all().begin(), once.all().end());
    waive_by_comments(list, comments, met);
    std::map<Entry, std::size_t> seen;
    Diagnostics out;
    for (Diagnostic& d : list) {
        const bool excusable = may_be_excused(d);
        if (excusable && d.standing == Standing::stands) waive_by_project(d, met);
        if (excusable && d.standing == Standing::stands && !known_.empty()) {
            const Entry entry = entry_of(d);
            const auto known = known_.find(entry);
            if (known != known_.end() && ++seen[entry] <= known->second) {
                d.standing = Standing::known;
            }
        }
        const auto raised = facts_.rulings.severities.find(d.code);
        if (raised != facts_.rulings.severities.end()) {
            d.severity = std::max(d.severity, raised->second);
        }
        const bool here =
            facts_.changed == nullptr || facts_.changed->touch(d.span, facts_.sources);
        if (here) out.report(std::move(d));
    }
    return out;
}

void Judge::report_waivers(const Met& met, Looked looked, Diagnostics& out) const {
    for (std::size_t i = 0; i < facts_.rulings.waivers.size(); ++i) {
        const Waiver& waiver = facts_.rulings.waivers[i];
        const std::string name = "the waiver of '" + waiver.code + "' by " + waiver.by;
        if (is_past(waiver.until)) {
            out.report({Severity::warning, "waiver.expired", waiver.span,
                        name + " held until " + waiver.until,
                        "mend what it waived, or let somebody take it on anew"});
        } else if (could_meet(waiver.code, looked) && !met.waivers.contains(i)) {
            const bool of_translation = waiver.code.starts_with("l10n.");
            out.report({Severity::warning, "waiver.unused", waiver.span, name + " waives nothing",
                        of_translation ? "take it out; an error of a translation is never waived"
                                       : "take it out, or mend its 'file' and 'text'"});
        }
    }
}

void Judge::report_comments(const std::vector<document::Waiver>& comments, const Met& met,
                            Looked looked, Diagnostics& out) const {
    for (const document::Waiver& comment : comments) {
        const std::string name = "'" + comment.code + "'";
        if (explain(comment.code) == nullptr) {
            out.report({Severity::warning, "waiver.unknown-code", comment.span,
                        "there is no finding " + name, "'bifolium explain' lists them all"});
        } else if (!may_be_excused(comment.code)) {
            out.report({Severity::error, "waiver.not-allowed", comment.span,
                        name + " is never waived",
                        "mend what it finds: readers cannot be asked to bear it"});
        } else if (is_past(comment.until)) {
            out.report({Severity::warning, "waiver.expired", comment.span,
                        "the waiver of " + name + " held until " + comment.until,
                        "mend what it waived, or let somebody take it on anew"});
        } else if (could_meet(comment.code, looked) &&
                   !met.comments.contains(
                       {same(comment.span).source.index(), comment.span.begin})) {
            out.report({Severity::warning, "waiver.unused", comment.span,
                        "the waiver of " + name + " waives nothing", "take it out"});
        }
    }
}

void Judge::report_gone(const Diagnostics& all, Diagnostics& out) const {
    std::map<Entry, std::size_t> open = known_;
    for (const Diagnostic& d : all.all()) {
        if (d.standing != Standing::known) continue;
        const auto known = open.find(entry_of(d));
        if (known != open.end() && known->second > 0) --known->second;
    }
    std::size_t gone = 0;
    Span first;
    for (const KnownFinding& known : facts_.baseline.findings) {
        const std::size_t left = open.at({known.file, known.code, known.fingerprint});
        if (left > 0 && gone == 0) first = known.span;
        gone += left;
        open[{known.file, known.code, known.fingerprint}] = 0;
    }
    if (gone == 0) return;
    out.report({Severity::note, "baseline.gone", first,
                std::to_string(gone) + (gone == 1 ? " finding" : " findings") +
                    " of the baseline " + (gone == 1 ? "is" : "are") + " gone; this is the first",
                "let it shrink: run 'bifolium check --write-baseline' and commit the file"});
}

Diagnostics Judge::of_rulings(const Diagnostics& all, const std::vector<document::Waiver>& comments,
                              const Met& met, Looked looked) const {
    Diagnostics found;
    report_waivers(met, looked, found);
    report_comments(comments, met, looked, found);
    // The baseline is a check's: a build finds less, and what it does not find is not gone.
    if (looked == Looked::at_project && facts_.changed == nullptr) report_gone(all, found);
    Met none;
    return rule(found, {}, none);
}

}  // namespace bifolium::app
