// A book while it is read: its chapters and what they include, in sections, with all ids. What both
// a Document and an Outline are made of.
#pragma once

#include <span>

#include "manuscript/block_pass.h"
#include "manuscript/draft.h"
#include "manuscript/parse.h"
#include "manuscript/references.h"

namespace bifolium::manuscript {

struct Book {
    document::Metadata metadata;
    Drafts blocks;
    Targets targets;
    Asides asides;
};

Book read_book(Sources&, std::span<const SourceId> chapters, const Lent&, AtomTable&, Diagnostics&);

}  // namespace bifolium::manuscript
