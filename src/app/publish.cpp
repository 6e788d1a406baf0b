#include "app/publish.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "app/covers.h"
#include "app/edition_facts.h"
#include "app/fit_report.h"
#include "app/page_pictures.h"
#include "app/plain_language.h"
#include "app/readability_facts.h"
#include "app/translations.h"
#include "app/typesetting.h"
#include "base/workers.h"
#include "epub/package.h"
#include "epub/sheet.h"
#include "l10n/labels.h"
#include "l10n/localize.h"
#include "paint/display_list.h"
#include "pdf/write.h"
#include "style/cascade.h"
#include "style/unseen.h"
#include "text/locale.h"
#include "verify/structure.h"

namespace bifolium::app {

namespace {

const std::string program = "Bifolium " BIFOLIUM_VERSION;

/// Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant, days_from_civil):
/// https://howardhinnant.github.io/date_algorithms.html
std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto year_of_era = static_cast<unsigned>(year - era * 400);
    const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + static_cast<std::int64_t>(day_of_era) - 719468;
}

/// Time stamps come from SOURCE_DATE_EPOCH or from the manuscript, never from a clock. Without
/// either: 1980-01-01, where the time of a zip archive begins.
std::int64_t time_of(const document::Metadata& metadata, std::int64_t source_date_epoch) {
    if (source_date_epoch >= 0) return source_date_epoch;
    std::array<int, 3> parts{1980, 1, 1};
    const std::string& date = metadata.date;
    const char* at = date.data();
    for (int& part : parts) {
        const auto [end, error] = std::from_chars(at, date.data() + date.size(), part);
        if (error != std::errc()) break;
        at = end == date.data() + date.size() ? end : end + 1;
    }
    return days_from_civil(parts[0], static_cast<unsigned>(parts[1]),
                           static_cast<unsigned>(parts[2])) *
           86400;
}

int contents_levels(const Edition& edition, const document::Metadata& metadata) {
    if (metadata.contents_levels) return *metadata.contents_levels;
    if (edition.publication.contents_levels >= 0) return edition.publication.contents_levels;
    return edition.publication.files.size() > 1 ? 2 : 0;
}

std::map<std::string, std::string, std::less<>> variables_of(const Project& project,
                                                             const std::string& language) {
    std::map<std::string, std::string, std::less<>> out;
    for (const auto& [name, values] : project.variables) {
        for (const std::string& tag : {language, std::string()}) {
            if (const auto found = values.find(tag); found != values.end()) {
                out.emplace(name, found->second);
            }
        }
    }
    return out;
}

std::set<std::string, std::less<>> undefined_in(const Project& project,
                                                const document::Document& document) {
    std::set<std::string, std::less<>> out;
    for (const document::Node& node : document.nodes()) {
        const auto* variable = std::get_if<document::Variable>(&node.content);
        if (variable != nullptr && !project.variables.contains(variable->name)) {
            out.insert(variable->name);
        }
    }
    return out;
}

/// One edition on its way: what its forms share, and what only print or only the book has.
class Making {
public:
    Making(const Edition& edition, const Project& project, const Shared& shared, Workers& workers,
           Report& report)
        : edition_(edition),
          project_(project),
          shared_(shared),
          manuscript_(shared.manuscripts.find(edition.publication.id)->second),
          styles_(shared.styles.find(style_paths(edition))->second),
          locale_(text::locale(edition.language)),
          atoms_(shared.atoms),
          workers_(workers),
          report_(report) {
        language_.variables = variables_of(project, edition.language);
        language_.contents_levels = contents_levels(edition, manuscript_.document.metadata());
        language_.cover_image = manuscript_.document.metadata().cover;
    }

