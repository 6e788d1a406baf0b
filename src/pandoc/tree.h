// Pandoc's document model, as far as its readers fill it: what `pandoc -t json` says, as types.
// https://hackage.haskell.org/package/pandoc-types/docs/Text-Pandoc-Definition.html
//
// Its depth is bounded where it is made (limits::nesting), so walking it may recurse.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bifolium::pandoc {

struct Attributes {
    std::string identifier;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> pairs;

    bool has_class(std::string_view) const;
    std::string_view value(std::string_view key) const;  ///< Empty if there is none.
};

struct Words {
    std::string text;
};
struct Space {};
struct LineBreak {};
enum class Style : std::uint8_t {
    emphasis,
    strong,
    underline,
    strikeout,
    superscript,
    subscript,
    small_caps,
    plain  ///< A span, a citation: only its attributes say something.
};
struct Styled {
    Style style = Style::plain;
};
struct Quoted {
    bool is_double = true;
};
struct Code {
    std::string text;
};
struct Math {
    std::string tex;
};
struct RawInline {
    std::string format, text;
};
struct Link {
    std::string target, title;
};
struct Picture {
    std::string target, title;
};
struct Note {};  ///< Its text is in Inline::blocks.

struct Block;
using Blocks = std::vector<Block>;

struct Inline {
    std::variant<Words, Space, LineBreak, Styled, Quoted, Code, Math, RawInline, Link, Picture,
                 Note>
        matter;
    Attributes attributes;
    std::vector<Inline> children;
    Blocks blocks;

    template <class T>
    const T* as() const {
        return std::get_if<T>(&matter);
    }
};
using Inlines = std::vector<Inline>;

struct Paragraph {
    bool is_plain = false;  ///< Of a tight list or a cell.
};
struct CodeBlock {
    std::string text;
};
struct RawBlock {
    std::string format, text;
};
struct Quote {};
enum class Numbering : std::uint8_t { digits, letters, roman };
struct List {
    bool ordered = false;
    int start = 1;
    Numbering numbering = Numbering::digits;
};
struct Item {};
struct DefinitionList {};  ///< Its children are Terms and Definitions.
struct Term {};
struct Definition {};
struct Heading {
    int level = 1;
};
struct Rule {};
struct Division {};
struct Figure {};   ///< Its children; the caption is the first of them, if `Caption`.
struct Caption {};  ///< Of a table or figure; its first child.
enum class Part : std::uint8_t { head, body, foot };
struct Table {
    std::vector<char> alignments;  ///< By column: 'l', 'c', 'r', or ' '.
    std::uint32_t header_columns = 0;
};
struct Row {
    Part part = Part::body;
};
struct Cell {
    std::uint32_t columns = 1, rows = 1;
};

struct Block {
    std::variant<Paragraph, CodeBlock, RawBlock, Quote, List, Item, DefinitionList, Term,
                 Definition, Heading, Rule, Division, Figure, Caption, Table, Row, Cell>
        matter;
    Attributes attributes;
    Inlines inlines;
    Blocks children;

    template <class T>
    const T* as() const {
        return std::get_if<T>(&matter);
    }
    template <class T>
    bool is() const {
        return as<T>() != nullptr;
    }
};

struct Tree {
    Inlines title, subtitle, date;
    std::vector<Inlines> authors;
    Blocks abstract, blocks;
    bool too_deep = false;             ///< Something lay deeper than the limit, and was left out.
    std::vector<std::string> unknown;  ///< Kinds of nodes that this does not know; left out.
};

/// The text below, without notes.
std::string words_of(const Inlines&);

}  // namespace bifolium::pandoc
