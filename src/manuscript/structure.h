// Structure: the book's blocks under their headings. A heading opens a Section, which gets the
// heading's id and classes; skipped levels are closed up; in `.faq`, sections are questions.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/draft.h"

namespace bifolium::manuscript {

/// `top_level`: of the outermost headings; 2 where the title, made by l10n, is the only h1.
Drafts build_sections(Drafts, int top_level, Diagnostics&);

/// Whether any heading, at any depth, is of level 1 as written.
bool has_level_one(const Drafts&);

/// Footnotes: numbers by first reference, bodies to the end of the level-1 section that refers to
/// them first. Undefined, unused and doubly defined notes are errors.
void place_notes(Drafts&, Diagnostics&);

}  // namespace bifolium::manuscript
