#include "manuscript/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/map.h>
#include <cmark-gfm/parser.h>

#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "base/handle.h"
#include "manuscript/blocks_extension.h"
#include "manuscript/tree_reader.h"

namespace bifolium::manuscript {

namespace {

/// cmark-gfm's registry, special characters and ours are process-wide.
std::mutex& lock() {
    static std::mutex mutex;
    return mutex;
}

struct Session {
    const Body& body;
    Diagnostics& diagnostics;
    cmark_parser* parser = nullptr;
    Drafts drafts;
    std::set<std::string> duplicates;
};

/// Labels that more than one link definition has, as cmark compares them.
std::set<std::string> duplicate_labels(const cmark_map& map) {
    std::set<std::string> known;
    std::set<std::string> twice;
    for (const cmark_map_entry* entry = map.refs; entry != nullptr; entry = entry->next) {
        std::string label(reinterpret_cast<const char*>(entry->label));
        if (!known.insert(label).second) twice.insert(std::move(label));
    }
    return twice;
}

/// The label of a line that defines a link, as cmark would fold it (ASCII); empty if it is none.
std::string defined_label(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t>");
    if (begin == std::string_view::npos || line[begin] != '[') return {};
    const std::size_t end = line.find("]:", begin);
    if (end == std::string_view::npos) return {};
    std::string label;
    for (const char c : line.substr(begin + 1, end - begin - 1)) {
        const bool blank = c == ' ' || c == '\t';
        if (blank && (label.empty() || label.back() == ' ')) continue;
        label.push_back(blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    while (label.ends_with(' ')) label.pop_back();
    return label;
}

/// cmark takes the first of two definitions and drops the other in silence.
void report_duplicates(std::set<std::string> duplicates, const Body& body,
                       Diagnostics& diagnostics) {
    std::set<std::string> seen;
    for (int line = 1; line <= body.line_count() && !duplicates.empty(); ++line) {
        const std::string label = defined_label(body.line(line));
        if (label.empty() || !duplicates.contains(label) || seen.insert(label).second) continue;
        diagnostics.report({Severity::error, "link.duplicate-definition",
                            body.span(body.offset(line, 1), body.line_end(line)),
                            "the link '" + label + "' is defined a second time",
                            "give it a name of its own: the first is used"});
    }
}

/// All inlines are parsed. The tree is read here and now: after this cmark joins the pieces of
/// texts and drops notes that nobody refers to.
void inlines_are_parsed(ParseEvents& events) {
    auto& session = *static_cast<Session*>(events.owner);
    session.duplicates = duplicate_labels(*session.parser->refmap);
    session.drafts = TreeReader(session.body, session.diagnostics).read(session.parser->root);
    session.parser->options &= ~CMARK_OPT_FOOTNOTES;
}

void report_fences(const ParseEvents& events, const Body& body, Diagnostics& diagnostics) {
    const auto span = [&](int line) {
        return body.span(body.offset(line, 1), body.line_end(line));
    };
    for (const int line : events.stray_fences) {
        diagnostics.report({Severity::error, "container.nothing-to-close", span(line),
                            "this ':::' closes no container",
                            "a container opens with '::: name'; remove this line if none should"});
    }
    for (const int line : events.bad_fences) {
        diagnostics.report({Severity::error, "container.unclear", span(line),
                            "this line opens no container: it is taken as text",
                            "write '::: name' or '::: name {#id .class}' or '::: include path'"});
    }
    if (events.too_deep != 0) {
        diagnostics.report({Severity::error, "manuscript.too-deep", span(events.too_deep),
                            "this container lies too deep; it is taken as text", "unfold it"});
    }
}

/// cmark would take a file without a line end at its end as a line still to come.
void feed(cmark_parser* parser, std::string_view text) {
    cmark_parser_feed(parser, text.data(), text.size());
    if (text.empty() || text.back() != '\n') cmark_parser_feed(parser, "\n", 1);
}

using Parser = Handle<cmark_parser, cmark_parser_free>;
using Tree = Handle<cmark_node, cmark_node_free>;

}  // namespace

Drafts read_markdown(const Body& body, Diagnostics& diagnostics) {
    if (!check_shape(body, diagnostics)) return {};
    const std::lock_guard guard(lock());
    cmark_gfm_core_extensions_ensure_registered();
    cmark_mem* memory = cmark_get_default_mem_allocator();
    const Parser parser(cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, memory));
    Session session{body, diagnostics, parser.get(), {}};
    ParseEvents events;
    events.owner = &session;
    events.parsed = inlines_are_parsed;
    attach_own_blocks(parser.get(), events);  // first: after `table` a fence is never seen
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"}) {
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    }
    feed(parser.get(), body.text());
    append_sentinel(parser.get(), memory);
    const Tree tree(cmark_parser_finish(parser.get()));
    unbind_own_blocks();
    report_fences(events, body, diagnostics);
    report_duplicates(std::move(session.duplicates), body, diagnostics);
    return std::move(session.drafts);
}

}  // namespace bifolium::manuscript
