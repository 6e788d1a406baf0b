// Markdown and its front matter, to a Document. The only module that knows cmark-gfm and libyaml.
//
// Each file is one cmark parse. Labels of links and notes are a file's own; an id is prefixed with
// its file's stem only on a clash, with a finding; [x](other.md#id) becomes a target inside the
// book, or the path and id of another text of the project. cmark keeps process-wide state while it
// parses, so this module holds one lock around it.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "base/diagnostic.h"
#include "base/files.h"
#include "document/document.h"

namespace bifolium::manuscript {

/// A text of the project as links from others see it. Ids are those that its own book has.
struct Outline {
    std::string title;
    /// By path of a chapter: the id that it begins with; empty for the first.
    std::map<std::string, std::string, std::less<>> beginnings;
    std::map<std::pair<std::string, std::string>, std::string>
        in_file;                                               ///< By path, id as written.
    std::map<std::string, std::string, std::less<>> anywhere;  ///< By id as written.
    std::map<std::string, std::string, std::less<>> words;     ///< By id.
};

/// What the project lends its manuscripts.
struct Lent {
    const Files& files;                            ///< For `::: include`.
    std::set<std::string, std::less<>> variables;  ///< Names that {{…}} may use.
    /// The other text that has this file; null if none has. Asked for each file that a link names.
    std::function<const Outline*(const std::string& path)> other = {};
    std::set<std::string, std::less<>> files_of_others = {};  ///< What may have been meant.
};

/// Parsing cannot fail: mistakes go to the diagnostics, and a Document always comes back. Adds
/// included files to `sources`. The first chapter's front matter is the book's.
document::Document parse(Sources&, std::span<const SourceId> chapters, const Lent&, AtomTable&,
                         Diagnostics&);

/// Its mistakes are told when it is parsed.
Outline outline(Sources&, std::span<const SourceId> chapters, const Lent&, AtomTable&);

}  // namespace bifolium::manuscript
