// TreeReader: cmark-gfm's tree to drafts, without recursion: hostile nesting only ends in a
// finding, and its text stays. Internal to markdown.cpp.
#pragma once

#include <cmark-gfm.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "manuscript/body.h"
#include "manuscript/draft.h"
#include "manuscript/locator.h"

namespace bifolium::manuscript {

class TreeReader {
public:
    TreeReader(const Body& body, Diagnostics& diagnostics)
        : body_(body), locator_(body), diagnostics_(diagnostics) {}

    Drafts read(cmark_node* root);

private:
    bool enter(cmark_node*);  ///< True if a draft was opened for it.
    void leave(cmark_node*);
    bool enter_block(cmark_node*);
    bool enter_own(cmark_node*);
    bool enter_table_part(cmark_node*);
    bool enter_inline(cmark_node*);
    bool open(Matter, Span);
    void leaf(Matter, Span, std::string_view text = {});
    void text(cmark_node*);
    void code(cmark_node*);
    void note_mark(cmark_node*);
    bool link(cmark_node*, bool image);
    void enter_inlines_of(cmark_node*);
    bool too_deep(cmark_node*, bool counts, std::size_t depth);
    Span block_span(cmark_node*) const;
    Span note_span(Span) const;  ///< cmark's begins behind the label.

    const Body& body_;
    Locator locator_;
    Diagnostics& diagnostics_;
    Drafts open_;
    std::size_t containers_ = 0, inlines_ = 0;
    bool told_too_deep_ = false;
    std::vector<std::uint8_t> alignments_;  // of the table that is open
};

/// Surplus and missing cells, which cmark-gfm drops and pads in silence.
void check_row(const Body&, int line, std::uint32_t begin, std::size_t columns, Diagnostics&);

}  // namespace bifolium::manuscript
