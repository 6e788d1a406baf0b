// What a run has one of: sources, atoms, style sheets, fonts, pictures, parsed manuscripts. Filled
// on one thread, const while editions are published side by side.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/neighbours.h"
#include "app/project.h"
#include "app/svg_painter.h"
#include "app/terms.h"
#include "base/atom.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "cache/inputs.h"
#include "css/stylesheet.h"
#include "document/document.h"
#include "document/metadata.h"
#include "font/library.h"
#include "font/selection.h"
#include "image/library.h"
#include "l10n/catalogue.h"
#include "paint/display_list.h"
#include "readability/advice.h"
#include "text/hyphenation.h"

namespace bifolium::app {

/// The author's style sheets of one edition, and the faces that their @font-face rules name.
struct Styles {
    std::vector<css::StyleSheet> sheets;
    std::unique_ptr<font::Selection> fonts;
    Diagnostics diagnostics;
    cache::Inputs inputs;    ///< The sheets and what they import.
    cache::Inputs pictures;  ///< What the sheets show.
    bool has_drawings = false;
};

struct Manuscript {
    document::Document document;
    Diagnostics diagnostics;
    cache::Inputs inputs;
    cache::Inputs pictures;
    cache::Inputs neighbours;  ///< Facts, not files: what links into other texts depend on.
    bool has_drawings = false;
};

/// What the translator translates, with the findings of cutting it from the manuscript.
struct Units {
    std::vector<l10n::Unit> all;
    Diagnostics diagnostics;
};

/// The translations of one publication into one language.
struct Catalogue {
    l10n::PoFile own, common;
    l10n::Reviews reviews;
    std::vector<l10n::Choice> choices;  ///< By unit of the publication.
    document::Document passages;        ///< What the choices say, a Paragraph for each.
    bool checked = false;               ///< The findings below have those of the checks.
    Diagnostics diagnostics;
};

/// What `check` holds against the wording of each publication.
struct PlainLanguage {
    /// Of the baseline (readability_ratchet.h).
    std::map<std::string, std::map<std::string, double>> records;
    readability::Advice advice = readability::Advice::abbreviations;
};

struct Shared {
    Sources sources;
    AtomTable atoms;
    css::StyleSheet own;
    css::StyleSheet own_of_previews;  ///< The same, and a notice on every page.
    std::optional<font::Library> fonts;
    /// For text in drawings: the faces of all sheets, since a drawing is read once for all
    /// editions.
    std::unique_ptr<font::Selection> lettering;
    std::optional<Digest> lettering_digest;   ///< Of what makes it, but for the fonts.
    std::unique_ptr<SvgPainter> svg_painter;  ///< Null where there is no rsvg-convert.
    image::Library images;
    text::Hyphenation hyphenation;
    Neighbours neighbours;    ///< None for a lone manuscript.
    Diagnostics diagnostics;  ///< Of what every edition uses: fonts, bifolium's own sheet.
    std::map<std::string, Manuscript, std::less<>> manuscripts;  ///< By publication id.
    std::map<std::vector<std::string>, Styles> styles;           ///< By the list of paths.
    std::optional<PlainLanguage> plain_language;                 ///< None in a build.
    std::optional<std::vector<Term>> terms;  ///< Of the project's glossary, once it was read.
    /// By publication, where it has a catalogue.
    std::map<std::string, Units, std::less<>> units;
    /// By publication and language; none for a manuscript's own language.
    std::map<std::pair<std::string, std::string>, Catalogue> catalogues;
    /// What was looked for and read of them, also where none was found.
    std::map<std::pair<std::string, std::string>, cache::Inputs> catalogue_inputs;
    cache::Inputs own_inputs;  ///< What every edition uses: fonts, patterns, sheets, the glossary.
    /// What manuscripts say of findings; by publication, also of one that was not read again.
    std::map<std::string, std::vector<document::Waiver>, std::less<>> comments;
    std::map<std::string, cache::Input> picture_inputs;  ///< By path: each is read once.
    std::int64_t source_date_epoch = -1;                 ///< -1: not set.
    bool download_page = false;          ///< Editions come with what it shows: covers and reports.
    bool has_painter = false;            ///< A program is there that paints drawings.
    double picture_pixels_per_inch = 0;  ///< 0: no pictures of pages are asked for.
    /// If there is one, a PDF's pages are lent to it, and no PDF is written.
    std::function<void(const paint::Sheets&)> shows_pages;
};

/// The author's sheets of an edition, in the order of the cascade: the variant's, then the
/// publication's, then its language's.
std::vector<std::string> style_paths(const Edition&);

/// Reads the manifests of the fonts, the hyphenation patterns and bifolium's own style sheet, once.
void load_own(Shared&, const Files&);

/// From now on drawings that are not understood whole are painted by `program`, in the fonts of
/// these folders.
void paint_drawings_with(Shared&, const std::filesystem::path& program,
                         std::vector<std::filesystem::path> font_folders);

/// Reads a publication's manuscript, once. What cannot be read is a finding of that publication.
void load_manuscript(Shared&, const Project&, const Publication&, const Files&);
void load_manuscripts(Shared&, const Project&, const Files&);

/// Reads every style sheet that the editions need.
void load_styles(Shared&, const std::vector<Edition>&, const Files&);

/// Reads the pictures of the editions' sheets and manuscripts, when these have been read: drawings
/// are lettered in the fonts of all sheets.
void load_pictures(Shared&, const std::vector<Edition>&, const Files&);

}  // namespace bifolium::app
