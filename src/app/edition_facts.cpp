#include "app/edition_facts.h"

#include <string>
#include <variant>

#include "app/render.h"
#include "app/translations.h"
#include "base/digest.h"
#include "css/contrast.h"
#include "l10n/catalogue.h"
#include "site/report.h"
#include "text/lookup.h"

namespace bifolium::app {

namespace {

constexpr std::size_t most_reasons = 20;

void look_at_nodes(const document::Document& document, site::Evidence& seen,
                   site::Details& details) {
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        const document::NodeId id(i);
        const document::Node& node = document[id];
        if (const auto* heading = std::get_if<document::Heading>(&node.content)) {
            ++seen.headings;
            details.outline.push_back({heading->level, document::text_of(document, id)});
        }
        if (std::holds_alternative<document::Table>(node.content)) ++seen.tables;
        if (std::holds_alternative<document::Link>(node.content)) ++seen.links;
        if (const auto* image = std::get_if<document::Image>(&node.content)) {
            ++seen.pictures;
            details.pictures.push_back({image->path, image->alternative, image->decorative});
            if (image->decorative) {
                ++seen.decorative;
            } else if (image->alternative.empty()) {
                ++seen.undescribed;
            }
        }
    }
}

}  // namespace

site::File file_of(const Output& output) {
    return {.path = output.path,
            .size = output.sha256.empty() ? output.bytes.size() : output.size,
            .pages = output.pages,
            .sha256 = output.sha256.empty() ? hexadecimal(sha256(output.bytes)) : output.sha256,
            .role = output.role,
            .width = output.width,
            .height = output.height};
}

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
    look_at_nodes(document, out.evidence, out.details);
}

void tell_brand(const style::StyledDocument& styled, site::Edition& out) {
    const auto said = [&](std::string_view name) {
        const std::optional<Colour> colour = styled.root_colour(name);
        return colour && colour->opacity >= 1 ? css::hexadecimal(to_rgb(*colour)) : std::string();
    };
    out.brand = {.primary = said("--brand-primary"),
                 .primary_dark = said("--brand-primary-dark"),
                 .accent = said("--brand-accent"),
                 .tint = said("--brand-tint")};
}

void tell_translation(const Edition& edition, const Shared& shared, site::Edition& out) {
    const Catalogue* catalogue = catalogue_of(shared, edition);
    const auto units = shared.units.find(edition.publication.id);
    if (catalogue == nullptr || units == shared.units.end()) return;
    const document::Document& source =
        shared.manuscripts.find(edition.publication.id)->second.document;
    const std::string from(shared.atoms.text(source.metadata().language));
    if (from == edition.language) return;  // another wording of it, by --po
    const l10n::Counts counts = l10n::count(units->second.all, catalogue->choices);
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

void add_report(const Edition& edition, const Sources& sources, Report& report,
                site::Edition& facts) {
    std::vector<site::Told> told;
    for (const Diagnostic* d : in_source_order(report.diagnostics, sources)) {
        site::Told one{.severity = std::string(name_of(d->severity)),
                       .code = std::string(d->code),
                       .message = d->message,
                       .hint = d->hint,
                       .place = {},
                       .excuse = {}};
        if (d->span.source.valid()) {
            const LineColumn at = sources.locate(d->span.source, d->span.begin);
            one.place = std::string(sources.path(d->span.source)) + ":" + std::to_string(at.line);
        }
        if (d->standing == Standing::known) one.excuse = "it is listed in the baseline";
        if (d->standing == Standing::waived) one.excuse = d->excuse.empty() ? "waived" : d->excuse;
        told.push_back(std::move(one));
    }
    Output output{.role = site::Role::report,
                  .path = report_path(edition),
                  .bytes = site::report(facts, told, BIFOLIUM_VERSION)};
    facts.files.push_back(file_of(output));
    report.outputs.push_back(std::move(output));
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
