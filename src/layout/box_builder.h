// BoxBuilder: walks the styled document in reading order and makes its boxes. Inline content is
// gathered into anonymous paragraphs; a block inside an inline box cuts the paragraph in two; parts
// of tables that lack a parent get one. https://www.w3.org/TR/css-display-3/#box-generation
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "layout/box.h"
#include "layout/generated.h"
#include "layout/generation.h"
#include "layout/inline_builder.h"

namespace bifolium::layout {

/// An inline box that is open around what comes next.
struct OpenInline {
    InlineSource from;
    std::optional<Direction> isolate;
    bool continues = false;  ///< Its start stands in an earlier paragraph.
};

/// A box being filled with block-level and inline content.
struct BoxFlow {
    Box& box;
    std::string_view language;
    std::optional<InlineBuilder> inlines = std::nullopt;
    std::vector<Box> children = {};  ///< Of the paragraph that `inlines` is for.
    std::vector<OpenInline> open = {};
};

class BoxBuilder {
public:
    BoxBuilder(const style::StyledDocument&, const image::Library&, GeneratedFacts&);
    Box root();
    std::vector<Box> take_notes() { return std::move(notes_); }
    std::vector<Box> take_fixed() { return std::move(fixed_); }

private:
    const document::Node& node(document::NodeId id) const { return document_.document()[id]; }
    style::Display display(const style::Source&) const;
    bool leaves_flow(const style::BoxStyle&) const;
    InlineSource inline_source(const style::Source&) const;
    Box make_box(BoxKind, const style::Source&) const;
    Box anonymous(BoxKind, const Box& parent) const;

    void children(document::NodeId, BoxFlow&);
    void child(document::NodeId, BoxFlow&);
    void element(document::NodeId, BoxFlow&);
    void inline_element(document::NodeId, BoxFlow&);
    void inline_content(document::NodeId, BoxFlow&);
    void pseudo(const style::Source&, BoxFlow&);
    void items(const std::vector<GeneratedItem>&, const InlineSource&, BoxFlow&);
    void picture(std::string_view path, const InlineSource&, BoxFlow&);

    bool take_first_letter(document::NodeId, std::string_view, BoxFlow&);
    Box block(document::NodeId, BoxKind);
    void content_of(document::NodeId, BoxFlow&);
    Box replaced(document::NodeId) const;
    Box replaced(image::ImageId, const style::Source&) const;
    Box block_level(document::NodeId);
    void list_marker(document::NodeId, BoxFlow&);
    void add_block(Box, BoxFlow&);
    void add_out_of_flow(Box, BoxFlow&);
    void add_atom(Box, const InlineSource&, BoxFlow&);
    InlineBuilder& paragraph(BoxFlow&);
    void call(const document::NoteReference&, BoxFlow&);
    void mark(document::NodeId, const document::NoteReference&, BoxFlow&);
    void footnote(document::NodeId, BoxFlow&);
    bool keeps_block(style::StyleId note) const;
    Box to_be_floated(document::NodeId);
    void footnote_marker(document::NodeId, const BoxFlow&);
    void call_those_in(const Box&, BoxFlow&);
    bool to_the_foot(document::NodeId);
    std::uint32_t notes_called() const { return static_cast<std::uint32_t>(notes_.size()); }
    void flush(BoxFlow&);

    Box table(document::NodeId);
    void table_part(document::NodeId, Box& table);
    void group_part(document::NodeId, Box& group);
    void row_part(document::NodeId, Box& row);
    Box row_group(document::NodeId);
    Box row(document::NodeId);
    Box& last_anonymous(Box& parent, BoxKind) const;
    bool is_nothing(document::NodeId) const;
    void stray_table_part(document::NodeId, BoxFlow&);

    const style::StyledDocument& document_;
    const image::Library& images_;
    Generation generation_;
    /// Markers inside their items, for the next paragraph to begin with.
    struct InsideMarker {
        InlineSource from;
        std::vector<GeneratedItem> content;
    };
    std::vector<InsideMarker> markers_;
    /// ::first-letter of the block whose first words are still to come.
    std::optional<style::Source> letter_;
    std::vector<Box> fixed_;  ///< In the order of the document.
    int enclosed_ = 0;        ///< Open boxes that are laid out by themselves: tables, floats.
    std::vector<Box> notes_;  ///< By the order of their marks; empty until they are come to.
    std::map<document::NodeId, std::uint32_t> called_;
    /// What marks the elements at the foot, as it is when they begin to count.
    std::map<document::NodeId, std::vector<GeneratedItem>> marks_;
};

}  // namespace bifolium::layout
