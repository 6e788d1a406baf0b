#include "manuscript/tree_reader.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.h"
#include "manuscript/blocks_extension.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

std::string_view view(const cmark_chunk& chunk) {
    if (chunk.data == nullptr || chunk.len <= 0) return {};
    return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

/// The type's name, for the nodes of cmark's own extensions, whose types are numbers made at run
/// time.
std::string_view extension_type(cmark_node* node) {
    return node->extension == nullptr ? std::string_view() : cmark_node_get_type_string(node);
}

bool is_container(cmark_node* node) {
    if (node->type == CMARK_NODE_BLOCK_QUOTE || node->type == CMARK_NODE_ITEM ||
        node->type == CMARK_NODE_FOOTNOTE_DEFINITION) {
        return true;
    }
    const OwnBlock own = own_block(node);
    return own == OwnBlock::division || own == OwnBlock::definition;
}

bool is_nesting_inline(cmark_node* node) {
    return CMARK_NODE_INLINE_P(node) && node->first_child != nullptr;
}

Alignment alignment_of(std::uint8_t letter) {
    return letter == 'c' ? Alignment::centre : letter == 'r' ? Alignment::end : Alignment::start;
}

/// How many lines of link definitions cmark took off the paragraph's top.
int missing_lines(cmark_node* node) {
    if (node->type != CMARK_NODE_PARAGRAPH && node->type != CMARK_NODE_HEADING) return 0;
    if (node->type == CMARK_NODE_HEADING && !node->as.heading.setext) return 0;
    const std::string_view content(reinterpret_cast<const char*>(node->content.ptr),
                                   static_cast<std::size_t>(std::max(node->content.size, 0)));
    auto lines = static_cast<int>(std::count(content.begin(), content.end(), '\n'));
    if (!content.empty() && content.back() != '\n') ++lines;
    const int underline = node->type == CMARK_NODE_HEADING ? 1 : 0;
    return std::max(0, node->end_line - node->start_line + 1 - underline - lines);
}

}  // namespace

Drafts TreeReader::read(cmark_node* root) {
    open_.clear();
    open_.push_back(Draft{Root{}, body_.span(body_.begin(), body_.end()), {}, {}, {}});
    std::vector<bool> opened;  // for each cmark ancestor, whether it has a draft
    cmark_node* node = root->first_child;
    while (node != nullptr) {
        opened.push_back(enter(node));
        if (node->first_child != nullptr) {
            node = node->first_child;
            continue;
        }
        for (;;) {
            if (opened.back()) leave(node);
            opened.pop_back();
            if (node->next != nullptr || node->parent == root) break;
            node = node->parent;
        }
        node = node->next;
    }
    return std::move(open_.front().children);
}

bool TreeReader::open(Matter matter, Span span) {
    open_.push_back(Draft{std::move(matter), span, {}, {}, {}});
    return true;
}

void TreeReader::leaf(Matter matter, Span span, std::string_view text) {
    Draft draft{std::move(matter), span, {}, {}, {}};
    if (!text.empty()) {
        draft.children.push_back(Draft{Text{std::string(text)}, span, {}, {}, {}});
    }
    open_.back().children.push_back(std::move(draft));
}

Span TreeReader::block_span(cmark_node* node) const {
    const std::uint32_t begin = body_.offset(node->start_line, node->start_column);
    const int last = std::max(node->end_line, node->start_line);
    return body_.span(begin, std::max(begin, body_.line_end(last)));
}

Span TreeReader::note_span(Span span) const {
    const std::uint32_t line = body_.offset(body_.line_of(span.begin), 1);
    const std::string_view before = body_.whole().substr(line, span.begin - line);
    const std::size_t mark = before.rfind("[^");
    if (mark != std::string_view::npos) span.begin = line + static_cast<std::uint32_t>(mark);
    return span;
}

bool TreeReader::too_deep(cmark_node* node, bool counts, std::size_t depth) {
    if (!counts || depth < limits::nesting) return false;
    if (!told_too_deep_) {
        told_too_deep_ = true;
        const std::uint32_t at = CMARK_NODE_BLOCK_P(node)
                                     ? body_.offset(node->start_line, node->start_column)
                                     : locator_.cursor();
        diagnostics_.report({Severity::error, "manuscript.too-deep", body_.span(at, at),
                             "this is nested more than " + std::to_string(limits::nesting) +
                                 " levels deep; what lies deeper is taken as text of this level",
                             "unfold it"});
    }
    return true;
}

