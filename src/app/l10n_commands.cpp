#include "app/l10n_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/open_project.h"
#include "app/record.h"
#include "app/translations.h"
#include "l10n/pseudo.h"
#include "l10n/update.h"
#include "l10n/xliff.h"

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;

/// A publication's catalogue in one language: what the commands work on, one after the other.
struct Work {
    const Edition& edition;
    const Manuscript& manuscript;
    const Catalogue& catalogue;
    const std::vector<l10n::Unit>& units;
};

class Session {
public:
    Session(const L10nCommand& command, const Machine& machine, Shared& shared)
        : command_(command), machine_(machine), shared_(shared) {}

    L10nResult run() {
        OpenProject open = open_project(command_.input, machine_, files_, shared_);
        project_ = open.project;
        result_.shown = open.shown;
        result_.exit_code = open.exit_code;
        result_.diagnostics.merge(open.diagnostics);
        if (result_.exit_code != ExitCode::nothing_against) return std::move(result_);
        load_manuscripts(shared_, project_, files_);
        choose_languages(project_, shared_);
        if (const auto out = files_.mount_output(open.root / project_.localization.folder); !out) {
            world(out.failure());
            return std::move(result_);
        }
        each_publication();
        const bool judges = command_.action == L10nCommand::Action::check;
        const Severity fail_on = judges ? project_.fail_on : Severity::error;
        result_.exit_code =
            graver(result_.exit_code,
                   rule_on_findings(open, files_, fail_on, shared_, result_.diagnostics));
        if (command_.action == L10nCommand::Action::status) print_status();
        return std::move(result_);
    }

private:
    void each_publication() {
        const Variant& variant = project_.variants.front();
        bool any = false;
        for (const Publication& publication : project_.publications) {
            if (!asks_for(command_.publications, publication.id)) continue;
            const Manuscript& manuscript = shared_.manuscripts.find(publication.id)->second;
            if (manuscript.diagnostics.has_errors()) {
                result_.diagnostics.merge(manuscript.diagnostics);
            }
            const std::vector<l10n::Unit> units =
                units_of(manuscript.document, project_, shared_.atoms, result_.diagnostics);
            if (command_.action == L10nCommand::Action::extract) {
                extract(publication, units);
                any = true;
                continue;
            }
            if (command_.action == L10nCommand::Action::pseudo) {
                any = pseudo(publication, manuscript, units) || any;
                continue;
            }
            const std::string from(shared_.atoms.text(manuscript.document.metadata().language));
            for (const std::string& language : publication.languages) {
                if (language == from || !asks_for(command_.languages, language)) continue;
                any = true;
                const Edition edition{publication, variant, language, {}};
                each_language(edition, manuscript, units);
            }
        }
        if (any) return;
        result_.diagnostics.report({Severity::error,
                                    "project.usage",
                                    {},
                                    "there is nothing to translate: no publication has all that "
                                    "was asked for",
                                    "name languages under 'project: {languages: […]}'"});
        result_.exit_code = graver(result_.exit_code, ExitCode::usage);
    }

    void each_language(const Edition& edition, const Manuscript& manuscript,
                       const std::vector<l10n::Unit>& units) {
        const bool update = command_.action == L10nCommand::Action::update;
        if (!update || files_.read_output(below(edition, "po"))) {
            load_catalogues(shared_, project_, {edition}, "", files_);
        }
        const Catalogue none;
        const Catalogue* found = catalogue_of(shared_, edition);
        if (found == nullptr && !update) return;  // a region of the manuscript's own language
        if (command_.action == L10nCommand::Action::check) check_catalogues(shared_);
        const Work work{edition, manuscript, found == nullptr ? none : *found, units};
        result_.diagnostics.merge(work.catalogue.diagnostics);
        switch (command_.action) {
            case L10nCommand::Action::extract:
            case L10nCommand::Action::pseudo:
                break;
            case L10nCommand::Action::update:
                this->update(work);
                break;
            case L10nCommand::Action::status:
                status(work);
                break;
            case L10nCommand::Action::check:
                check(work);
                break;
            case L10nCommand::Action::approve:
                approve(work);
                break;
            case L10nCommand::Action::export_xliff:
                export_xliff(work);
                break;
            case L10nCommand::Action::import_xliff:
                import_xliff(work);
                break;
        }
    }

