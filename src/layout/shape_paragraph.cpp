#include <algorithm>

#include "layout/memo.h"
#include "layout/paragraph_memo.h"
#include "layout/shaped_paragraph.h"

namespace bifolium::layout {

namespace {

/// Atoms are laid out, and with them known the paragraph depends on the width it was shaped for.
void lay_out_atoms(const Context& context, const Box& paragraph, Length inline_size,
                   ShapedParagraph& out) {
    out.atoms.resize(paragraph.children.size());
    for (const InlineItem& item : out.inlines->items) {
        if (item.kind != InlineKind::atom) continue;
        const Space space{inline_size, Length::largest(), {}};
        out.atoms[item.child] = layout_block(context, paragraph.children[item.child], space,
                                             BreakToken::start(), BreakToken::end());
        out.any_width = false;
    }
}

}  // namespace

std::shared_ptr<const ShapedParagraph> shape_paragraph(const Context& context, const Box& paragraph,
                                                       Length inline_size) {
    return shape_paragraph(context, paragraph, paragraph.inlines, inline_size);
}

std::shared_ptr<const ShapedParagraph> shape_paragraph(
    const Context& context, const Box& paragraph, const std::shared_ptr<const Inlines>& inlines,
    Length inline_size) {
    ParagraphMemo& memo = context.memo.paragraphs();
    for (const ParagraphMemo::Kept& kept : memo.shaped) {
        const bool same = kept.inlines.lock() == inlines;
        if (same && (kept.shaped->any_width || kept.inline_size == inline_size)) {
            return kept.shaped;
        }
    }
    auto out = std::make_shared<ShapedParagraph>();
    out->inlines = inlines;
    out->base = context.document.text(inlines->style).direction;
    lay_out_atoms(context, paragraph, inline_size, *out);
    make_units(context, paragraph, inline_size, *out);
    make_frames(context, paragraph, inline_size, *out);
    make_candidates(context, *out);

    ParagraphMemo::Kept kept{inlines, inline_size, out};
    if (memo.shaped.size() < ParagraphMemo::paragraphs_kept) {
        memo.shaped.push_back(std::move(kept));
    } else {
        memo.shaped[memo.next] = std::move(kept);
        memo.next = (memo.next + 1) % ParagraphMemo::paragraphs_kept;
    }
    return out;
}

}  // namespace bifolium::layout
