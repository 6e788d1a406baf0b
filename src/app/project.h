// The project file, bifolium.yaml, as checked facts. An unknown key is a finding with the nearest
// known one; what is missing has a default, so an article alone is a project too.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/fit.h"
#include "app/project_l10n.h"
#include "app/rulings.h"
#include "base/diagnostic.h"
#include "manuscript/settings.h"

namespace bifolium::app {

struct Publication {
    std::string id;
    std::vector<std::string> files;      ///< Chapters of one book, relative to the project.
    std::vector<std::string> languages;  ///< BCP 47; those to build.
    std::vector<std::string> styles;     ///< In every variant, after the variant's.
    /// Where 'styles' names variants: their sheets, between the variant's and those above. The
    /// publication is then made in these variants only.
    std::map<std::string, std::vector<std::string>, std::less<>> styles_of_variants;
    int contents_levels = -1;  ///< -1: none for one file, two for several; front matter wins.
    Span span;
};

enum class Form : std::uint8_t { pdf, epub };

struct Variant {
    std::string name;
    std::vector<Form> forms;
    std::vector<std::string> styles;
    std::optional<Fit> fit;  ///< Of its PDF.
};

struct Project {
    std::string source_language;  ///< Of manuscripts that do not say; empty: "en".
    std::string url;              ///< Where the output folder is published, with a '/'; or empty.
    std::vector<Publication> publications;
    std::vector<Variant> variants;
    /// By name, then by language; "" holds for every language.
    std::map<std::string, std::map<std::string, std::string>, std::less<>> variables;
    Severity fail_on = Severity::error;
    Localization localization;
    Rulings rulings;
};

Project read_project(const Sources&, SourceId, Diagnostics&);

/// `bifolium build article.md`: one publication named after the file, the standard variant.
Project project_of(const std::string& file);

/// publications × their languages × their variants, in the project's order. Borrows the project.
struct Edition {
    const Publication& publication;
    const Variant& variant;
    std::string language;
    std::string language_style;  ///< "styles/ar.css" where the project has it; after all others.
};
std::vector<Edition> editions(const Project&);

/// "en/msc-large-print.pdf": the variant's name is left out for the standard one. A preview is
/// "de/msc-preview.pdf".
std::string output_path(const Edition&, Form, bool preview = false);

/// "covers/en/msc-large-print.jpg", whatever the verdict.
std::string cover_path(const Edition&);
/// "report/en/msc-large-print.html".
std::string report_path(const Edition&);

/// Letters, digits, '-', '_' and '.', not first: what may become part of a file name.
bool is_file_name(std::string_view);

}  // namespace bifolium::app