    /// Below the folder of catalogues.
    static std::string below(const Edition& edition, const char* what) {
        return edition.language + "/" + edition.publication.id + "." + what;
    }

    void extract(const Publication& publication, const std::vector<l10n::Unit>& units) {
        const l10n::PoFile file = l10n::template_of(units, shared_.sources);
        write(publication.id + ".pot", l10n::write_po(file), file.entries.size());
    }

    /// False if no pseudo-locale was asked for.
    bool pseudo(const Publication& publication, const Manuscript& manuscript,
                const std::vector<l10n::Unit>& units) {
        const std::string_view from = shared_.atoms.text(manuscript.document.metadata().language);
        bool any = false;
        for (const std::string_view language : l10n::pseudo_locales()) {
            const Edition edition{
                publication, project_.variants.front(), std::string(language), {}};
            if (!asks_for(command_.languages, edition.language)) continue;
            any = true;
            load_catalogues(shared_, project_, {edition}, "", files_);
            const std::vector<l10n::Choice>& said = catalogue_of(shared_, edition)->choices;
            l10n::PoFile file = l10n::updated({}, units, shared_.sources, text::locale(from),
                                              text::locale(edition.language));
            const l10n::PoIndex index(file);
            for (std::size_t i = 0; i < units.size(); ++i) {
                const l10n::PoEntry* entry = index.find(units[i].context, units[i].id);
                if (entry == nullptr) continue;
                const auto place = static_cast<std::size_t>(entry - file.entries.data());
                file.entries[place].texts = {said[i].text};
            }
            write(below(edition, "po"), l10n::write_po(file), file.entries.size());
        }
        return any;
    }

    void update(const Work& work) {
        const std::string_view from =
            shared_.atoms.text(work.manuscript.document.metadata().language);
        const l10n::PoFile file =
            l10n::updated(work.catalogue.own, work.units, shared_.sources, text::locale(from),
                          text::locale(work.edition.language));
        write_catalogue(work, file);
    }

    void export_xliff(const Work& work) {
        const std::string& id = work.edition.publication.id;
        const std::string source(shared_.atoms.text(work.manuscript.document.metadata().language));
        const l10n::PoFile& file = work.catalogue.own;
        const std::string xliff =
            l10n::write_xliff(file, catalogue_path(project_, work.edition.language, id, "po"),
                              {source, work.edition.language});
        write(below(work.edition, "xlf"), xliff, file.entries.size());
    }

    void import_xliff(const Work& work) {
        const std::string path =
            catalogue_path(project_, work.edition.language, work.edition.publication.id, "xlf");
        const Result<Bytes> bytes = files_.read(path);
        if (!bytes) {
            result_.text += path + ": not there\n";
            return;
        }
        const SourceId source = shared_.sources.add(path, std::string((*bytes).view()));
        const l10n::PoFile file =
            l10n::read_xliff(shared_.sources, source, work.catalogue.own, result_.diagnostics);
        write_catalogue(work, file);
    }

    /// Not over a file that could not be read whole: what was left out would be lost.
    void write_catalogue(const Work& work, const l10n::PoFile& file) {
        if (!l10n::is_lossy(work.catalogue.diagnostics)) {
            return write(below(work.edition, "po"), l10n::write_po(file), file.entries.size());
        }
        result_.diagnostics.report(
            {Severity::error, "l10n.not-written", work.catalogue.own.header.span,
             catalogue_path(project_, work.edition.language, work.edition.publication.id, "po") +
                 " stays as it is: parts of it cannot be read and would be lost",
             "mend its errors first"});
    }

