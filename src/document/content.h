// What a node can be. One struct a kind, with only what the author said about it.
// How each is called in XHTML and in PDF stands in document/markup.h and nowhere else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/atom.h"

namespace bifolium::document {

using NodeId = Id<struct NodeTag>;

struct Root {};
struct Cover {};  // generated, as are Contents and BackMatter
struct Title {
    bool is_heading = true;  ///< h1 if no file has a level-1 heading; else a paragraph.
};
struct Kicker {};
struct Subtitle {};
struct Contents {};
struct ContentsLevel {};
struct ContentsEntry {};
struct ContentsLink {
    std::string target;
};
struct Section {};
struct Heading {
    int level = 1;
};
struct Paragraph {};
struct Quote {};
struct CodeBlock {
    std::string language;  ///< Of the program, not of the reader.
};
struct List {
    bool ordered = false;
    int start = 1;
    bool tight = true;  ///< No blank line between its items. Item's text is in Paragraphs anyway.
};
struct Item {
    std::optional<bool> checked;  ///< Of a task list's item.
};
struct DefinitionList {};
struct Term {};
struct Definition {};
struct Question {};  // holds a Heading and an Answer
struct Answer {};
enum class CalloutKind : std::uint8_t { note, tip, important, warning, caution };
struct Callout {
    CalloutKind kind = CalloutKind::note;
};
struct CalloutLabel {};
struct Container {
    Atom name;
};
struct Figure {};
struct Caption {};
struct Image {
    std::string path;  ///< Relative to the project's root, as image::Library knows it.
    std::string alternative;
    bool decorative = false;    ///< `alt=""` was said on purpose: an artifact.
    std::string width, height;  ///< CSS lengths or percentages as written: "60%"; mostly empty.
};
struct Table {};
struct TableCaption {};
struct TableHead {};
struct TableBody {};
struct TableFoot {};
struct Row {};
enum class Scope : std::uint8_t { column, row };
enum class Alignment : std::uint8_t { start, centre, end };
/// How many columns and rows a cell takes. What it covers has no node.
struct CellSpan {
    std::uint32_t columns = 1, rows = 1;
    friend bool operator==(const CellSpan&, const CellSpan&) = default;
};
struct HeaderCell {
    Scope scope = Scope::column;
    Alignment alignment = Alignment::start;
    CellSpan span = {};
};
struct Cell {
    Alignment alignment = Alignment::start;
    CellSpan span = {};
};
struct ThematicBreak {};
struct Notes {};  // at the end of a level-1 section; layout carries each Note to the page's foot
struct Note {
    int number = 1;
};
struct BackMatter {};
struct Text {
    std::string text;
};
/// {{phone.ward7}}: l10n::localize puts the edition's text in its place.
struct Variable {
    std::string name;
};
struct Emphasis {};
struct Strong {};
struct Strikethrough {};
struct Subscript {};
struct Superscript {};
struct Keyboard {};
struct Small {};
struct Underline {};
struct Abbreviation {
    std::string expansion;
};
struct Code {};
struct InlineSpan {};
struct Link {
    /// "#id" inside the book, also for [x](chapter.md#id); a path of the project, with or without
    /// an id, into another text (l10n::localize puts an address in its place); else a URL.
    std::string target;
    std::string title;
};
/// Does it lead into another text of the project?
bool leads_to_other_text(const Link&);
struct NoteReference {
    NodeId note;
    int number = 1;  ///< The reference's text: a fact of the model, equal in both media.
};
struct LineBreak {};

using Content =
    std::variant<Root, Cover, Title, Kicker, Subtitle, Contents, ContentsLevel, ContentsEntry,
                 ContentsLink, Section, Heading, Paragraph, Quote, CodeBlock, List, Item,
                 DefinitionList, Term, Definition, Question, Answer, Callout, CalloutLabel,
                 Container, Figure, Caption, Image, Table, TableCaption, TableHead, TableBody, TableFoot, Row,
                 HeaderCell, Cell, ThematicBreak, Notes, Note, BackMatter, Text, Variable, Emphasis,
                 Strong, Strikethrough, Subscript, Superscript, Keyboard, Small, Underline,
                 Abbreviation, Code, InlineSpan, Link, NoteReference, LineBreak>;

/// Of a cell or a header cell; 1 by 1 of anything else.
CellSpan span_of(const Content&);

}  // namespace bifolium::document
