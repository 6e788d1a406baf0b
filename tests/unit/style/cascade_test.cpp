#include "style/cascade.h"

#include <gtest/gtest.h>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

using document::NodeId;

const Colour red = rgb(1, 0, 0), blue = rgb(0, 0, 1), black = rgb(0, 0, 0);

/// body > section.a#one > h1, p > text, strong > text; p.lead
struct Page : Styled {
    NodeId section, heading, paragraph, first_words, strong, strong_text, lead;
    Page() {
        section = open(document::Section{}, "a");
        builder()[section].identifier = atoms.intern("one");
        heading = open(document::Heading{1});
        words("Title");
        close();
        paragraph = open(document::Paragraph{});
        first_words = words("some ");
        strong = open(document::Strong{});
        strong_text = words("words");
        close();
        close();
        lead = open(document::Paragraph{}, "lead");
        words("more");
        close();
        close();
    }
};

TEST(Cascade, OriginSpecificityOrderAndImportance) {
    Page page;
    page.cascade("p { color: red } .lead { color: blue } p { margin: 1pt }");
    EXPECT_EQ(page.text(page.paragraph).colour, red);
    EXPECT_EQ(page.text(page.lead).colour, blue);
    page.cascade("p { color: blue } p { color: red }");
    EXPECT_EQ(page.text(page.lead).colour, red);
    page.cascade("p { color: blue !important } .lead { color: red }");
    EXPECT_EQ(page.text(page.lead).colour, blue);
    page.cascade("#one p { color: blue } section.a p.lead { color: red }");
    EXPECT_EQ(page.text(page.lead).colour, blue);
    page.cascade(".lead { color: red !important }", "p { color: blue !important }");
    EXPECT_EQ(page.text(page.lead).colour, blue);
    EXPECT_EQ(page.findings(), "");
}

TEST(Cascade, InheritsWhatInheritsOnly) {
    Page page;
    page.cascade("section { color: red; margin: 3pt; font-size: 20pt }");
    EXPECT_EQ(page.text(page.strong_text).colour, red);
    EXPECT_EQ(page.text(page.strong_text).font_size_pt, 20);
    EXPECT_EQ(page.box(page.section).margin.top.length.pt, 3);
    EXPECT_EQ(page.box(page.paragraph).margin.top.length.pt, 0);
    EXPECT_EQ(page.text(page.strong).font_weight, 700);
    EXPECT_EQ(page.box(page.strong_text).display, Display::inline_flow);
}

TEST(Cascade, CssWideKeywords) {
    Page page;
    page.cascade(
        "section { color: red; margin: 3pt } p { margin: inherit; color: initial }"
        ".lead { color: unset; margin: unset }");
    EXPECT_EQ(page.box(page.paragraph).margin.left.length.pt, 3);
    EXPECT_EQ(page.text(page.paragraph).colour, black);
    EXPECT_EQ(page.text(page.lead).colour, red);
    EXPECT_EQ(page.box(page.lead).margin.left.length.pt, 0);
    page.cascade("h1 { font-size: 5pt } section h1 { font-size: revert } p { display: revert }");
    EXPECT_EQ(page.text(page.heading).font_size_pt, 24);
    EXPECT_EQ(page.box(page.paragraph).display, Display::block);
    page.cascade("p { all: unset }");
    EXPECT_EQ(page.box(page.paragraph).display, Display::inline_flow);
}

TEST(Cascade, Lengths) {
    Page page;
    page.cascade(
        "html { font-size: 10pt } section { font-size: 2em; line-height: 1.5 }"
        "p { margin: 1em 2rem 1lh 1in; padding: 1mm 10% 0 1px; width: calc(50% - 2em);"
        "    max-width: min(100%, 30em); text-indent: calc(2 * (1pt + 2pt)) }");
    const BoxStyle& box = page.box(page.paragraph);
    EXPECT_EQ(box.margin.top.length.pt, 20);
    EXPECT_EQ(box.margin.right.length.pt, 20);
    EXPECT_EQ(box.margin.bottom.length.pt, 30);
    EXPECT_EQ(box.margin.left.length.pt, 72);
    EXPECT_NEAR(box.padding.top.pt, 2.8346, 1e-4);
    EXPECT_EQ(box.padding.right.percent, 10);
    EXPECT_EQ(box.padding.left.pt, 0.75);
    EXPECT_EQ(box.width.length, (LengthPercentage{-40, 50, {}}));
    const StyleTable& table = page.styled().table();
    EXPECT_EQ(resolve(box.max_width.length, 400, table), 400);
    EXPECT_EQ(resolve(box.max_width.length, 1000, table), 600);
    EXPECT_EQ(page.text(page.paragraph).indent.pt, 6);
    EXPECT_EQ(page.text(page.paragraph).line_height.value, 1.5);
}

TEST(Cascade, LogicalPropertiesFollowTheDirection) {
    Page page;
    const std::string sheet =
        "p { margin-inline: 1pt 2pt; padding-left: 9pt; padding-inline-start: 5pt;"
        "    border-inline-start: 4pt solid red; inset-inline-end: 3pt; inline-size: 10pt;"
        "    border-start-start-radius: 7pt }";
    page.cascade(sheet);
    EXPECT_EQ(page.box(page.paragraph).margin.left.length.pt, 1);
    EXPECT_EQ(page.box(page.paragraph).padding.left.pt, 5);
    EXPECT_EQ(page.box(page.paragraph).width.length.pt, 10);
    page.cascade(sheet + "html { direction: rtl }");
    EXPECT_EQ(page.box(page.paragraph).margin.right.length.pt, 1);
    EXPECT_EQ(page.box(page.paragraph).padding.left.pt, 9);
    EXPECT_EQ(page.box(page.paragraph).padding.right.pt, 5);
    EXPECT_EQ(page.box(page.paragraph).border.right.width_pt, 4);
    EXPECT_EQ(page.box(page.paragraph).inset.left.length.pt, 3);
    EXPECT_EQ(page.box(page.paragraph).radius[1].horizontal.pt, 7);
}

TEST(Cascade, TheLanguagesScriptSetsTheDirection) {
    Styled arabic;
    arabic.language = "ar-EG";
    const NodeId paragraph = arabic.open(document::Paragraph{});
    const NodeId span = arabic.open(document::InlineSpan{});
    arabic.builder()[span].language = arabic.atoms.intern("en");
    arabic.words("x");
    arabic.close();
    arabic.close();
    arabic.cascade("");
    EXPECT_EQ(arabic.text(paragraph).direction, Direction::right_to_left);
    EXPECT_EQ(arabic.text(span).direction, Direction::left_to_right);
}

TEST(Cascade, TheBrochuresSheetHasNoFindings) {
    Page page;
    page.cascade(
        "@page { size: A5; margin: 17mm 17mm 20mm }"
        "p::before { content: \"x\"; color: red }");
    EXPECT_EQ(page.text(page.lead, PseudoElement::before).colour, red);
    EXPECT_EQ(page.styled().content({page.lead, PseudoElement::before}).items.size(), 1u);
    EXPECT_FALSE(page.styled().style({page.heading, PseudoElement::before}).valid());
    EXPECT_NEAR(page.styled().page({}).width_pt, 419.53, 0.01);
    EXPECT_EQ(page.findings(), "");
}

}  // namespace
}  // namespace bifolium::style
