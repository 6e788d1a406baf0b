// Boxes: what the styled document generates, before any geometry. One element may make several
// boxes, or none. Built once per edition, in flow order, and const after.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/length.h"
#include "base/range.h"
#include "image/library.h"
#include "layout/inlines.h"
#include "style/cascade.h"

namespace bifolium::layout {

/// A `block` holds block-level children only; inline content is always wrapped in a `paragraph`.
enum class BoxKind : std::uint8_t {
    block,
    paragraph,
    replaced,
    rule,
    table,
    table_caption,
    table_row_group,
    table_row,
    table_cell
};

struct Box {
    BoxKind kind = BoxKind::block;
    style::Source source;  ///< Its node is invalid for anonymous boxes.
    style::StyleId style;  ///< Of an anonymous box: its parent's; only the text group holds then.
    bool anonymous = false;
    bool floats_on_page = false;                  ///< To its top or bottom: out of the flow.
    std::uint32_t column_span = 1, row_span = 1;  ///< Of a table's cell; never 0.
    std::vector<Box> children;                    ///< No deeper than manuscript/ lets nesting go.
    /// Of a paragraph: its inlines. Floats, absolutely positioned and inline blocks inside it are
    /// `children`, named in the inlines by their index.
    std::shared_ptr<const Inlines> inlines;
    std::shared_ptr<const Inlines> marker;  ///< Of a list item with a marker outside.
    std::vector<Box> marker_children;       ///< The marker's pictures: atoms of `marker`.
    image::ImageId image;                   ///< Of a replaced box.
    /// Of a replaced box: its size by itself, at its own resolution.
    Length intrinsic_width, intrinsic_height;
    /// Of a replaced box: `{width=60%}` of the manuscript; holds where the style says auto.
    style::Extent hinted_width, hinted_height;
    style::Source first_line;  ///< Of a paragraph: the ::first-line that its first line is.
    Range notes;               ///< Those that are called inside it, as indices in BoxTree::notes.
};

/// What only document order can tell: counter values at each node, texts and places of targets.
struct GeneratedFacts;  // layout/generated.h

/// The whole document as one box tree: `root` is the body. Counters, quotes, ::before, ::after
/// and ::marker are evaluated here, in reading order.
struct BoxTree {
    Box root;
    std::vector<Box> notes;  ///< What floats to the foot of its page, in the order of the marks.
    std::vector<Box> fixed;  ///< position: fixed: on every page, at the same place.
    /// Everything that only document order can tell, kept for margin boxes and references.
    std::shared_ptr<const GeneratedFacts> facts;
};
BoxTree boxes(const style::StyledDocument&, const image::Library&, Diagnostics&);

}  // namespace bifolium::layout