    /// All forms. Is the edition a preview?
    bool make() {
        std::optional<Translated> other = translated(manuscript_, edition_, project_, shared_,
                                                     locale_, atoms_, report_.diagnostics);
        if (other) {
            translated_ = std::move(other->document);
            preview_ = other->preview;
            report_.outdated = other->withheld;
        }
        tell_document(edition_, manuscript(), locale_, report_.facts);
        tell_translation(edition_, shared_, report_.facts);
        report_links(manuscript_.document, shared_.neighbours, edition_, report_.diagnostics);
        if (shared_.download_page) {
            report_.facts.details.readability = readability_facts(
                readability::measure(manuscript(), atoms_, shared_.sources), shared_.sources);
        }
        check_plain_language(edition_, manuscript(), shared_, atoms_, report_.diagnostics);
        for (const Form form : edition_.variant.forms) {
            const auto document = localized(form);
            const style::StyledDocument styled =
                cascaded(document, form, styles_.sheets, report_.diagnostics);
            if (form == edition_.variant.forms.front()) tell_brand(styled, report_.facts);
            if (form == Form::pdf && edition_.variant.fit) {
                make_fitted_pdf(document, styled, *edition_.variant.fit);
            } else if (form == Form::pdf) {
                make_pdf(document, styled);
            } else {
                make_epub(document, styled);
            }
        }
        return preview_;
    }

private:
    const document::Document& manuscript() const {
        return translated_ ? *translated_ : manuscript_.document;
    }

    const css::StyleSheet& own() const { return preview_ ? shared_.own_of_previews : shared_.own; }

    document::Document localized(Form form) {
        const std::string other = form == Form::pdf ? "ebook-only" : "print-only";
        l10n::Language language{
            .locale = locale_,
            .without = {other},
            .contents_levels = language_.contents_levels,
            .variables = language_.variables,
            .undefined = undefined_in(project_, manuscript()),
            .addresses = addresses_in(manuscript(), shared_.neighbours, edition_, form),
            .cover_image = language_.cover_image,
            .preview = preview_,
            .heads_notes = form == Form::epub};
        l10n::Localized result =
            l10n::localize(manuscript(), language, atoms_, report_.diagnostics);
        return std::move(result.document);
    }

    style::StyledDocument cascaded(const document::Document& document, Form form,
                                   const std::vector<css::StyleSheet>& sheets,
                                   Diagnostics& diagnostics) {
        style::Surroundings surroundings;
        surroundings.check_contrast = form == Form::pdf;
        surroundings.page_width_pt = locale_.paper.width.to_pt();
        surroundings.page_height_pt = locale_.paper.height.to_pt();
        surroundings.quotes = {{locale_.quotes.open, locale_.quotes.close},
                               {locale_.quotes.inner_open, locale_.quotes.inner_close}};
        return style::cascade(document, own(), sheets, surroundings, atoms_, diagnostics);
    }
    Resources resources() {
        return {*styles_.fonts, shared_.images, shared_.hyphenation, workers_};
    }

    /// Moves the levers of the variant as little as its number of pages asks for.
    void make_fitted_pdf(const document::Document& document, const style::StyledDocument& natural,
                         const Fit& fit) {
        check_levers(styles_.sheets, fit, report_.diagnostics);
        Diagnostics trials;  // what holds at every step is told of the step that is taken
        const auto pages_at = [&](int step) -> std::optional<std::size_t> {
            const std::vector<css::StyleSheet> sheets = moved(styles_.sheets, fit, step);
            const style::StyledDocument styled = cascaded(document, Form::pdf, sheets, trials);
            if (!is_readable(styled, natural)) return std::nullopt;
            return Typesetting(styled, resources(), trials).pages.plans.size();
        };
        const Fitting fitting = find_fitting(fit, pages_at);
        const std::vector<css::StyleSheet> sheets = moved(styles_.sheets, fit, fitting.step);
        const style::StyledDocument styled = cascaded(document, Form::pdf, sheets, trials);
        if (!fitting.fits) {
            const Typesetting furthest(styled, resources(), trials);
            report_unfit(fit, fitting, document, furthest.pages, report_.diagnostics);
        } else if (fitting.step != 0) {
            report_.diagnostics.report({Severity::note, "fit.moved", fit.span,
                                        "to fill " + std::to_string(fitting.wanted) + " pages: " +
                                            describe_levers(styles_.sheets, fit, fitting.step),
                                        ""});
        }
        make_pdf(document, styled);
    }

