#include "app/record.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "app/fingerprint.h"
#include "app/git_changes.h"
#include "app/manifest.h"
#include "app/plain_language.h"
#include "app/project_checks.h"
#include "app/readability_ratchet.h"

namespace bifolium::app {

namespace {

/// What met nothing in a shard may meet something in another one: they are compared when shards
/// are merged.
void note_unmet(const Diagnostics& found, const Project& project, const Shared& shared,
                BuildResult& result) {
    for (const Diagnostic& d : found.all()) {
        if (d.code == "waiver.unused") result.unmet.report(d);
    }
    for (const Waiver& waiver : project.rulings.waivers) {
        result.looked_at.emplace(shared.sources.path(waiver.span.source));
    }
    for (const Publication& publication : project.publications) {
        if (!shared.manuscripts.contains(publication.id)) continue;
        result.looked_at.insert(publication.files.begin(), publication.files.end());
    }
}

void refuse(std::string message, std::string hint, BuildResult& result) {
    result.diagnostics.report(
        {Severity::error, "project.usage", {}, std::move(message), std::move(hint)});
    result.exit_code = graver(result.exit_code, ExitCode::usage);
}

Baseline load_baseline(const OpenProject& open, const Files& files, Shared& shared,
                       Diagnostics& diagnostics) {
    if (!open.is_project) return {};
    const Result<Bytes> bytes = files.read(baseline_path);
    if (!bytes) return {};
    const SourceId source =
        shared.sources.add(std::string(baseline_path), std::string((*bytes).view()));
    return read_baseline(shared.sources, source, diagnostics);
}

std::vector<document::Waiver> all_comments(const Shared& shared) {
    std::vector<document::Waiver> out;
    for (const auto& [id, own] : shared.comments) out.insert(out.end(), own.begin(), own.end());
    return out;
}

/// What stands of a run, so that it is known from now on.
std::vector<KnownFinding> known_from_now_on(const Diagnostics& all, const Sources& sources) {
    std::map<std::tuple<std::string, std::string, std::string>, KnownFinding> out;
    for (const Diagnostic& d : all.all()) {
        const bool counts = d.severity > Severity::note && d.standing == Standing::stands;
        if (!counts || !may_be_excused(d)) continue;
        const std::string file = file_of(d, sources), print = fingerprint(d, sources);
        const auto [known, fresh] =
            out.try_emplace({file, std::string(d.code), print},
                            KnownFinding{std::string(d.code), file, print, 0, d.message, {}});
        ++known->second.count;
    }
    std::vector<KnownFinding> list;
    for (auto& [key, known] : out) list.push_back(std::move(known));
    return list;
}

}  // namespace

bool is_whole(const BuildCommand& command) {
    return command.publications.empty() && command.languages.empty() && command.variants.empty() &&
           command.formats.empty() && command.styles.empty() && command.po.empty();
}

bool looks_at_project(const BuildCommand& command) {
    return !command.write && is_whole(command) && !command.shard;
}

Record read_record(const BuildCommand& command, const Prepared& prepared, const Machine& machine,
                   Shared& shared, BuildResult& result) {
    Diagnostics damage;
    Record record{load_baseline(prepared.open, prepared.files, shared, damage), std::nullopt};
    if (damage.has_errors()) result.exit_code = graver(result.exit_code, ExitCode::usage);
    result.diagnostics.merge(damage);
    if (!command.changed_since.empty()) {
        Result<ChangedLines> changed =
            changed_since(machine, prepared.open.root, command.changed_since);
        if (changed) {
            record.changed = *std::move(changed);
        } else {
            refuse(changed.failure().what,
                   "name a commit, a branch or a tag that is here; CI may have to fetch it first",
                   result);
        }
    }
    if (command.write_baseline && (record.changed || !is_whole(command))) {
        refuse("--write-baseline looks at the whole project, and other options leave parts out",
               "run it as 'bifolium check --write-baseline'", result);
    }
    if (command.write_baseline && !prepared.open.is_project) {
        refuse("a lone manuscript has no baseline", "name a project's folder", result);
    }
    if (command.write_baseline) record.baseline.findings.clear();  // all that stands is looked at
    if (!command.write) {
        shared.plain_language =
            PlainLanguage{.records = {},
                          .advice = command.readability ? readability::Advice::all
                                                        : readability::Advice::abbreviations};
        if (!command.write_baseline) shared.plain_language->records = record.baseline.readability;
    }
    return record;
}

ExitCode rule_on_findings(const OpenProject& open, const Files& files, Severity fail_on,
                          Shared& shared, Diagnostics& found) {
    Diagnostics damage;
    const Baseline baseline = load_baseline(open, files, shared, damage);
    found.merge(damage);
    if (damage.has_errors()) return ExitCode::usage;
    const Judge judge({.sources = shared.sources,
                       .rulings = open.project.rulings,
                       .baseline = baseline,
                       .today = {}});
    Met met;
    found = judge.rule(found, all_comments(shared), met);
    return stands_against(found, fail_on) ? ExitCode::findings : ExitCode::nothing_against;
}

const std::vector<document::Waiver>& comments_of(const Shared& shared, const Publication& of) {
    return shared.comments.find(of.id)->second;
}

namespace {

/// Links to editions of the project that this run would not publish.
void check_links(const std::vector<Edition>& editions, const Shared& shared,
                 const std::vector<EditionResult>& results, Diagnostics& diagnostics) {
    std::set<std::string> missing;
    const std::size_t count = std::min(editions.size(), results.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (results[i].verdict == Verdict::publishable) continue;
        for (const Form form : editions[i].variant.forms) {
            missing.insert(output_path(editions[i], form));
        }
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> told;
    for (std::size_t i = 0; i < count && !missing.empty(); ++i) {
        const auto manuscript = shared.manuscripts.find(editions[i].publication.id);
        if (manuscript == shared.manuscripts.end()) continue;
        report_unpublished(manuscript->second.document, shared.neighbours, editions[i], missing,
                           told, diagnostics);
    }
}

}  // namespace

void rule_on_project(const BuildCommand& command, const Project& project, const Shared& shared,
                     Judgement judgement, BuildResult& result) {
    const std::vector<document::Waiver> comments = all_comments(shared);
    const auto add = [&](const Diagnostics& found) {
        if (stands_against(found, project.fail_on)) {
            result.exit_code = graver(result.exit_code, ExitCode::findings);
        }
        result.diagnostics.merge(found);
    };
    Diagnostics of_project;
    check_review_dates(result.editions, shared, command.today, of_project);
    if (looks_at_project(command)) {
        check_project(project, judgement.editions, shared, judgement.files, of_project);
        check_links(judgement.editions, shared, result.editions, of_project);
    }
    report_left_over(judgement.left_over, result.output_folder, of_project);
    add(judgement.judge.rule(of_project, comments, judgement.met));
    const auto found_in = [&](Looked looked) {
        return judgement.judge.of_rulings(result.diagnostics, comments, judgement.met, looked);
    };
    const bool whole = is_whole(command);
    if (command.shard && whole) {
        note_unmet(found_in(Looked::at_editions), project, shared, result);
    }
    add(found_in(looks_at_project(command) ? Looked::at_project
                 : whole && !command.shard ? Looked::at_editions
                                           : Looked::at_parts));
}

void write_record(const Record& record, const Prepared& prepared, const Shared& shared,
                  BuildResult& result) {
    Baseline baseline = record.baseline;
    baseline.findings = known_from_now_on(result.diagnostics, shared.sources);
    baseline.readability =
        updated_records(record.baseline.readability,
                        measure_publications(prepared.editions, prepared.open.project, shared));
    DiskFiles root;
    if (const auto opened = root.mount_output(prepared.open.root); !opened) {
        return report_world(result, opened.failure());
    }
    const auto written = root.write(baseline_path, write_baseline(baseline));
    if (!written) return report_world(result, written.failure());
    Diagnostics left;  // what nobody's baseline can hold
    for (Diagnostic d : result.diagnostics.all()) {
        const bool known = d.severity > Severity::note && d.standing == Standing::stands;
        if (known && may_be_excused(d)) d.standing = Standing::known;
        left.report(std::move(d));
    }
    result.diagnostics = std::move(left);
    const bool stands = stands_against(result.diagnostics, prepared.open.project.fail_on);
    if (result.exit_code == ExitCode::world) return;
    result.exit_code = !stands                             ? ExitCode::nothing_against
                       : is_incomplete(result.diagnostics) ? ExitCode::incomplete
                                                           : ExitCode::findings;
}

}  // namespace bifolium::app
