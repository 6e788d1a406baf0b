#include "base/overloaded.h"
#include "layout/box_builder.h"

#include <utility>

namespace bifolium::layout {

using document::NodeId;
using style::Display;
using style::PseudoElement;
using style::Source;

namespace {

bool is_page_float(const style::BoxStyle& box) {
    return box.floating == style::Float::page_top || box.floating == style::Float::page_bottom;
}

/// Nothing is left of it without its box.
bool is_replaced(const document::Content& content) {
    return std::holds_alternative<document::Image>(content) ||
           std::holds_alternative<document::ThematicBreak>(content) ||
           std::holds_alternative<document::LineBreak>(content);
}

bool is_table_part(Display display) {
    switch (display) {
        case Display::table_header_group:
        case Display::table_row_group:
        case Display::table_footer_group:
        case Display::table_row:
        case Display::table_cell:
        case Display::table_caption:
        case Display::table_column_group:
        case Display::table_column:
            return true;
        case Display::none:
        case Display::contents:
        case Display::block:
        case Display::flow_root:
        case Display::inline_flow:
        case Display::inline_block:
        case Display::list_item:
        case Display::table:
        case Display::inline_table:
            return false;
    }
    return false;
}

}  // namespace

BoxTree boxes(const style::StyledDocument& document, const image::Library& images, Diagnostics&) {
    auto facts = std::make_shared<GeneratedFacts>();
    find_targets(document, *facts);
    BoxBuilder builder(document, images, *facts);
    Box root = builder.root();
    return {std::move(root), builder.take_notes(), builder.take_fixed(), std::move(facts)};
}

BoxBuilder::BoxBuilder(const style::StyledDocument& document, const image::Library& images,
                       GeneratedFacts& facts)
    : document_(document), images_(images), generation_(document, facts) {}

Box BoxBuilder::root() {
    return block(document_.document().root(), BoxKind::block);
}

Display BoxBuilder::display(const Source& source) const {
    return document_.box(document_.style(source)).display;
}

/// A page's floats are its own: one inside of a table, a float or an inline block stays there.
bool BoxBuilder::leaves_flow(const style::BoxStyle& box) const {
    const bool floats = box.floating == style::Float::left || box.floating == style::Float::right;
    return floats || box.is_absolute() || (is_page_float(box) && enclosed_ == 0);
}

InlineSource BoxBuilder::inline_source(const Source& source) const {
    return {source, document_.style(source), document_.atoms().text(node(source.node).language)};
}

Box BoxBuilder::make_box(BoxKind kind, const Source& source) const {
    Box box;
    box.kind = kind;
    box.source = source;
    box.style = document_.style(source);
    return box;
}

Box BoxBuilder::anonymous(BoxKind kind, const Box& parent) const {
    Box box;
    box.kind = kind;
    box.style = parent.style;
    box.anonymous = true;
    return box;
}

// --- Flows: block-level boxes and anonymous paragraphs ---

InlineBuilder& BoxBuilder::paragraph(BoxFlow& flow) {
    if (flow.inlines) return *flow.inlines;
    flow.inlines.emplace(document_, flow.box.style, flow.language);
    for (const InsideMarker& marker : std::exchange(markers_, {})) {
        items(marker.content, marker.from, flow);
    }
    for (OpenInline& open : flow.open) {
        flow.inlines->open(open.from, open.isolate, open.continues);
        open.continues = true;
    }
    return *flow.inlines;
}

void BoxBuilder::flush(BoxFlow& flow) {
    if (!flow.inlines) return;
    const bool empty = flow.inlines->empty();
    Box box = anonymous(BoxKind::paragraph, flow.box);
    box.inlines = flow.inlines->finish();
    box.children = std::exchange(flow.children, {});
    flow.inlines.reset();
    if (!empty) {
        const Source line{flow.box.source.node, PseudoElement::first_line};
        const bool is_first = std::none_of(
            flow.box.children.begin(), flow.box.children.end(), [&](const Box& before) {
                return before.anonymous || !leaves_flow(document_.box(before.style));
            });
        if (is_first && line.node.valid() && document_.style(line).valid()) box.first_line = line;
        flow.box.children.push_back(std::move(box));
        return;
    }
    for (OpenInline& open : flow.open) open.continues = false;  // nothing was shown of them
}

void BoxBuilder::add_block(Box box, BoxFlow& flow) {
    flush(flow);
    flow.box.children.push_back(std::move(box));
}

/// At the beginning of a paragraph it stands before it; further on, in it.
void BoxBuilder::add_out_of_flow(Box box, BoxFlow& flow) {
    if (document_.box(box.style).position == style::Position::fixed) {
        fixed_.push_back(std::move(box));
        return;
    }
    if (!flow.inlines || flow.inlines->empty()) {
        flow.box.children.push_back(std::move(box));
        return;
    }
    const InlineSource from = inline_source(box.source);
    call_those_in(box, flow);
    const auto child = static_cast<std::uint32_t>(flow.children.size());
    if (box.floats_on_page) {
        flow.inlines->call_page_float(child);
    } else {
        flow.inlines->anchor(from, child);
    }
    flow.children.push_back(std::move(box));
}

void BoxBuilder::add_atom(Box box, const InlineSource& from, BoxFlow& flow) {
    paragraph(flow).atom(from, static_cast<std::uint32_t>(flow.children.size()));
    call_those_in(box, flow);
    flow.children.push_back(std::move(box));
}

// --- Elements ---

void BoxBuilder::children(NodeId id, BoxFlow& flow) {
    for (NodeId c = document_.document().first_child(id); c.valid();
         c = document_.document().next_sibling(c)) {
        child(c, flow);
    }
}

void BoxBuilder::child(NodeId id, BoxFlow& flow) {
    if (const auto* text = std::get_if<document::Text>(&node(id).content)) {
        if (text->text.empty()) return;
        if (letter_ && take_first_letter(id, text->text, flow)) return;
        paragraph(flow).text(inline_source({id, PseudoElement::none}), text->text);
        return;
    }
    element(id, flow);
}

void BoxBuilder::element(NodeId id, BoxFlow& flow) {
    const Source source{id, PseudoElement::none};
    const style::BoxStyle& style = document_.box(document_.style(source));
    if (style.display == Display::none) return;
    if (style.floating == style::Float::footnote) {
        if (!std::holds_alternative<document::Note>(node(id).content)) return footnote(id, flow);
        if (to_the_foot(id)) return;
    }
    if (leaves_flow(style)) {
        Box box = to_be_floated(id);
        box.floats_on_page = is_page_float(style);
        add_out_of_flow(std::move(box), flow);
        return;
    }
    if (is_table_part(style.display)) return stray_table_part(id, flow);
    switch (style.display) {
        case Display::contents:
            if (!is_replaced(node(id).content)) {
                generation_.enter(source);
                inline_content(id, flow);
                generation_.leave();
            }
            break;
        case Display::inline_flow:
            inline_element(id, flow);
            break;
        case Display::inline_block:
        case Display::inline_table:
            letter_.reset();
            ++enclosed_;
            add_atom(block_level(id), inline_source(source), flow);
            --enclosed_;
            break;
        case Display::block:
        case Display::flow_root:
        case Display::list_item:
        case Display::table: {
            flush(flow);
            Box box = block_level(id);
            // Of notes that have all gone to the foot of their pages nothing is left here.
            const bool notes = std::holds_alternative<document::Notes>(node(id).content);
            if (!notes || !box.children.empty()) add_block(std::move(box), flow);
            break;
        }
        case Display::none:
        case Display::table_header_group:
        case Display::table_row_group:
        case Display::table_footer_group:
        case Display::table_row:
        case Display::table_cell:
        case Display::table_caption:
        case Display::table_column_group:
        case Display::table_column:
            break;  // seen to above
    }
}

void BoxBuilder::inline_element(NodeId id, BoxFlow& flow) {
    const Source source{id, PseudoElement::none};
    const InlineSource from = inline_source(source);
    if (std::holds_alternative<document::LineBreak>(node(id).content)) {
        paragraph(flow).forced_break(from);
        return;
    }
    const auto* image = std::get_if<document::Image>(&node(id).content);
    if (image != nullptr && images_.find(image->path).valid()) {
        letter_.reset();
        generation_.enter(source);
        add_atom(replaced(id), from, flow);
        generation_.leave();
        return;
    }
    generation_.enter(source);
    const bool started = flow.inlines.has_value();
    flow.open.push_back({from, node(id).direction});
    if (started) {
        flow.inlines->open(from, node(id).direction, false);
        flow.open.back().continues = true;
    }
    inline_content(id, flow);
    if (flow.inlines) flow.inlines->close(false);
    flow.open.pop_back();
    generation_.leave();
}

void BoxBuilder::inline_content(NodeId id, BoxFlow& flow) {
    const InlineSource from = inline_source({id, PseudoElement::none});
    const document::Content& content = node(id).content;
    if (const auto* reference = std::get_if<document::NoteReference>(&content)) {
        return mark(id, *reference, flow);
    }
    pseudo({id, PseudoElement::before}, flow);
    if (const auto* image = std::get_if<document::Image>(&content)) {
        paragraph(flow).generated(from, image->alternative);  // the picture is missing: a finding
    } else if (const auto* variable = std::get_if<document::Variable>(&content)) {
        paragraph(flow).generated(from, "{{" + variable->name + "}}");
    }
    children(id, flow);
    pseudo({id, PseudoElement::after}, flow);
}

Box BoxBuilder::block_level(NodeId id) {
    const Source source{id, PseudoElement::none};
    const document::Content& content = node(id).content;
    const Display how = display(source);
    if (std::holds_alternative<document::ThematicBreak>(content)) {
        generation_.enter(source);
        Box box = make_box(BoxKind::rule, source);
        generation_.leave();
        return box;
    }
    if (const auto* image = std::get_if<document::Image>(&content)) {
        if (images_.find(image->path).valid()) {
            generation_.enter(source);
            Box box = replaced(id);
            generation_.leave();
            return box;
        }
    }
    if (how == Display::table || how == Display::inline_table) return table(id);
    return block(id, BoxKind::block);
}

Box BoxBuilder::block(NodeId id, BoxKind kind) {
    Box box = make_box(kind, {id, PseudoElement::none});
    BoxFlow flow{.box = box, .language = document_.atoms().text(node(id).language)};
    box.notes.begin = notes_called();
    generation_.enter(box.source);
    if (document_.box(box.style).floating == style::Float::footnote) {
        marks_[id] = generation_.content({id, PseudoElement::footnote_call});
    }
    content_of(id, flow);
    if (kind == BoxKind::block && document_.box(box.style).columns.is_multicol()) {
        Box content = anonymous(BoxKind::block, box);
        content.children = std::exchange(box.children, {});
        box.children.push_back(std::move(content));
    }
    generation_.leave();
    box.notes.end = notes_called();
    return box;
}

void BoxBuilder::content_of(NodeId id, BoxFlow& flow) {
    if (display({id, PseudoElement::none}) == Display::list_item)
        list_marker(id, flow);
    else
        footnote_marker(id, flow);
    const Source letter{id, PseudoElement::first_letter};
    const auto around = letter_;
    if (document_.style(letter).valid()) letter_ = letter;
    inline_content(id, flow);
    if (letter_ == letter) letter_ = around;
    if (!markers_.empty()) paragraph(flow);  // an item with nothing in it still shows its marker
    flush(flow);
}

/// Outside it is a line of its own beside the item; inside it begins the item's first paragraph,
/// even if that is a child's.
void BoxBuilder::list_marker(NodeId id, BoxFlow& flow) {
    const Source source{id, PseudoElement::marker};
    if (!document_.style(source).valid()) return;
    const style::TextStyle& text = document_.text(flow.box.style);
    if (text.list_style_position == style::ListStylePosition::inside) {
        markers_.push_back({inline_source(source), generation_.marker(id)});
        return;
    }
    Box box = make_box(BoxKind::block, source);
    generation_.enter(source);
    BoxFlow own{.box = box, .language = flow.language};
    own.inlines.emplace(document_, box.style, flow.language);
    items(generation_.marker(id), inline_source(source), own);
    generation_.leave();
    if (own.inlines->empty()) return;
    flow.box.marker = own.inlines->finish();
    flow.box.marker_children = std::move(own.children);
}

// --- Generated content ---

void BoxBuilder::pseudo(const Source& source, BoxFlow& flow) {
    const style::StyleId id = document_.style(source);
    if (!id.valid()) return;
    if (document_.content(source).kind != style::Content::Kind::items) return;
    const style::BoxStyle& style = document_.box(id);
    if (style.display == Display::none) return;
    generation_.enter(source);
    const std::vector<GeneratedItem> content = generation_.content(source);
    const InlineSource from = inline_source(source);
    if (style.display == Display::inline_flow && !leaves_flow(style)) {
        InlineBuilder& inlines = paragraph(flow);
        inlines.open(from, std::nullopt, false);
        items(content, from, flow);
        inlines.close(false);
    } else {
        Box box = make_box(BoxKind::block, source);
        BoxFlow own{.box = box, .language = from.language};
        const auto markers = std::exchange(markers_, {});
        items(content, from, own);
        flush(own);
        markers_ = markers;
        box.floats_on_page = leaves_flow(style) && is_page_float(style);
        if (leaves_flow(style))
            add_out_of_flow(std::move(box), flow);
        else if (style.display == Display::inline_block || style.display == Display::inline_table)
            add_atom(std::move(box), from, flow);
        else
            add_block(std::move(box), flow);
    }
    generation_.leave();
}

void BoxBuilder::items(const std::vector<GeneratedItem>& content, const InlineSource& from,
                       BoxFlow& flow) {
    for (const GeneratedItem& item : content) {
        std::visit(
            Overloaded{
                [&](const std::string& text) { paragraph(flow).generated(from, text); },
                [&](const style::Leader& leader) { paragraph(flow).leader(from, leader.pattern); },
                [&](const style::TargetText& target) { paragraph(flow).reference(from, target); },
                [&](const style::ContentImage& image) { picture(image.path, from, flow); },
            },
            item);
    }
}

void BoxBuilder::picture(std::string_view path, const InlineSource& from, BoxFlow& flow) {
    const image::ImageId image = images_.find(path);
    if (!image.valid()) return;  // a finding already, where the sheet names it
    add_atom(replaced(image, from.source), from, flow);
}

}  // namespace bifolium::layout