    void make_pdf(const document::Document& document, const style::StyledDocument& styled) {
        report_.facts.evidence.formats.insert(report_.facts.evidence.formats.end(),
                                              {"PDF/UA-1", "PDF/A-2a"});
        std::size_t pages = 0;
        Result<std::string> bytes = typeset(document, styled, pages);
        if (shared_.shows_pages) return;
        if (!bytes) return failed("pdf.not-written", bytes.failure());
        const std::vector<bool> unseen = style::unseen(styled);
        style::report_unseen(styled, unseen, style::Medium::print, report_.diagnostics);
        check(document, verify::read_pdf(*bytes), unseen);
        report_.outputs.push_back({.role = site::Role::pdf,
                                   .path = output_path(edition_, Form::pdf, preview_),
                                   .bytes = *std::move(bytes),
                                   .pages = pages});
    }

    /// A function of its own, so that boxes and pages are gone before the file is read back.
    Result<std::string> typeset(const document::Document& document,
                                const style::StyledDocument& styled, std::size_t& page_count) {
        const Typesetting set(styled, resources(), report_.diagnostics);
        const paint::Sheets sheets(set.context, set.tree, set.pages);
        if (shared_.shows_pages) {
            shared_.shows_pages(sheets);
            return std::string();
        }
        const pdf::Edition edition{.document = document,
                                   .styles = styled,
                                   .sheets = sheets,
                                   .pages = set.pages.map,
                                   .fonts = *shared_.fonts,
                                   .images = shared_.images,
                                   .bookmarks = set.pages.bookmarks};
        const pdf::Options options{
            .profile = pdf::Profile::ua1_a2a, .time = time_stamp(), .producer = program};
        page_count = sheets.size();
        cover_ = book_cover(document, sheets, *shared_.fonts, shared_.images);
        if (shared_.download_page) add_thumbnail(sheets);
        if (shared_.picture_pixels_per_inch > 0) {
            report_.page_pictures = page_pictures(sheets, *shared_.fonts, shared_.images,
                                                  shared_.picture_pixels_per_inch);
        }
        return pdf::write(edition, options, workers_, report_.diagnostics);
    }

    void add_thumbnail(const paint::Sheets& sheets) {
        Thumbnail picture = thumbnail(sheets, *shared_.fonts, shared_.images);
        if (picture.jpeg.empty()) return;
        report_.outputs.push_back({.role = site::Role::cover,
                                   .path = cover_path(edition_),
                                   .bytes = std::move(picture.jpeg),
                                   .width = picture.width,
                                   .height = picture.height});
    }

    /// In the book's own colours: running text has the reader's.
    void check_contrast(const document::Document& document) {
        style::Surroundings surroundings;
        surroundings.medium = style::Medium::book;
        surroundings.leaves_out = epub::left_out(atoms_);
        surroundings.check_contrast = true;
        Diagnostics all, contrast;
        const style::StyledDocument book =
            style::cascade(document, own(), styles_.sheets, surroundings, atoms_, all);
        style::report_unseen(book, style::unseen(book), style::Medium::book, report_.diagnostics);
        for (const Diagnostic& d : all.all()) {
            if (d.code.starts_with("contrast.")) contrast.report(d);
        }
        report_.diagnostics.merge(contrast);
    }

    void make_epub(const document::Document& document, const style::StyledDocument& styled) {
        report_.facts.evidence.formats.emplace_back("EPUB 3.3");
        check_contrast(document);
        const l10n::Labels labels(locale_.tag);
        const epub::Edition edition{.document = document,
                                    .styles = styled,
                                    .sheets = styles_.sheets,
                                    .own = own(),
                                    .fonts = *styles_.fonts,
                                    .images = shared_.images,
                                    .locale = locale_,
                                    .atoms = atoms_,
                                    .sources = shared_.sources,
                                    .page_source = {},
                                    .cover_jpeg = cover_,
                                    .cover_alternative = document.metadata().title,
                                    .label = [&labels](std::string_view key) {
                                        return labels.found() ? labels[key] : std::string_view();
                                    }};
        Result<std::string> bytes = epub::package(
            edition, {.time = time_stamp(), .generator = program}, report_.diagnostics);
        if (!bytes) return failed("epub.not-written", bytes.failure());
        check(document, verify::read_epub(*bytes), {});
        report_.outputs.push_back({.role = site::Role::epub,
                                   .path = output_path(edition_, Form::epub, preview_),
                                   .bytes = *std::move(bytes),
                                   .pages = 0});
    }

