#include "app/edition_facts.h"

#include <string>
#include <variant>

#include "app/translations.h"
#include "l10n/catalogue.h"
#include "text/lookup.h"

namespace bifolium::app {

namespace {

constexpr std::size_t most_reasons = 20;

void count_nodes(const document::Document& document, site::Evidence& seen) {
    for (const document::Node& node : document.nodes()) {
        if (std::holds_alternative<document::Heading>(node.content)) ++seen.headings;
        if (std::holds_alternative<document::Table>(node.content)) ++seen.tables;
        if (std::holds_alternative<document::Link>(node.content)) ++seen.links;
        if (const auto* image = std::get_if<document::Image>(&node.content)) {
            ++seen.pictures;
            if (image->decorative) {
                ++seen.decorative;
            } else if (image->alternative.empty()) {
                ++seen.undescribed;
            }
        }
    }
}

}  // namespace

void tell_document(const Edition& edition, const document::Document& document,
                   const text::Locale& locale, site::Edition& out) {
    const document::Metadata& said = document.metadata();
    out.publication = edition.publication.id;
    out.language = edition.language;
    out.variant = edition.variant.name;
    out.identifier = said.identifier.empty() ? edition.publication.id : said.identifier;
    out.title = said.title;
    out.subtitle = said.subtitle;
    out.description = said.description;
    out.authors = said.authors;
    out.publisher = said.publisher;
    out.rights = said.rights;
    out.keywords = said.keywords;
    out.version = said.version;
    out.date = said.date;
    out.reviewed = said.reviewed;
    out.next_review = said.next_review;
    out.language_name = text::own_name(edition.language);
    out.direction = locale.direction;
    count_nodes(document, out.evidence);
}

void tell_translation(const Edition& edition, const Shared& shared, site::Edition& out) {
    const Catalogue* catalogue = catalogue_of(shared, edition);
    const auto units = shared.units.find(edition.publication.id);
    if (catalogue == nullptr || units == shared.units.end()) return;
    const document::Document& source =
        shared.manuscripts.find(edition.publication.id)->second.document;
    const std::string from(shared.atoms.text(source.metadata().language));
    if (from == edition.language) return;  // another wording of it, by --po
    const l10n::Counts counts = l10n::count(units->second, catalogue->choices);
    out.translation = site::Translation{.from = from,
                                        .units = counts.units,
                                        .translated = counts.translated,
                                        .stale = counts.stale,
                                        .missing = counts.missing,
                                        .machine = counts.machine,
                                        .reviewed = counts.reviewed,
                                        .critical = counts.critical,
                                        .critical_open = counts.critical_open};
}

void tell_findings(const Diagnostics& diagnostics, const Sources& sources, Severity fail_on,
                   site::Edition& out) {
    for (const Diagnostic& d : diagnostics.all()) {
        if (d.standing != Standing::stands) {
            ++(d.standing == Standing::waived ? out.findings.waived : out.findings.known);
            continue;
        }
        switch (d.severity) {
            case Severity::error:
                ++out.findings.errors;
                break;
            case Severity::warning:
                ++out.findings.warnings;
                break;
            case Severity::note:
                ++out.findings.notes;
                break;
        }
        const bool withholds = out.verdict == site::Verdict::withheld && d.severity >= fail_on;
        if (!withholds || out.reasons.size() == most_reasons) continue;
        site::Reason reason{.code = std::string(d.code), .message = d.message, .file = {}};
        if (d.span.source.valid()) {
            reason.file = sources.path(d.span.source);
            reason.line = sources.locate(d.span.source, d.span.begin).line;
        }
        out.reasons.push_back(std::move(reason));
    }
}

}  // namespace bifolium::app
