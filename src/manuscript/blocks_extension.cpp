#include "manuscript/blocks_extension.h"

#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

#include <cstdint>
#include <string_view>

#include "base/limits.h"
#include "manuscript/attributes.h"

namespace bifolium::manuscript {

namespace {

constexpr int code_indent = 4;
constexpr int definition_indent = 2;

struct Registered {
    cmark_syntax_extension* extension;
    cmark_node_type division, inclusion, definition, sentinel;
};

bool is_open(const cmark_node* node) {
    return node != nullptr && (node->flags & CMARK_NODE__OPEN) != 0;
}

/// cmark asserts that only open blocks are finalized, so a closing fence cannot close its div
/// itself: the div is marked, and declines the next line.
bool is_marked_closed(cmark_node* node) {
    return cmark_node_get_user_data(node) != nullptr;
}
void mark_closed(cmark_node* node) {
    cmark_node_set_user_data(node, node);
}

std::string_view rest_of_line(cmark_parser* parser, const unsigned char* input, int length) {
    const int at = cmark_parser_get_first_nonspace(parser);
    if (at >= length) return {};
    const char* begin = reinterpret_cast<const char*>(input) + at;
    std::string_view line(begin, static_cast<std::size_t>(length - at));
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' ' ||
                             line.back() == '\t')) {
        line.remove_suffix(1);
    }
    return line;
}

bool is_closing_fence(std::string_view line) {
    return line.size() >= 3 && line.find_first_not_of(':') == std::string_view::npos;
}

void swallow_line(cmark_parser* parser, const unsigned char* input, int length) {
    int end = length;
    while (end > 0 && (input[end - 1] == '\n' || input[end - 1] == '\r')) --end;
    const int left = end - cmark_parser_get_offset(parser);
    if (left > 0) {
        cmark_parser_advance_offset(parser, reinterpret_cast<const char*>(input), left, 0);
    }
}

const Registered& registered();

ParseEvents& events_of(cmark_syntax_extension* extension) {
    return *static_cast<ParseEvents*>(cmark_syntax_extension_get_private(extension));
}

/// True if a fence at this indent belongs to a div inside `outer`, or is code or HTML there.
bool belongs_inside(cmark_node* outer, int indent) {
    const Registered& own = registered();
    for (cmark_node* node = outer->last_child; is_open(node); node = node->last_child) {
        if (node->type == own.division) return !is_marked_closed(node);
        if (node->type == CMARK_NODE_CODE_BLOCK) return node->as.code.fenced != 0;
        if (node->type == CMARK_NODE_HTML_BLOCK) return node->as.html_block_type < 6;
        if (node->type == CMARK_NODE_BLOCK_QUOTE) return false;
        if (node->type == CMARK_NODE_ITEM) {
            if (indent < node->as.list.marker_offset + node->as.list.padding) return false;
        }
        if (node->type == own.definition && indent < definition_indent) return false;
    }
    return false;
}

std::size_t depth_of(const cmark_node* node) {
    std::size_t depth = 0;
    for (; node != nullptr && depth <= limits::nesting; node = node->parent) ++depth;
    return depth;
}

cmark_node* add_block(cmark_syntax_extension* extension, cmark_parser* parser, cmark_node* parent,
                      cmark_node_type type) {
    cmark_node* node =
        cmark_parser_add_child(parser, parent, type, cmark_parser_get_first_nonspace(parser) + 1);
    cmark_node_set_syntax_extension(node, extension);
    return node;
}

cmark_node* open_fence(cmark_syntax_extension* extension, cmark_parser* parser, cmark_node* parent,
                       std::string_view line) {
    ParseEvents& events = events_of(extension);
    const int number = cmark_parser_get_line_number(parser);
    if (is_closing_fence(line)) {
        events.stray_fences.push_back(number);
        return nullptr;
    }
    const FenceLine fence = read_fence(line);
    if (fence.kind == FenceLine::Kind::none) {
        events.bad_fences.push_back(number);
        return nullptr;
    }
    if (depth_of(parent) > limits::nesting) {
        if (events.too_deep == 0) events.too_deep = number;
        return nullptr;
    }
    const bool includes = fence.kind == FenceLine::Kind::inclusion;
    return add_block(extension, parser, parent,
                     includes ? registered().inclusion : registered().division);
}

/// A definition follows a paragraph (its term) or another definition.
bool may_define(cmark_node* parent) {
    if (parent->type == CMARK_NODE_PARAGRAPH) return true;
    const cmark_node* last = parent->last_child;
    return last != nullptr &&
           (last->type == CMARK_NODE_PARAGRAPH || last->type == registered().definition);
}

