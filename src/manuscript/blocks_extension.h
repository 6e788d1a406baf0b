// Our blocks as a cmark-gfm syntax extension: fenced divs, includes, definitions, and the sentinel
// that tells us when all inlines are parsed. Internal to markdown.cpp.
//
// The extension object and its node types are process-wide because cmark's registry is; they are
// made and used only under markdown.cpp's lock.
#pragma once

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <vector>

namespace bifolium::manuscript {

enum class OwnBlock { none, division, inclusion, definition };

/// What the extension tells its parser's owner; set as the extension's private data for one parse.
class ParseEvents {
public:
    std::vector<int> stray_fences;  ///< Lines of `:::` that close nothing.
    std::vector<int> bad_fences;    ///< Lines of `::: …` that open nothing we understand.
    int too_deep = 0;               ///< First line of a div beyond the nesting limit; 0 if none.
    cmark_node* root = nullptr;
    void* owner = nullptr;
    /// Called once, when every block's inlines are parsed, and nothing is joined or resolved yet.
    void (*parsed)(ParseEvents&) = nullptr;
};

/// Attaches ours and binds it to `events` until unbound.
void attach_own_blocks(cmark_parser*, ParseEvents&);
void unbind_own_blocks();
/// After the last line is fed: puts the sentinel at the end.
void append_sentinel(cmark_parser*, cmark_mem*);
OwnBlock own_block(cmark_node*);
/// Whether the division met its closing fence.
bool was_closed(cmark_node* division);

}  // namespace bifolium::manuscript