bool TreeReader::enter(cmark_node* node) {
    if (CMARK_NODE_BLOCK_P(node)) {
        const bool counts = is_container(node) || node->type == CMARK_NODE_LIST;
        if (too_deep(node, counts, containers_)) return false;
        const bool opened = enter_block(node);
        if (opened && is_container(node)) ++containers_;
        return opened;
    }
    if (too_deep(node, is_nesting_inline(node), inlines_)) return false;
    const bool opened = enter_inline(node);
    if (opened) ++inlines_;
    return opened;
}

void TreeReader::enter_inlines_of(cmark_node* node) {
    const Span span = block_span(node);
    locator_.enter(span.begin, span.end, missing_lines(node));
}

bool TreeReader::enter_block(cmark_node* node) {
    const Span span = block_span(node);
    switch (static_cast<int>(node->type)) {
        case CMARK_NODE_BLOCK_QUOTE:
            return open(Quote{}, span);
        case CMARK_NODE_LIST:
            return open(List{.ordered = node->as.list.list_type == CMARK_ORDERED_LIST,
                             .start = node->as.list.start,
                             .tight = node->as.list.tight},
                        span);
        case CMARK_NODE_ITEM: {
            Item item;
            if (extension_type(node) == "tasklist") item.checked = node->as.list.checked;
            return open(item, span);
        }
        case CMARK_NODE_PARAGRAPH:
            enter_inlines_of(node);
            return open(Paragraph{}, span);
        case CMARK_NODE_HEADING:
            enter_inlines_of(node);
            return open(Heading{node->as.heading.level}, span);
        case CMARK_NODE_THEMATIC_BREAK:
            return open(ThematicBreak{}, span);
        case CMARK_NODE_CODE_BLOCK: {
            const std::string_view info = view(node->as.code.info);
            std::string_view literal = view(node->as.code.literal);
            if (literal.ends_with('\n')) literal.remove_suffix(1);
            leaf(CodeBlock{std::string(info.substr(0, info.find_first_of(" \t{")))}, span, literal);
            return false;
        }
        case CMARK_NODE_HTML_BLOCK:
            leaf(RawBlock{std::string(view(node->as.literal))}, span);
            return false;
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            return open(NoteBody{std::string(view(node->as.literal))}, note_span(span));
        default:
            return own_block(node) == OwnBlock::none ? enter_table_part(node) : enter_own(node);
    }
}

bool TreeReader::enter_own(cmark_node* node) {
    const Span span = block_span(node);
    switch (own_block(node)) {
        case OwnBlock::division:
            if (!was_closed(node)) {
                const std::uint32_t end = body_.line_end(node->start_line);
                diagnostics_.report({Severity::error, "container.unclosed",
                                     body_.span(span.begin, end),
                                     "this container is not closed: it holds all that follows",
                                     "close it with a line ':::'"});
            }
            return open(Division{}, span);
        case OwnBlock::inclusion:
            return open(Inclusion{}, span);
        case OwnBlock::definition:
            return open(DefinitionMark{}, span);
        case OwnBlock::none:
            break;
    }
    return false;
}

bool TreeReader::enter_table_part(cmark_node* node) {
    const Span span = block_span(node);
    const std::string_view type = extension_type(node);
    if (type == "table") {
        const auto columns = cmark_gfm_extensions_get_table_columns(node);
        const std::uint8_t* letters = cmark_gfm_extensions_get_table_alignments(node);
        alignments_.assign(letters, letters + columns);
        return open(Table{}, span);
    }
    if (type == "table_row" || type == "table_header") {
        check_row(body_, node->start_line, span.begin, alignments_.size(), diagnostics_);
        locator_.enter(span.begin, span.end, 0);
        const bool head = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
        open(head ? Content(TableHead{}) : Content(TableBody{}), span);  // leave() sorts them
        return true;
    }
    if (type == "table_cell") {
        const std::size_t column = open_.back().children.size();
        const Alignment alignment =
            alignment_of(column < alignments_.size() ? alignments_[column] : std::uint8_t{0});
        const bool head = open_.back().is<TableHead>();
        const Content content =
            head ? Content(HeaderCell{Scope::column, alignment}) : Content(Cell{alignment});
        // A cell's end is not to be trusted; its text's places are found along the row.
        return open(content, body_.span(locator_.cursor(), locator_.cursor()));
    }
    return false;
}