    void status(const Work& work) {
        const l10n::Counts counts = l10n::count(work.units, work.catalogue.choices);
        status_.push_back({{"publication", work.edition.publication.id},
                           {"language", work.edition.language},
                           {"units", counts.units},
                           {"translated", counts.translated},
                           {"stale", counts.stale},
                           {"missing", counts.missing},
                           {"machine", counts.machine},
                           {"reviewed", counts.reviewed},
                           {"critical", counts.critical},
                           {"critical-open", counts.critical_open}});
    }

    void check(const Work& work) {
        AtomTable atoms = shared_.atoms;
        static_cast<void>(translated(work.manuscript, work.edition, project_, shared_,
                                     text::locale(work.edition.language), atoms,
                                     result_.diagnostics));
    }

    /// Is this unit among those that were named, by msgid or a part of it?
    bool is_named(const l10n::Unit& unit) const {
        if (command_.critical && unit.severity != document::Weight::critical) return false;
        return command_.units.empty() ||
               std::any_of(command_.units.begin(), command_.units.end(),
                           [&](const std::string& part) {
                               return unit.id.find(part) != std::string::npos;
                           });
    }

    /// Only reviews of words that still stand are kept.
    void approve(const Work& work) {
        const l10n::PoIndex index(work.catalogue.own);
        l10n::Reviews reviews;
        std::size_t fresh = 0;
        for (const l10n::Unit& unit : work.units) {
            const l10n::PoEntry* entry = unit.context ? index.find(unit.context, unit.id) : nullptr;
            if (entry == nullptr) entry = index.find(std::nullopt, unit.id);
            if (entry == nullptr || entry->fuzzy() || !entry->translated()) continue;
            const std::string hash =
                l10n::review_hash(entry->context, entry->id, entry->texts.front());
            const auto old = work.catalogue.reviews.find(hash);
            if (old != work.catalogue.reviews.end()) {
                reviews.insert(*old);
            } else if (is_named(unit)) {
                fresh += reviews.emplace(hash, l10n::Review{command_.date, command_.by}).second;
            }
        }
        write(below(work.edition, "review"), l10n::write_reviews(reviews), fresh);
    }

    void write(const std::string& path, const std::string& bytes, std::size_t entries) {
        if (const auto written = files_.write(path, bytes); !written) {
            world(written.failure());
            return;
        }
        const bool reviews = command_.action == L10nCommand::Action::approve;
        result_.text += fmt::format("{}{}/{}: {} {}\n", result_.shown, project_.localization.folder,
                                    path, entries, reviews ? "newly approved" : "entries");
    }

    void print_status() {
        if (command_.json) {
            result_.text = status_.dump(2) + "\n";
            return;
        }
        result_.text = fmt::format("{:<16} {:<8} {:>5} {:>10} {:>5} {:>7} {:>7} {:>8} {:>13}\n",
                                   "publication", "language", "units", "translated", "stale",
                                   "missing", "machine", "reviewed", "critical open");
        for (const Json& row : status_) {
            result_.text += fmt::format(
                "{:<16} {:<8} {:>5} {:>10} {:>5} {:>7} {:>7} {:>8} {:>13}\n",
                row["publication"].get<std::string>(), row["language"].get<std::string>(),
                row["units"].get<int>(), row["translated"].get<int>(), row["stale"].get<int>(),
                row["missing"].get<int>(), row["machine"].get<int>(), row["reviewed"].get<int>(),
                fmt::format("{} of {}", row["critical-open"].get<int>(),
                            row["critical"].get<int>()));
        }
    }

    void world(const Failure& failure) {
        result_.diagnostics.report({Severity::error, "file.world", {}, failure.what, ""});
        result_.exit_code = graver(result_.exit_code, ExitCode::world);
    }

    const L10nCommand& command_;
    const Machine& machine_;
    Shared& shared_;
    DiskFiles files_;
    Project project_;
    L10nResult result_;
    Json status_ = Json::array();
};

}  // namespace

L10nResult run_l10n(const L10nCommand& command, const Machine& machine, Shared& shared) {
    return Session(command, machine, shared).run();
}

}  // namespace bifolium::app
