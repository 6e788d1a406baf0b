// Markup: the one table that joins the media. A node is this element in XHTML and this structure
// type in PDF. Selectors match these elements (style), the e-book writes them (epub), the tag tree
// carries these roles (pdf), and both are read back by the same rows (verify).
// ISO 32000-1, 14.8.4:
// https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "document/content.h"

namespace bifolium::document {

/// `classes` are always there; a callout's kind, a container's name and the author's own follow.
struct Markup {
    std::size_t kind;          ///< Index in Content.
    std::string_view name;     ///< As in dumps.
    std::string_view element;  ///< "pre>code": outer and inner; '#' is the level; "" for none.
    std::string_view classes;
    std::string_view role;    ///< "LI>LBody": outer and inner; "" for none (or an artifact).
    std::string_view own;     ///< Own structure type, role-mapped to `role`; mostly "".
    std::string_view around;  ///< One of these around each run of such siblings; mostly "".
};

template <class Node, std::size_t index = 0>
constexpr std::size_t kind_of() {
    if constexpr (std::is_same_v<Node, std::variant_alternative_t<index, Content>>)
        return index;
    else
        return kind_of<Node, index + 1>();
}

// clang-format off
inline constexpr Markup markup_table[] = {
    // node                      name              element       classes           role              own       around
    {kind_of<Root>(),            "root",           "body",       "",               "Document",       "",       ""},
    {kind_of<Cover>(),           "cover",          "section",    "cover",          "Sect",           "",       ""},
    {kind_of<Title>(),           "title",          "h1",         "title",          "H1",             "",       ""},
    {kind_of<Title>(),           "title",          "p",          "title",          "P",              "",       ""},
    {kind_of<Kicker>(),          "kicker",         "p",          "kicker",         "P",              "",       ""},
    {kind_of<Subtitle>(),        "subtitle",       "p",          "subtitle",       "P",              "",       ""},
    {kind_of<Contents>(),        "contents",       "nav>ol",     "contents",       "TOC",            "",       ""},
    {kind_of<ContentsLevel>(),   "contents-level", "ol",         "contents-level", "TOC",            "",       ""},
    {kind_of<ContentsEntry>(),   "contents-entry", "li",         "contents-entry", "TOCI",           "",       ""},
    {kind_of<ContentsLink>(),    "contents-link",  "a",          "contents-link",  "Reference>Link", "",       ""},
    {kind_of<Section>(),         "section",        "section",    "",               "Sect",           "",       ""},
    {kind_of<Heading>(),         "heading",        "h#",         "",               "H#",             "",       ""},
    {kind_of<Paragraph>(),       "paragraph",      "p",          "",               "P",              "",       ""},
    {kind_of<Quote>(),           "quote",          "blockquote", "",               "BlockQuote",     "",       ""},
    {kind_of<CodeBlock>(),       "code-block",     "pre>code",   "",               "P>Code",         "",       ""},
    {kind_of<List>(),            "list",           "ul",         "",               "L",              "",       ""},
    {kind_of<List>(),            "list ordered",   "ol",         "",               "L",              "",       ""},
    {kind_of<Item>(),            "item",           "li",         "",               "LI>LBody",       "",       ""},
    {kind_of<DefinitionList>(),  "definition-list","dl",         "",               "L",              "",       ""},
    {kind_of<Term>(),            "term",           "dt",         "",               "Lbl",            "Dt",     "LI"},
    {kind_of<Definition>(),      "definition",     "dd",         "",               "LBody",          "Dd",     "LI"},
    {kind_of<Question>(),        "question",       "section",    "qa",             "Sect",           "",       ""},
    {kind_of<Answer>(),          "answer",         "div",        "answer",         "Div",            "",       ""},
    {kind_of<Callout>(),         "callout",        "aside",      "callout",        "Sect",           "Aside",  ""},
    {kind_of<CalloutLabel>(),    "callout-label",  "p",          "label",          "P",              "",       ""},
    {kind_of<Container>(),       "container",      "div",        "",               "Div",            "",       ""},
    {kind_of<Figure>(),          "figure",         "figure",     "",               "Figure",         "",       ""},
    {kind_of<Caption>(),         "caption",        "figcaption", "",               "Caption",        "",       ""},
    {kind_of<Image>(),           "image",          "img",        "",               "Figure",         "",       ""},
    {kind_of<Table>(),           "table",          "table",      "",               "Table",          "",       ""},
    {kind_of<TableCaption>(),    "table-caption",  "caption",    "",               "Caption",        "",       ""},
    {kind_of<TableHead>(),       "table-head",     "thead",      "",               "THead",          "",       ""},
    {kind_of<TableBody>(),       "table-body",     "tbody",      "",               "TBody",          "",       ""},
    {kind_of<TableFoot>(),       "table-foot",     "tfoot",      "",               "TFoot",          "",       ""},
    {kind_of<Row>(),             "row",            "tr",         "",               "TR",             "",       ""},
    {kind_of<HeaderCell>(),      "header-cell",    "th",         "",               "TH",             "",       ""},
    {kind_of<Cell>(),            "cell",           "td",         "",               "TD",             "",       ""},
    {kind_of<ThematicBreak>(),   "thematic-break", "hr",         "",               "",               "",       ""},
    {kind_of<Notes>(),           "notes",          "section",    "notes",          "Sect",           "",       ""},
    {kind_of<Note>(),            "note",           "aside",      "footnote",       "Note",           "",       ""},
    {kind_of<BackMatter>(),      "back-matter",    "section",    "about",          "Sect",           "",       ""},
    {kind_of<Text>(),            "text",           "",           "",               "",               "",       ""},
    {kind_of<Variable>(),        "variable",        "",           "",               "",               "",       ""},
    {kind_of<Emphasis>(),        "emphasis",       "em",         "",               "Span",           "Em",     ""},
    {kind_of<Strong>(),          "strong",         "strong",     "",               "Span",           "Strong", ""},
    {kind_of<Strikethrough>(),   "strikethrough",  "del",        "",               "Span",           "",       ""},
    {kind_of<Subscript>(),       "subscript",       "sub",        "",               "Span",           "Sub",    ""},
    {kind_of<Superscript>(),     "superscript",     "sup",        "",               "Span",           "Sup",    ""},
    {kind_of<Keyboard>(),        "keyboard",        "kbd",        "",               "Span",           "Kbd",    ""},
    {kind_of<Small>(),           "small",           "small",      "",               "Span",           "Small",  ""},
    {kind_of<Underline>(),       "underline",       "u",          "",               "Span",           "U",      ""},
    {kind_of<Abbreviation>(),    "abbreviation",    "abbr",       "",               "Span",           "Abbr",   ""},
    {kind_of<Code>(),            "code",           "code",       "",               "Code",           "",       ""},
    {kind_of<InlineSpan>(),      "span",           "span",       "",               "Span",           "",       ""},
    {kind_of<Link>(),            "link",           "a",          "",               "Link",           "",       ""},
    {kind_of<NoteReference>(),   "note-reference", "a",          "noteref",        "Reference>Link", "",       ""},
    {kind_of<LineBreak>(),       "line-break",     "br",         "",               "",               "",       ""},
};
// clang-format on

/// The row of a node. Every Content has one: a static_assert holds it.
const Markup& markup(const Content&);

/// The names with '#' replaced by the level: "h2", "H2"; other nodes' unchanged.
std::string element_of(const Content&);
std::string role_of(const Content&);

/// The way back, for verify/: "h2" finds heading. Null if no node is written so. `fixed` is the
/// one class of the table's that the element carries, or "". Rows without an element (text) are
/// never found.
const Markup* find_markup(std::string_view element, std::string_view fixed);

}  // namespace bifolium::document