    /// The finished file says what the Document says, or the edition is withheld. Not where an
    /// error stands that nobody can waive: what the author must mend would be told twice.
    void check(const document::Document& document, const Result<verify::Structure>& file,
               const std::vector<bool>& unseen) {
        const auto& found = report_.diagnostics.all();
        const bool is_withheld = std::ranges::any_of(found, [](const Diagnostic& d) {
            return d.severity == Severity::error && !may_be_excused(d);
        });
        if (is_withheld) return;
        if (!file) {
            report_.comparison.report(
                {Severity::error, "verify.unreadable", {}, file.failure().what, ""});
            return;
        }
        const verify::Structure model = verify::structure_of(document, atoms_, unseen);
        verify::compare(document, model, *file, report_.comparison);
        site::Evidence& seen = report_.facts.evidence;
        seen.elements += model.size();
        seen.compared = !report_.comparison.has_errors();
    }

    void failed(std::string_view code, const Failure& failure) {
        report_.diagnostics.report({Severity::error, code, {}, failure.what, ""});
    }

    std::int64_t time_stamp() const {
        return time_of(manuscript_.document.metadata(), shared_.source_date_epoch);
    }

    const Edition& edition_;
    const Project& project_;
    const Shared& shared_;
    const Manuscript& manuscript_;
    const Styles& styles_;
    const text::Locale locale_;
    AtomTable atoms_;  // a copy: localize and cascade intern names of this edition's own
    Workers& workers_;
    Report& report_;
    struct {
        std::map<std::string, std::string, std::less<>> variables;
        int contents_levels = 0;
        std::string cover_image;
    } language_;
    std::string cover_;
    std::optional<document::Document> translated_;
    bool preview_ = false;
};

}  // namespace

Report publish(const Edition& edition, const Project& project, const Shared& shared,
               Workers& workers) {
    Report report;
    report.diagnostics.merge(shared.diagnostics);
    report.diagnostics.merge(shared.manuscripts.find(edition.publication.id)->second.diagnostics);
    report.diagnostics.merge(shared.styles.find(style_paths(edition))->second.diagnostics);
    if (shared.fonts->size() > 0) {
        report.preview = Making(edition, project, shared, workers, report).make();
    }
    return report;
}

void decide(Report& report, const Judge& judge, const std::vector<document::Waiver>& comments,
            Severity fail_on, Met& met) {
    report.diagnostics = judge.rule(report.diagnostics, comments, met);
    if (!report.diagnostics.has_errors()) report.diagnostics.merge(report.comparison);
    report.incomplete = is_incomplete(report.diagnostics);
    if (!stands_against(report.diagnostics, fail_on)) {
        report.verdict = report.preview ? Verdict::preview : Verdict::publishable;
    }
    report.facts.verdict = report.facts.standing = report.verdict;
    report.facts.outdated = report.outdated && report.verdict == Verdict::withheld;
    tell_findings(report.diagnostics, judge.sources(), fail_on, report.facts);
}

bool is_incomplete(const Diagnostics& diagnostics) {
    for (const Diagnostic& d : diagnostics.all()) {
        if (d.severity != Severity::error || d.standing != Standing::stands) continue;
        for (const std::string_view code :
             {"text.missing-glyph", "font.none", "font.missing-file", "l10n.no-labels"}) {
            if (d.code == code) return true;
        }
    }
    return false;
}

bool stands_against(const Diagnostics& diagnostics, Severity fail_on) {
    for (const Diagnostic& d : diagnostics.all()) {
        if (d.severity >= fail_on && d.standing == Standing::stands) return true;
    }
    return false;
}

}  // namespace bifolium::app
