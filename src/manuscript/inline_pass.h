// InlinePass: the inlines of one block, from cmark's pieces to the Document's nodes: attributes and
// spans, raw HTML, variables, bare e-mail addresses; the pieces joined to texts.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/atom.h"
#include "base/diagnostic.h"
#include "document/metadata.h"
#include "manuscript/draft.h"

namespace bifolium::manuscript {

/// What comments of the manuscript say to us, in the order of the text.
struct Asides {
    std::vector<document::Waiver> waivers;
    std::vector<document::TranslatorNote> translator_notes;
};

/// What the passes over one source share; borrowed.
struct PassContext {
    std::string_view source;  ///< The whole text that spans point into.
    const std::set<std::string, std::less<>>& variables;
    Diagnostics& diagnostics;
    Asides& asides;
    AtomTable& atoms;
    bool in_link = false;  ///< A bare address in a link's text is no second link.
    std::map<std::string, int> dropped_open = {};  ///< Told tags whose end is still to come.
    int dropped_tags = 0;  ///< Told so far: a file full of HTML is told of only so often.
    bool told_control = false;
};

/// Attributes behind links, images and brackets; a bracket with attributes becomes a span.
void apply_attributes(Drafts&, PassContext&);
/// Pairs of raw tags become nodes; what has no node is dropped, with a finding.
void map_raw_tags(Drafts&, PassContext&);
/// Pieces and soft breaks become Text, Variable and Link nodes.
void join_pieces(Drafts&, PassContext&);

/// All of the above, in order, on the children of a block and below.
void finish_inlines(Drafts&, PassContext&);

/// Takes the attributes at the end of a heading's text off it, or of a cell's, or of a caption's.
void take_heading_attributes(Draft& heading, PassContext&);

/// Takes a mark and the blanks after it off the first pieces.
void take_mark(Drafts& inlines, std::string_view mark);

/// A block of raw HTML as the inlines that it holds.
Drafts inlines_of_html(const Draft& raw_block, std::string_view source);

/// Text that XML can carry; what is replaced is told.
std::string sanitized(std::string_view text, Span, PassContext&);

/// Known keys (lang, dir) move from the pairs into their fields; for images also width, height and
/// alt. The rest are findings.
void settle_attributes(Draft&, PassContext&);

}  // namespace bifolium::manuscript
