#include "app/project_checks.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "epub/sheet.h"
#include "l10n/localize.h"
#include "l10n/po.h"
#include "l10n/update.h"
#include "style/cascade.h"
#include "style/useless.h"
#include "style/useless_declarations.h"
#include "text/locale.h"

namespace bifolium::app {

namespace {

constexpr int every_level = 6;

/// What Markdown itself and Bifolium's own containers can bring: a sheet that is ready for them is
/// no slip of the pen.
constexpr std::array<std::string_view, 11> always = {
    "note",      "tip", "important",  "warning",    "caution", "critical",
    "takeaways", "faq", "print-only", "ebook-only", "tight"};

/// A publication's texts as both media have them, with what Bifolium adds to them.
struct Texts {
    std::optional<document::Document> print, book;
    style::Names names;
};

void read_texts(const document::Document& manuscript, AtomTable& atoms, Texts& texts) {
    const text::Locale locale = text::locale(atoms.text(manuscript.metadata().language));
    for (const std::string other : {"ebook-only", "print-only"}) {
        Diagnostics told_elsewhere;
        const l10n::Language language{.locale = locale,
                                      .without = {other},
                                      .contents_levels = every_level,
                                      .variables = {},
                                      .cover_image = manuscript.metadata().cover,
                                      .preview = true,
                                      .heads_notes = other == "print-only"};
        std::optional<document::Document>& text = other == "ebook-only" ? texts.print : texts.book;
        text = l10n::localize(manuscript, language, atoms, told_elsewhere).document;
        texts.names.add(*text, atoms);
    }
}

/// What the sheets say in vain of a publication's texts.
void look_at_declarations(const Texts& texts, const std::vector<css::StyleSheet>& sheets,
                          const css::StyleSheet& own, AtomTable& atoms,
                          style::UselessDeclarations& useless) {
    Diagnostics told_elsewhere;
    style::Surroundings surroundings;
    useless.look_at(style::cascade(*texts.print, own, sheets, surroundings, atoms, told_elsewhere),
                    sheets, atoms);
    surroundings.medium = style::Medium::book;
    surroundings.leaves_out = epub::left_out(atoms);
    useless.look_at(style::cascade(*texts.book, own, sheets, surroundings, atoms, told_elsewhere),
                    sheets, atoms);
}

void check_sheets(const std::vector<Edition>& editions, const Shared& shared,
                  Diagnostics& diagnostics) {
    AtomTable atoms = shared.atoms;  // a copy: localize and the elements intern names
    std::map<std::string, Texts> of_publication;
    std::set<std::pair<std::string, std::vector<std::string>>> looked_at;
    style::UselessDeclarations useless(shared.sources);
    std::map<std::string, std::set<std::string>> users;  // by sheet: publications
    std::map<std::string, const css::StyleSheet*> sheets;
    for (const Edition& edition : editions) {
        const std::string& id = edition.publication.id;
        if (!shared.manuscripts.contains(id)) continue;
        if (!of_publication.contains(id)) {
            read_texts(shared.manuscripts.find(id)->second.document, atoms, of_publication[id]);
        }
        const auto styles = shared.styles.find(style_paths(edition));
        if (styles == shared.styles.end()) continue;
        if (looked_at.emplace(id, styles->first).second) {
            look_at_declarations(of_publication[id], styles->second.sheets, shared.own, atoms,
                                 useless);
        }
        for (const css::StyleSheet& sheet : styles->second.sheets) {
            users[sheet.path].insert(id);
            sheets.emplace(sheet.path, &sheet);
        }
    }
    for (const auto& [path, sheet] : sheets) {
        style::Names names;
        names.classes.insert(always.begin(), always.end());
        for (const std::string& id : users[path]) {
            const style::Names& own = of_publication[id].names;
            names.classes.insert(own.classes.begin(), own.classes.end());
            names.identifiers.insert(own.identifiers.begin(), own.identifiers.end());
        }
        style::report_useless(*sheet, names, atoms, diagnostics);
    }
    useless.report(diagnostics);
}

/// A template that was written holds what the manuscript says now, or translators get old words.
void check_templates(const Project& project, const Shared& shared, const Files& files,
                     Diagnostics& diagnostics) {
    for (const auto& [id, units] : shared.units) {
        const std::string path = project.localization.folder + "/" + id + ".pot";
        const Result<Bytes> bytes = files.read(path);
        if (!bytes) continue;
        const std::string now = l10n::write_po(l10n::template_of(units.all, shared.sources));
        if ((*bytes).view() == now) continue;
        const auto manuscript = shared.manuscripts.find(id);
        diagnostics.report({Severity::warning, "l10n.template-outdated",
                            manuscript->second.document.metadata().span,
                            "'" + path + "' is not what this manuscript says now",
                            "run 'bifolium l10n extract'"});
    }
}

Span place_of_key(Span head, std::string_view key, const Sources& sources) {
    if (!head.source.valid()) return head;
    const std::string_view text =
        sources.text(head.source).substr(head.begin, head.end - head.begin);
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos) return head;
    head.begin += static_cast<std::uint32_t>(at);
    head.end = head.begin + static_cast<std::uint32_t>(key.size());
    return head;
}

}  // namespace

void check_project(const Project& project, const std::vector<Edition>& editions,
                   const Shared& shared, const Files& files, Diagnostics& diagnostics) {
    check_sheets(editions, shared, diagnostics);
    check_templates(project, shared, files, diagnostics);
}

void check_review_dates(const std::vector<site::Edition>& editions, const Shared& shared,
                        const std::string& today, Diagnostics& diagnostics) {
    if (today.empty()) return;
    std::set<std::string> told;
    for (const site::Edition& edition : editions) {
        const std::string& due = edition.next_review;
        if (due.empty() || due >= today || !told.insert(edition.publication).second) continue;
        const auto manuscript = shared.manuscripts.find(edition.publication);
        diagnostics.report({Severity::warning, "frontmatter.review-overdue",
                            manuscript == shared.manuscripts.end()
                                ? Span()
                                : place_of_key(manuscript->second.document.metadata().span,
                                               "next-review", shared.sources),
                            "the review of '" + edition.publication + "' was due on " + due,
                            "let somebody review it, and write the new dates"});
    }
}

}  // namespace bifolium::app
