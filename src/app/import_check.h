// What an import must answer for: every word of the document is in the manuscript, or told as lost
// with its place; and what a document holds besides words is told where it lies.
#pragma once

#include <set>
#include <string>

#include "app/import_file.h"
#include "docx/package.h"
#include "docx/story.h"
#include "pandoc/tree.h"

namespace bifolium::app {

/// Compares the story's words with those of the manuscript, read anew, and reports what is lost;
/// and what the manuscript has besides, if `tells_added`. `head_words` are those that stand in its
/// front matter. The document is the first of the sources.
void check_words(const docx::Story&, SourceId manuscript, const std::string& head_words,
                 bool tells_added, Imported&);

/// What a document says that is no DOCX file, for the same comparison. Equations are left out.
docx::Story story_of(const pandoc::Tree&);

/// How many words of the story the Markdown lacks.
std::size_t count_lost(const docx::Story&, const std::string& markdown,
                       const std::string& head_words);

/// Reports diagrams, fields, headers and all else that is no text of the body; of equations and
/// pictures those that were not taken.
struct Taken {
    std::size_t equations = 0;
    std::set<std::string, std::less<>> pictures;  ///< Names of parts.
};
void report_oddities(const docx::Story&, const docx::Package&, SourceId document, const Taken&,
                     Diagnostics&);

/// The language that most letters are said to be of, as a BCP 47 tag; empty if nobody says. Others
/// that the document uses are reported.
std::string language_of(const docx::Story&, SourceId document, Diagnostics&);

}  // namespace bifolium::app
