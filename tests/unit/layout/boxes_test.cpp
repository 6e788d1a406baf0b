#include <gtest/gtest.h>

#include "unit/layout/paragraphs.h"

namespace bifolium::layout {
namespace {

using document::Builder;

std::string_view name_of(BoxKind kind) {
    switch (kind) {
        case BoxKind::block:
            return "block";
        case BoxKind::paragraph:
            return "paragraph";
        case BoxKind::replaced:
            return "replaced";
        case BoxKind::rule:
            return "rule";
        case BoxKind::table:
            return "table";
        case BoxKind::table_caption:
            return "caption";
        case BoxKind::table_row_group:
            return "group";
        case BoxKind::table_row:
            return "row";
        case BoxKind::table_cell:
            return "cell";
    }
    return "?";
}

std::string in_one_line(const Inlines& inlines) {
    std::string out;
    for (const char c : inlines.text.text()) out += c == '\n' ? ' ' : c;
    return "\"" + out + "\"";
}

/// "block(block(paragraph "words"))"; anonymous boxes but paragraphs have a star.
std::string shape(const Box& box) {
    std::string out(name_of(box.kind));
    if (box.anonymous && box.kind != BoxKind::paragraph) out += "*";
    if (box.marker != nullptr) out += " " + in_one_line(*box.marker);
    if (box.inlines != nullptr) out += " " + in_one_line(*box.inlines);
    if (box.children.empty()) return out;
    out += "(";
    for (const Box& child : box.children)
        out += (&child == &box.children[0] ? "" : ", ") + shape(child);
    return out + ")";
}

class Made : public Typeset {
public:
    using Fill = std::function<void(Builder&, AtomTable&)>;
    Made(const Fill& fill, std::string_view css)
        : Typeset(
              [&](AtomTable& atoms, Sources&, Diagnostics&) {
                  document::Metadata metadata;
                  metadata.language = atoms.intern("en");
                  Builder builder(metadata);
                  fill(builder, atoms);
                  return std::move(builder).finish();
              },
              css, BIFOLIUM_ROOT) {}
    std::string shaped() const { return shape(tree().root); }
};

void paragraph(Builder& b, const std::string& text) {
    b.open(document::Paragraph{}, {});
    b.leaf(document::Text{text}, {});
    b.close();
}
void item(Builder& b, const std::string& text) {
    b.open(document::Item{}, {});
    paragraph(b, text);
    b.close();
}

TEST(Boxes, InlineContentIsWrappedInParagraphs) {
    const Made made([](Builder& b, AtomTable&) { paragraph(b, "one"); }, "");
    EXPECT_EQ(made.shaped(), "block(block(paragraph \"one\"))");
}

TEST(Boxes, ABlockInAnInlineBoxCutsTheParagraph) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::Paragraph{}, {});
        b.leaf(document::Text{"a "}, {});
        b.open(document::Strong{}, {});
        b.leaf(document::Text{"b"}, {});
        b.open(document::Code{}, {});
        b.leaf(document::Text{"c"}, {});
        b.close();
        b.leaf(document::Text{"d"}, {});
        b.close();
        b.leaf(document::Text{" e"}, {});
        b.close();
    };
    const Made made(fill, "code { display: block }");
    EXPECT_EQ(made.shaped(),
              "block(block(paragraph \"a b\", block(paragraph \"c\"), paragraph \"d e\"))");
    const auto& items = made.tree().root.children[0].children[0].inlines->items;
    EXPECT_EQ(items.back().kind, InlineKind::close);
    EXPECT_TRUE(items.back().continues);
    const auto& after = made.tree().root.children[0].children[2].inlines->items;
    EXPECT_EQ(after.front().kind, InlineKind::open);
    EXPECT_TRUE(after.front().continues);
}

TEST(Boxes, NothingIsMadeOfWhatIsNotDisplayed) {
    const auto fill = [](Builder& b, AtomTable&) {
        paragraph(b, "a");
        b.open(document::Quote{}, {});
        paragraph(b, "b");
        b.close();
    };
    EXPECT_EQ(Made(fill, "blockquote { display: none }").shaped(), "block(block(paragraph \"a\"))");
}

TEST(Boxes, WhiteSpaceCollapsesAcrossElements) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::Paragraph{}, {});
        b.leaf(document::Text{"  a \n "}, {});
        b.open(document::Strong{}, {});
        b.leaf(document::Text{" b\t"}, {});
        b.close();
        b.leaf(document::Text{" \u00A0 "}, {});
        b.close();
    };
    EXPECT_EQ(Made(fill, "").shaped(), "block(block(paragraph \"a b \u00A0\"))");
}

TEST(Boxes, ALineEndBetweenIdeographsIsNothing) {
    const auto fill = [](Builder& b, AtomTable&) { paragraph(b, "\u4E00\n\u4E8C\nx"); };
    EXPECT_EQ(Made(fill, "").shaped(), "block(block(paragraph \"\u4E00\u4E8C x\"))");
}

