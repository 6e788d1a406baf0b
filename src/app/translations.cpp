#include "app/translations.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "l10n/checks.h"
#include "l10n/inline_markdown.h"
#include "l10n/labels.h"
#include "l10n/pseudo.h"
#include "l10n/translate.h"
#include "manuscript/passages.h"
#include "text/lookup.h"
#include "text/wording.h"

namespace bifolium::app {

namespace {

using Key = std::pair<std::string, std::string>;

std::set<std::string, std::less<>> variable_names(const Project& project) {
    std::set<std::string, std::less<>> out;
    for (const auto& [name, values] : project.variables) out.insert(name);
    return out;
}

std::string language_of(const Shared& shared, const Edition& edition) {
    const auto found = shared.manuscripts.find(edition.publication.id);
    if (found == shared.manuscripts.end()) return edition.language;
    return std::string(shared.atoms.text(found->second.document.metadata().language));
}

/// The file's text as a source; nothing if it is not there.
std::optional<SourceId> read_if_there(Shared& shared, const Files& files, const std::string& path) {
    const Result<Bytes> bytes = files.read(path);
    if (!bytes) return std::nullopt;
    return shared.sources.add(path, std::string((*bytes).view()));
}

/// The nearest language that has a catalogue: de-AT, else de. Empty if none has.
std::string nearest_catalogue(const Project& project, const Edition& edition, const Files& files) {
    for (const std::string& tag : text::lookup(edition.language)) {
        const std::string path = catalogue_path(project, tag, edition.publication.id, "po");
        if (files.read(path)) return tag;
    }
    return {};
}

void read_catalogue(Shared& shared, const Project& project, const Edition& edition,
                    const std::string& tag, const Files& files, Catalogue& out) {
    const auto file = [&](const std::string& name, const char* what) {
        return read_if_there(shared, files, catalogue_path(project, tag, name, what));
    };
    if (const auto own = file(edition.publication.id, "po")) {
        out.own = l10n::read_po(shared.sources, *own, out.diagnostics);
    }
    if (const auto common = file("common", "po")) {
        out.common = l10n::read_po(shared.sources, *common, out.diagnostics);
    }
    for (const std::string& name : {edition.publication.id, std::string("common")}) {
        if (const auto ledger = file(name, "review")) {
            out.reviews.merge(l10n::read_reviews(shared.sources, *ledger, out.diagnostics));
        }
    }
}

void report_missing(const Project& project, const Edition& edition, const std::string& from,
                    Diagnostics& diagnostics) {
    diagnostics.report(
        {Severity::error, "l10n.no-catalogue", edition.publication.span,
         "'" + edition.publication.id + "' is written in '" + from +
             "' and has no translation into '" + edition.language + "'",
         "run 'bifolium l10n update' and translate " +
             catalogue_path(project, edition.language, edition.publication.id, "po") +
             ", or leave this language out"});
}

std::vector<manuscript::Passage> passages_of(const std::vector<l10n::Choice>& choices) {
    std::vector<manuscript::Passage> out;
    for (const l10n::Choice& choice : choices) out.push_back({choice.text, choice.span});
    return out;
}

/// A catalogue of words in disguise.
void disguise(const std::vector<l10n::Unit>& units, const Project& project,
              const std::string& language, AtomTable& atoms, Catalogue& out) {
    std::vector<manuscript::Passage> passages;
    for (const l10n::Unit& unit : units) passages.push_back({unit.id, unit.span});
    Diagnostics none;  // of our own Markdown
    out.passages = l10n::disguised(
        manuscript::parse_passages(passages, variable_names(project), atoms, none), language);
    document::NodeId passage = out.passages.first_child(out.passages.root());
    for (const l10n::Unit& unit : units) {
        out.choices.push_back(
            {.state = l10n::State::translated,
             .machine = false,
             .reviewed = true,
             .text = l10n::inline_markdown(out.passages, passage, atoms, l10n::Escapes::sparing),
             .span = unit.span});
        passage = out.passages.next_sibling(passage);
    }
    out.checked = true;  // they keep nothing that a check could ask for but numbers
}

/// Finds each unit's translation and reads it.
void choose(Shared& shared, const Project& project, const Edition& edition, Catalogue& catalogue) {
    const std::string& id = edition.publication.id;
    const document::Document& manuscript = shared.manuscripts.find(id)->second.document;
    const auto [units, fresh] = shared.units.try_emplace(id);
    if (fresh) {
        units->second.all = units_of(manuscript, project, shared.atoms, units->second.diagnostics);
    }
    catalogue.diagnostics.merge(units->second.diagnostics);
    if (l10n::is_pseudo(edition.language)) {
        return disguise(units->second.all, project, edition.language, shared.atoms, catalogue);
    }
    catalogue.choices =
        l10n::choose(units->second.all, catalogue.own, catalogue.common, catalogue.reviews);
    catalogue.passages =
        manuscript::parse_passages(passages_of(catalogue.choices), variable_names(project),
                                   shared.atoms, catalogue.diagnostics);
}

/// How languages word things: slow to learn, so each is learnt once.
class Wordings {
public:
    const text::Wording& of(std::string_view language) {
        const auto known = made_.find(language);
        if (known != made_.end()) return *known->second;
        auto made = std::make_unique<text::Wording>(text::locale(language));
        return *made_.emplace(std::string(language), std::move(made)).first->second;
    }

private:
    std::map<std::string, std::unique_ptr<text::Wording>, std::less<>> made_;
};

void check(const Shared& shared, const std::string& publication, const std::string& language,
           Wordings& wordings, Catalogue& catalogue) {
    const document::Document& source = shared.manuscripts.find(publication)->second.document;
    const std::vector<l10n::Unit>& units = shared.units.find(publication)->second.all;
    const text::Wording& from = wordings.of(shared.atoms.text(source.metadata().language));
    const text::Wording& to = wordings.of(language);
    const l10n::Glossary glossary =
        glossary_of(shared.terms.value_or(std::vector<Term>()),
                    std::string(shared.atoms.text(source.metadata().language)), language);
    document::NodeId passage = catalogue.passages.first_child(catalogue.passages.root());
    for (std::size_t i = 0; i < units.size() && passage.valid(); ++i) {
        const l10n::Choice& choice = catalogue.choices[i];
        if (choice.state == l10n::State::translated) {
            l10n::check_translation({.unit = units[i],
                                     .source = source,
                                     .passages = catalogue.passages,
                                     .passage = passage,
                                     .from = from,
                                     .to = to,
                                     .span = choice.span,
                                     .max_length = units[i].max_length},
                                    shared.atoms, glossary, catalogue.diagnostics);
        }
        passage = catalogue.passages.next_sibling(passage);
    }
}

}  // namespace

std::string catalogue_path(const Project& project, std::string_view language, std::string_view name,
                           std::string_view what) {
    std::string path = project.localization.folder;
    return path.append("/").append(language).append("/").append(name).append(".").append(what);
}

void load_catalogues(Shared& shared, const Project& project, const std::vector<Edition>& editions,
                     const std::string& po, const Files& disk) {
    if (!shared.terms) {
        const auto source = read_if_there(shared, cache::Recording(disk, shared.own_inputs),
                                          project.localization.glossary);
        shared.terms =
            source ? read_terms(shared.sources, *source, shared.diagnostics) : std::vector<Term>();
    }
    for (const Edition& edition : editions) {
        const Key key{edition.publication.id, edition.language};
        if (shared.catalogue_inputs.contains(key)) continue;
        const cache::Recording files(disk, shared.catalogue_inputs[key]);
        const std::string from = language_of(shared, edition);
        Catalogue catalogue;
        if (!po.empty()) {
            const auto source = read_if_there(shared, files, po);
            if (!source) continue;
            catalogue.own = l10n::read_po(shared.sources, *source, catalogue.diagnostics);
        } else {
            if (edition.language == from || from.empty()) continue;  // empty: it was not read
            if (l10n::is_pseudo(edition.language)) {
                choose(shared, project, edition, catalogue);
                shared.catalogues.emplace(key, std::move(catalogue));
                continue;
            }
            const std::string tag = nearest_catalogue(project, edition, files);
            const std::vector<std::string> parents = text::lookup(edition.language);
            const bool same = std::find(parents.begin(), parents.end(), from) != parents.end();
            if (tag.empty() && same) continue;  // en-GB of en: the source itself
            if (tag.empty()) {
                report_missing(project, edition, from, catalogue.diagnostics);
            } else {
                read_catalogue(shared, project, edition, tag, files, catalogue);
            }
        }
        choose(shared, project, edition, catalogue);
        shared.catalogues.emplace(key, std::move(catalogue));
    }
}

void check_catalogues(Shared& shared) {
    Wordings wordings;
    for (auto& [key, catalogue] : shared.catalogues) {
        if (!std::exchange(catalogue.checked, true)) {
            check(shared, key.first, key.second, wordings, catalogue);
        }
    }
}

const Catalogue* catalogue_of(const Shared& shared, const Edition& edition) {
    const auto found = shared.catalogues.find({edition.publication.id, edition.language});
    return found == shared.catalogues.end() ? nullptr : &found->second;
}

std::vector<l10n::Unit> units_of(const document::Document& document, const Project& project,
                                 AtomTable& atoms, Diagnostics& diagnostics) {
    const std::set<std::string, std::less<>> variables = variable_names(project);
    return l10n::units_of(
        document, atoms,
        [&](const std::vector<std::string>& texts) {
            std::vector<manuscript::Passage> passages;
            for (const std::string& text : texts) passages.push_back({text, {}});
            Diagnostics none;  // of our own Markdown: the author's was told of when it was read
            return manuscript::parse_passages(passages, variables, atoms, none);
        },
        diagnostics);
}

std::optional<Translated> translated(const Manuscript& manuscript, const Edition& edition,
                                     const Project& project, const Shared& shared,
                                     const text::Locale& locale, AtomTable& atoms,
                                     Diagnostics& diagnostics) {
    const Catalogue* catalogue = catalogue_of(shared, edition);
    if (catalogue == nullptr) return std::nullopt;
    diagnostics.merge(catalogue->diagnostics);
    const std::vector<l10n::Unit>& units = shared.units.find(edition.publication.id)->second.all;
    const l10n::Decision decision = l10n::decide(
        units, catalogue->choices, project.localization.policy, edition.language, diagnostics);
    const l10n::Labels words(locale.tag);
    const l10n::Translating wanted{.from = manuscript.document.metadata().language,
                                   .to = atoms.intern(edition.language),
                                   .untranslated_notice = std::string(words["untranslated-notice"]),
                                   .stale_notice = std::string(words["stale-notice"])};
    return Translated{l10n::translate(manuscript.document, units, decision.shown,
                                      catalogue->passages, wanted, atoms),
                      decision.preview, decision.withheld};
}

}  // namespace bifolium::app
