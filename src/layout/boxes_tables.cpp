// Tables: captions, row groups, rows and cells, and the parts that the author left out.
// https://www.w3.org/TR/css-tables-3/#fixup-algorithm
#include <algorithm>
#include <utility>

#include "layout/box_builder.h"

namespace bifolium::layout {

using document::NodeId;
using style::Display;
using style::PseudoElement;
using style::Source;

namespace {

bool is_row_group(Display display) {
    return display == Display::table_header_group || display == Display::table_row_group ||
           display == Display::table_footer_group;
}

bool is_column(Display display) {
    return display == Display::table_column || display == Display::table_column_group;
}

bool is_white(std::string_view text) {
    return text.find_first_not_of(" \t\n\r\f") == std::string_view::npos;
}

}  // namespace

/// White space between the parts of a table, and what is not shown.
bool BoxBuilder::is_nothing(NodeId id) const {
    if (const auto* text = std::get_if<document::Text>(&node(id).content)) {
        return is_white(text->text);
    }
    const Display how = display({id, PseudoElement::none});
    return how == Display::none || is_column(how);
}

/// The anonymous box at the end of `parent`, made if there is none: so a row of stray cells is one.
Box& BoxBuilder::last_anonymous(Box& parent, BoxKind kind) const {
    const bool there = !parent.children.empty() && parent.children.back().anonymous &&
                       parent.children.back().kind == kind;
    if (!there) parent.children.push_back(anonymous(kind, parent));
    return parent.children.back();
}

Box BoxBuilder::table(NodeId id) {
    Box box = make_box(BoxKind::table, {id, PseudoElement::none});
    ++enclosed_;
    generation_.enter(box.source);
    for (NodeId c = document_.document().first_child(id); c.valid();
         c = document_.document().next_sibling(c)) {
        table_part(c, box);
    }
    generation_.leave();
    --enclosed_;
    return box;
}

void BoxBuilder::table_part(NodeId id, Box& table) {
    if (is_nothing(id)) return;
    const Display how = display({id, PseudoElement::none});
    if (how == Display::table_caption) {
        table.children.push_back(block(id, BoxKind::table_caption));
    } else if (is_row_group(how)) {
        table.children.push_back(row_group(id));
    } else {
        group_part(id, last_anonymous(table, BoxKind::table_row_group));
    }
}

Box BoxBuilder::row_group(NodeId id) {
    Box box = make_box(BoxKind::table_row_group, {id, PseudoElement::none});
    generation_.enter(box.source);
    for (NodeId c = document_.document().first_child(id); c.valid();
         c = document_.document().next_sibling(c)) {
        group_part(c, box);
    }
    generation_.leave();
    return box;
}

void BoxBuilder::group_part(NodeId id, Box& group) {
    if (is_nothing(id)) return;
    if (display({id, PseudoElement::none}) == Display::table_row) {
        group.children.push_back(row(id));
    } else {
        const std::uint32_t first = notes_called();
        Box& row = last_anonymous(group, BoxKind::table_row);
        row_part(id, row);
        row.notes = {row.notes.size() == 0 ? first : row.notes.begin, notes_called()};
    }
}

Box BoxBuilder::row(NodeId id) {
    Box box = make_box(BoxKind::table_row, {id, PseudoElement::none});
    box.notes.begin = notes_called();
    generation_.enter(box.source);
    for (NodeId c = document_.document().first_child(id); c.valid();
         c = document_.document().next_sibling(c)) {
        row_part(c, box);
    }
    generation_.leave();
    box.notes.end = notes_called();
    return box;
}

void BoxBuilder::row_part(NodeId id, Box& row) {
    if (is_nothing(id)) return;
    if (display({id, PseudoElement::none}) == Display::table_cell) {
        Box cell = block(id, BoxKind::table_cell);
        const document::CellSpan span = document::span_of(node(id).content);
        cell.column_span = std::max(std::uint32_t{1}, span.columns);
        cell.row_span = std::max(std::uint32_t{1}, span.rows);
        row.children.push_back(std::move(cell));
        return;
    }
    Box& cell = last_anonymous(row, BoxKind::table_cell);
    BoxFlow flow{.box = cell, .language = document_.atoms().text(node(id).language)};
    child(id, flow);
    flush(flow);
}

/// A part of a table without a table: an anonymous one takes it and its neighbours.
void BoxBuilder::stray_table_part(NodeId id, BoxFlow& flow) {
    if (is_nothing(id)) return;
    flush(flow);
    ++enclosed_;
    table_part(id, last_anonymous(flow.box, BoxKind::table));
    --enclosed_;
}

}  // namespace bifolium::layout