cmark_node* open_definition(cmark_syntax_extension* extension, cmark_parser* parser,
                            cmark_node* parent, const unsigned char* input) {
    if (!may_define(parent) || depth_of(parent) > limits::nesting) return nullptr;
    cmark_node* node = add_block(extension, parser, parent, registered().definition);
    const int colon = cmark_parser_get_first_nonspace(parser) - cmark_parser_get_offset(parser);
    const char* text = reinterpret_cast<const char*>(input);
    cmark_parser_advance_offset(parser, text, colon + 1, 0);
    cmark_parser_advance_offset(parser, text, 1, 1);
    return node;
}

extern "C" {

cmark_node* bifolium_open_block(cmark_syntax_extension* extension, int indented,
                                cmark_parser* parser, cmark_node* parent, unsigned char* input,
                                int length) {
    if (indented != 0) return nullptr;
    const std::string_view line = rest_of_line(parser, input, length);
    if (line.starts_with(":::")) {
        cmark_node* node = open_fence(extension, parser, parent, line);
        if (node != nullptr) swallow_line(parser, input, length);
        return node;
    }
    const bool defines = line.size() > 2 && line[0] == ':' && (line[1] == ' ' || line[1] == '\t');
    return defines ? open_definition(extension, parser, parent, input) : nullptr;
}

int bifolium_match_block(cmark_syntax_extension*, cmark_parser* parser, unsigned char* input,
                         int length, cmark_node* node) {
    const Registered& own = registered();
    const int indent = cmark_parser_get_indent(parser);
    if (node->type == own.definition) {
        if (indent >= definition_indent) {
            cmark_parser_advance_offset(parser, reinterpret_cast<char*>(input), definition_indent,
                                        1);
            return 1;
        }
        if (cmark_parser_is_blank(parser) == 0 || node->first_child == nullptr) return 0;
        swallow_line(parser, input, length);
        return 1;
    }
    if (node->type != own.division || is_marked_closed(node)) return 0;
    if (indent < code_indent && is_closing_fence(rest_of_line(parser, input, length)) &&
        !belongs_inside(node, indent)) {
        mark_closed(node);
        swallow_line(parser, input, length);
    }
    return 1;
}

int bifolium_can_contain(cmark_syntax_extension*, cmark_node* node, cmark_node_type child) {
    const Registered& own = registered();
    if (node->type == own.inclusion || node->type == own.sentinel) return 0;
    return (child & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK && child != CMARK_NODE_ITEM;
}

/// cmark asks this of every block of ours on its way through the inlines; the sentinel is last.
int bifolium_contains_inlines(cmark_syntax_extension* extension, cmark_node* node) {
    if (node->type == registered().sentinel) {
        ParseEvents& events = events_of(extension);
        if (events.parsed != nullptr) events.parsed(events);
    }
    return 0;
}

}  // extern "C"

const Registered& registered() {
    static const Registered made = [] {
        Registered r{};
        r.extension = cmark_syntax_extension_new("bifolium");
        r.division = cmark_syntax_extension_add_node(0);
        r.inclusion = cmark_syntax_extension_add_node(0);
        r.definition = cmark_syntax_extension_add_node(0);
        r.sentinel = cmark_syntax_extension_add_node(0);
        cmark_syntax_extension_set_open_block_func(r.extension, bifolium_open_block);
        cmark_syntax_extension_set_match_block_func(r.extension, bifolium_match_block);
        cmark_syntax_extension_set_can_contain_func(r.extension, bifolium_can_contain);
        cmark_syntax_extension_set_contains_inlines_func(r.extension, bifolium_contains_inlines);
        return r;
    }();
    return made;
}

}  // namespace

void attach_own_blocks(cmark_parser* parser, ParseEvents& events) {
    cmark_syntax_extension_set_private(registered().extension, &events, nullptr);
    cmark_parser_attach_syntax_extension(parser, registered().extension);
}

void unbind_own_blocks() {
    cmark_syntax_extension_set_private(registered().extension, nullptr, nullptr);
}

void append_sentinel(cmark_parser* parser, cmark_mem* memory) {
    cmark_node* node =
        cmark_node_new_with_mem_and_ext(registered().sentinel, memory, registered().extension);
    cmark_node_append_child(parser->root, node);
}

bool was_closed(cmark_node* division) {
    return is_marked_closed(division);
}

OwnBlock own_block(cmark_node* node) {
    const Registered& own = registered();
    if (node->type == own.division) return OwnBlock::division;
    if (node->type == own.inclusion) return OwnBlock::inclusion;
    if (node->type == own.definition) return OwnBlock::definition;
    return OwnBlock::none;
}

}  // namespace bifolium::manuscript
