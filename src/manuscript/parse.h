// Markdown and its front matter, to a Document. The only module that knows cmark-gfm and libyaml.
//
// Each file is one cmark parse. Labels of links and notes are a file's own; an id is prefixed with
// its file's stem only on a clash, with a finding; [x](other.md#id) becomes a target inside the
// book. cmark keeps process-wide state while it parses, so this module holds one lock around it.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"
#include "document/document.h"

namespace bifolium::manuscript {

/// What the project lends its manuscripts.
struct Lent {
    const Files& files;                            ///< For `::: include`.
    std::set<std::string, std::less<>> variables;  ///< Names that {{…}} may use.
};

/// Parsing cannot fail: mistakes go to the diagnostics, and a Document always comes back. Adds
/// included files to `sources`. The first chapter's front matter is the book's.
document::Document parse(Sources&, std::span<const SourceId> chapters, const Lent&, AtomTable&,
                         Diagnostics&);

}  // namespace bifolium::manuscript
