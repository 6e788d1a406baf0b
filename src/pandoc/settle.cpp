#include "pandoc/settle.h"

#include <iterator>
#include <utility>
#include <vector>

namespace bifolium::pandoc {

std::string style_of(const Block& block) {
    std::string out(block.attributes.value("custom-style"));
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool is_contents_style(std::string_view style) {
    return style.starts_with("toc ") || style == "toc heading" || style.starts_with("contents ") ||
           style == "table of figures";
}

const Block* only_paragraph(const Block& block) {
    if (block.is<Paragraph>()) return &block;
    if (!block.is<Division>() || block.children.size() != 1) return nullptr;
    return only_paragraph(block.children.front());
}

CaptionOf captions(const Block& block) {
    const std::string style = style_of(block);
    if (only_paragraph(block) == nullptr) return CaptionOf::nothing;
    if (style == "caption") return CaptionOf::any;
    if (style == "table caption" || style == "table") return CaptionOf::table;
    if (style == "image caption" || style == "illustration" || style == "figure" ||
        style == "drawing") {
        return CaptionOf::picture;
    }
    return CaptionOf::nothing;
}

namespace {

/// A paragraph whose end was deleted goes on in the next.
void join_paragraphs(Blocks& blocks, Changes changes) {
    const std::string_view mark =
        changes == Changes::accepted ? "paragraph-deletion" : "paragraph-insertion";
    Blocks out;
    bool joins = false;
    for (Block& block : blocks) {
        join_paragraphs(block.children, changes);
        const bool is_text = block.is<Paragraph>() || block.is<Heading>();
        if (joins && is_text) {
            Inlines& before = out.back().inlines;
            before.push_back({Space{}, {}, {}, {}});
            std::move(block.inlines.begin(), block.inlines.end(), std::back_inserter(before));
        } else {
            out.push_back(std::move(block));
        }
        const Inlines& inlines = out.back().inlines;
        joins = is_text && !inlines.empty() && inlines.back().attributes.has_class(mark);
    }
    blocks = std::move(out);
}

/// Divisions that only name a style go away, but for those whose style says what they are; and in
/// lists so do quotations, which pandoc sees in every indent.
void unwrap(Blocks& blocks, bool in_list) {
    Blocks out;
    for (Block& block : blocks) {
        unwrap(block.children, block.is<Item>() || (in_list && block.is<Division>()));
        const bool speaks = block.attributes.has_class("text-box") ||
                            captions(block) != CaptionOf::nothing ||
                            is_contents_style(style_of(block));
        const bool goes = (block.is<Division>() && !speaks) || (block.is<Quote>() && in_list);
        if (goes) {
            std::move(block.children.begin(), block.children.end(), std::back_inserter(out));
        } else {
            out.push_back(std::move(block));
        }
    }
    blocks = std::move(out);
}

/// What stands between two marks goes into a division of its own.
void fold_boxes(Blocks& blocks, const WriteOptions& options) {
    Blocks out;
    std::vector<std::size_t> open;  // where in `out` a box's blocks begin
    for (Block& block : blocks) {
        fold_boxes(block.children, options);
        const Block* words = only_paragraph(block);
        const std::string text = words == nullptr ? std::string() : words_of(words->inlines);
        if (!text.empty() && text == options.box_begins) {
            open.push_back(out.size());
        } else if (!text.empty() && text == options.box_ends && !open.empty()) {
            Block box{Division{}, {}, {}, {}};
            box.attributes.classes.emplace_back("text-box");
            const auto first = out.begin() + static_cast<std::ptrdiff_t>(open.back());
            open.pop_back();
            box.children.assign(std::make_move_iterator(first), std::make_move_iterator(out.end()));
            out.erase(first, out.end());
            out.push_back(std::move(box));
        } else {
            out.push_back(std::move(block));
        }
    }
    blocks = std::move(out);
}

}  // namespace

void settle(Blocks& blocks, const WriteOptions& options) {
    if (!options.box_begins.empty()) fold_boxes(blocks, options);
    unwrap(blocks, false);
    join_paragraphs(blocks, options.changes);
}

}  // namespace bifolium::pandoc