void TreeReader::leave(cmark_node* node) {
    Draft draft = std::move(open_.back());
    open_.pop_back();
    if (CMARK_NODE_INLINE_P(node)) {
        --inlines_;
    } else if (is_container(node)) {
        --containers_;
    }
    const bool spans_children =
        CMARK_NODE_INLINE_P(node) || draft.is<Cell>() || draft.is<HeaderCell>();
    if (spans_children && !draft.children.empty()) {
        const bool marked = draft.is<Link>() || draft.is<Image>();
        if (!marked || draft.span.begin == draft.span.end) {
            draft.span.begin = draft.children.front().span.begin;
        }
        draft.span.end = std::max(draft.span.begin, draft.children.back().span.end);
    }
    if (draft.is<Cell>() || draft.is<HeaderCell>()) locator_.skip_past('|');
    Drafts& siblings = open_.back().children;
    if (draft.is<TableHead>() || draft.is<TableBody>()) {
        // One draft a row so far: rows of the same part go together.
        const bool body = draft.is<TableBody>();
        const bool joins = body && !siblings.empty() && siblings.back().is<TableBody>();
        Draft row{Row{}, draft.span, {}, std::move(draft.children), {}};
        if (!joins) siblings.push_back(Draft{draft.matter, draft.span, {}, {}, {}});
        siblings.back().span.end = row.span.end;
        siblings.back().children.push_back(std::move(row));
        return;
    }
    siblings.push_back(std::move(draft));
}

bool TreeReader::enter_inline(cmark_node* node) {
    const Span here = body_.span(locator_.cursor(), locator_.cursor());
    switch (static_cast<int>(node->type)) {
        case CMARK_NODE_TEXT:
            text(node);
            return false;
        case CMARK_NODE_SOFTBREAK:
            leaf(SoftBreak{}, here);
            locator_.next_line();
            return false;
        case CMARK_NODE_LINEBREAK:
            leaf(LineBreak{}, here);
            locator_.next_line();
            return false;
        case CMARK_NODE_CODE:
            code(node);
            return false;
        case CMARK_NODE_HTML_INLINE: {
            const std::string_view tag = view(node->as.literal);
            const auto found = locator_.find(tag, node->start_line, node->start_column);
            leaf(RawTag{std::string(tag)}, body_.span(found.begin, found.end));
            return false;
        }
        case CMARK_NODE_EMPH:
            return open(Emphasis{}, here);
        case CMARK_NODE_STRONG:
            return open(Strong{}, here);
        case CMARK_NODE_LINK:
            return link(node, false);
        case CMARK_NODE_IMAGE:
            return link(node, true);
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            note_mark(node);
            return false;
        default:
            return extension_type(node) == "strikethrough" ? open(Strikethrough{}, here) : false;
    }
}

void TreeReader::text(cmark_node* node) {
    const std::string_view literal = view(node->as.literal);
    if (literal.empty()) return;
    const auto found = locator_.find(literal, node->start_line, node->start_column);
    leaf(Piece{std::string(literal), found.escaped, found.exact},
         body_.span(found.begin, found.end));
}

void TreeReader::code(cmark_node* node) {
    const std::string_view literal = view(node->as.literal);
    const auto found = locator_.find(literal, node->start_line, node->start_column);
    leaf(Code{}, body_.span(found.begin, found.end), literal);
    if (found.exact) locator_.skip_past('`');
}

void TreeReader::note_mark(cmark_node* node) {
    // cmark works out the label's length from columns, so it can be anything: the source is read.
    const auto found = locator_.find("[^", node->start_line, node->start_column);
    const std::string_view source = body_.whole();
    const std::size_t close = source.substr(found.begin, 1000).find(']');
    if (!found.exact || close == std::string_view::npos) {
        leaf(Piece{std::string(view(node->as.literal)), true, false},
             body_.span(found.begin, found.end));
        return;
    }
    const auto end = found.begin + static_cast<std::uint32_t>(close) + 1;
    std::string label(source.substr(found.begin + 2, close - 2));
    locator_.skip_past(']');
    leaf(NoteMark{std::move(label)}, body_.span(found.begin, end));
}

bool TreeReader::link(cmark_node* node, bool image) {
    const std::string url(view(node->as.link.url));
    const std::string title(view(node->as.link.title));
    const auto mark = locator_.find_mark(image ? "![" : "[", node->start_line, node->start_column);
    const Span here = body_.span(mark.begin, mark.end);
    if (!image) return open(Link{url, title}, here);
    Image content;
    content.path = url;
    open(content, here);
    open_.back().title = title;
    return true;
}

}  // namespace bifolium::manuscript
