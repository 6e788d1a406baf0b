// Tables: captions, heads, feet, header columns and cells over several places, from what the
// author's attributes say; and list tables, whose cells hold blocks. A table's grid comes out full:
// a place that is missing, covered twice or covered and not empty is an error where it stands.
#pragma once

#include "manuscript/inline_pass.h"

namespace bifolium::manuscript {

/// `Table: words {attributes}`: a paragraph that belongs to the table after it.
bool is_table_caption(const Draft&);
/// The words become the table's first child, the attributes its own.
void take_table_caption(Draft paragraph, Draft& table, PassContext&);
void report_lone_caption(const Draft& paragraph, PassContext&);

/// The division `::: list-table` as a table; false, and told, if it holds no list of rows.
bool read_list_table(Draft& division, PassContext&);

/// Are its children blocks, not inlines? Before and after the pass over blocks.
bool holds_blocks(const Draft& cell);
/// colspan, rowspan and scope, at the end of a cell's first words.
void take_cell_attributes(Draft& cell, PassContext&);

/// Rows sorted into head, body and foot, cells into their places; covered cells go. Its cells'
/// attributes have been taken and their inlines are finished.
void finish_table(Draft& table, PassContext&);

}  // namespace bifolium::manuscript