TEST(Boxes, TransformedTextLeadsBackToItsLetters) {
    const auto fill = [](Builder& b, AtomTable&) { paragraph(b, "Stra\u00DFe a"); };
    const Made made(fill, "p { text-transform: uppercase }");
    EXPECT_EQ(made.shaped(), "block(block(paragraph \"STRASSE A\"))");
    const ParagraphText& text = first_paragraph(made.tree().root)->inlines->text;
    EXPECT_EQ(text.source_text(made.document(), {0, 9}), "Stra\u00DFe a");
    EXPECT_EQ(text.source_text(made.document(), {4, 6}), "\u00DF");
    EXPECT_EQ(Made(fill, "p { text-transform: capitalize }").shaped(),
              "block(block(paragraph \"Stra\u00DFe A\"))");
}

TEST(Boxes, Markers) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::List{true, 3, true}, {});
        item(b, "c");
        item(b, "d");
        b.close();
        b.open(document::List{}, {});
        item(b, "x");
        b.open(document::Item{true}, {});
        paragraph(b, "y");
        b.close();
        b.close();
    };
    EXPECT_EQ(Made(fill, "").shaped(),
              "block(block(block \"3.\u00A0\"(block(paragraph \"c\")), "
              "block \"4.\u00A0\"(block(paragraph \"d\"))), "
              "block(block \"\u2022\u00A0\"(block(paragraph \"x\")), "
              "block \"\u2611\u00A0\"(block(paragraph \"y\"))))");
    EXPECT_EQ(Made(fill, "ol { list-style: upper-roman } ul { list-style: none }").shaped(),
              "block(block(block \"III.\u00A0\"(block(paragraph \"c\")), "
              "block \"IV.\u00A0\"(block(paragraph \"d\"))), "
              "block(block(block(paragraph \"x\")), "
              "block \"\u2611\u00A0\"(block(paragraph \"y\"))))");
}

TEST(Boxes, MarkersInsideBeginTheFirstParagraph) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::List{true, 1, true}, {});
        item(b, "c");
        b.open(document::Item{}, {});
        b.close();
        b.close();
    };
    EXPECT_EQ(Made(fill, "ol { list-style-position: inside }").shaped(),
              "block(block(block(block(paragraph \"1.\u00A0c\")), "
              "block(paragraph \"2.\u00A0\")))");
}

TEST(Boxes, AMarkerIsSetByItselfAsALabel) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::List{}, {});
        item(b, "x");
        b.close();
    };
    Made made(fill, "");
    const FragmentRef line = set_marker(made.context(), made.tree().root.children[0].children[0]);
    EXPECT_EQ(line->size.width, Length::pt(20)) << "the disc and the space after it";
    const auto& text =
        std::get<TextPart>(std::get<LinePart>(line->part).children[0].fragment->part);
    EXPECT_TRUE(text.label);
}

TEST(Boxes, CountersNest) {
    const auto fill = [](Builder& b, AtomTable&) {
        const auto section = [&](const std::string& title) {
            b.open(document::Section{}, {});
            b.open(document::Heading{2}, {});
            b.leaf(document::Text{title}, {});
            b.close();
        };
        section("A");
        section("B");
        b.close();
        section("C");
        b.close();
        b.close();
        section("D");
        b.close();
    };
    EXPECT_EQ(Made(fill,
                   "body { counter-reset: t } section { counter-increment: t }"
                   "h2::before { content: counter(t) ' ' }")
                  .shaped(),
              "block(block(block(paragraph \"1 A\"), block(block(paragraph \"2 B\")), "
              "block(block(paragraph \"3 C\"))), block(block(paragraph \"4 D\")))");
    EXPECT_EQ(Made(fill,
                   "section { counter-increment: s } h2 { counter-reset: s }"
                   "body { counter-reset: s }"
                   "h2::before { content: counters(s, '.') ' ' }")
                  .shaped(),
              "block(block(block(paragraph \"1.0 A\"), block(block(paragraph \"1.1.0 B\")), "
              "block(block(paragraph \"1.2.0 C\"))), block(block(paragraph \"2.0 D\")))");
}

TEST(Boxes, QuotesKnowTheirDepth) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::Paragraph{}, {});
        b.open(document::Emphasis{}, {});
        b.leaf(document::Text{"a"}, {});
        b.open(document::Emphasis{}, {});
        b.leaf(document::Text{"b"}, {});
        b.close();
        b.close();
        b.close();
    };
    EXPECT_EQ(Made(fill, "em::before { content: open-quote } em::after { content: close-quote }")
                  .shaped(),
              "block(block(paragraph \"<a(b)>\"))");
    EXPECT_EQ(Made(fill, "em::after { content: close-quote }").shaped(),
              "block(block(paragraph \"ab\"))")
        << "nothing is open";
}

TEST(Boxes, TargetsAreReadAhead) {
    const auto fill = [](Builder& b, AtomTable& atoms) {
        b.open(document::Paragraph{}, {});
        b.open(document::Link{"#x", ""}, {});
        b.leaf(document::Text{"see"}, {});
        b.close();
        b.close();
        for (const char* id : {"w", "x"}) {
            const auto section = b.open(document::Section{}, {});
            b[section].identifier = atoms.intern(id);
            b.leaf(document::Text{id}, {});
            b.close();
        }
    };
    const Made made(fill,
                    "body { counter-reset: s } section { counter-increment: s }"
                    "a::after { content: ' ' target-counter(attr(href url), s, upper-roman)"
                    " ' ' target-text(attr(href url)) }");
    EXPECT_EQ(made.shaped(),
              "block(block(paragraph \"see II x\"), block(paragraph \"w\"), "
              "block(paragraph \"x\"))");
}

TEST(Boxes, StringsAndBookmarksAreGathered) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::Heading{1}, {});
        b.leaf(document::Text{"Cells"}, {});
        b.close();
    };
    Made made(fill,
              "h1 { counter-increment: c; string-set: title counter(c) '. ' content();"
              " bookmark-level: 1; bookmark-label: 'The ' content() }");
    const GeneratedFacts& facts = *made.tree().facts;
    ASSERT_EQ(facts.strings.size(), 1u);
    EXPECT_EQ(facts.strings[0].text, "1. Cells");
    ASSERT_EQ(facts.bookmarks.size(), 1u);
    EXPECT_EQ(facts.bookmarks[0].label, "The Cells");
}

TEST(Boxes, AnOutOfFlowBoxStandsBeforeItsParagraphOrIsAnchored) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::Paragraph{}, {});
        b.open(document::Strong{}, {});
        b.leaf(document::Text{"f"}, {});
        b.close();
        b.leaf(document::Text{"a "}, {});
        b.open(document::Emphasis{}, {});
        b.leaf(document::Text{"g"}, {});
        b.close();
        b.leaf(document::Text{" b"}, {});
        b.close();
    };
    const Made made(fill, "strong { float: left } em { position: absolute }");
    EXPECT_EQ(made.shaped(),
              "block(block(block(paragraph \"f\"), "
              "paragraph \"a b\"(block(paragraph \"g\"))))");
}

TEST(Boxes, APseudoElementWithoutWordsMayStillBeABox) {
    const auto fill = [](Builder& b, AtomTable&) { paragraph(b, "a"); };
    EXPECT_EQ(Made(fill, "p::before { content: ''; position: absolute }").shaped(),
              "block(block(block, paragraph \"a\"))");
    EXPECT_EQ(Made(fill, "p::after { content: 'x'; display: block }").shaped(),
              "block(block(paragraph \"a\", block(paragraph \"x\")))");
}

TEST(Boxes, TablesGetTheirMissingParts) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::Table{}, {});
        b.open(document::TableBody{}, {});
        for (const char* text : {"a", "b"}) {
            b.open(document::Row{}, {});
            b.open(document::Cell{}, {});
            b.leaf(document::Text{text}, {});
            b.close();
            b.close();
        }
        b.close();
        b.close();
    };
    EXPECT_EQ(Made(fill, "").shaped(),
              "block(table(group(row(cell(paragraph \"a\")), row(cell(paragraph \"b\")))))");
    EXPECT_EQ(Made(fill, "tr { display: block }").shaped(),
              "block(table(group(row*(cell*(block(table*(group*(row*(cell(paragraph \"a\"))))), "
              "block(table*(group*(row*(cell(paragraph \"b\"))))))))))")
        << "rows that are none go into one cell, and their cells into tables";
    EXPECT_EQ(Made(fill, "table, tbody, tr { display: block }").shaped(),
              "block(block(block(block(table*(group*(row*(cell(paragraph \"a\"))))), "
              "block(table*(group*(row*(cell(paragraph \"b\"))))))))");
}

TEST(Boxes, NoteReferencesSayTheirNumber) {
    const auto fill = [](Builder& b, AtomTable&) {
        b.open(document::Paragraph{}, {});
        b.leaf(document::Text{"a"}, {});
        b.leaf(document::NoteReference{document::NodeId(1), 7}, {});
        b.close();
    };
    const Made made(fill, "");
    EXPECT_EQ(made.shaped(), "block(block(paragraph \"a7\"))");
    EXPECT_EQ(first_paragraph(made.tree().root)->inlines->text.source_text(made.document(), {0, 2}),
              "a7")
        << "it is text of the document, not of the sheet";
}

TEST(CounterText, Styles) {
    EXPECT_EQ(counter_text(4, "lower-roman"), "iv");
    EXPECT_EQ(counter_text(1999, "upper-roman"), "MCMXCIX");
    EXPECT_EQ(counter_text(0, "upper-roman"), "0");
    EXPECT_EQ(counter_text(27, "lower-alpha"), "aa");
    EXPECT_EQ(counter_text(52, "upper-latin"), "AZ");
    EXPECT_EQ(counter_text(25, "lower-greek"), "\u03B1\u03B1");
    EXPECT_EQ(counter_text(7, "decimal-leading-zero"), "07");
    EXPECT_EQ(counter_text(-7, "decimal-leading-zero"), "-7");  // the sign counts
    EXPECT_EQ(counter_text(12, "arabic-indic"), "\u0661\u0662");
    EXPECT_EQ(counter_text(12, "\"- \""), "- ");
    EXPECT_EQ(counter_text(12, "no-such-style"), "12");
}

}  // namespace
}  // namespace bifolium::layout
