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
    EXPECT_EQ(page.text(page.paragraph).indent.measure.pt, 6);
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

TEST(Cascade, EveryInitialValueIsWhatInitialMeans) {
    for (std::size_t i = 0; i < css::properties; ++i) {
        const auto& facts = css::facts(static_cast<css::Property>(i));
        if (facts.initial == "depends on user agent" || facts.name == "quotes") continue;
        const std::string name(facts.name);
        Page page;
        const std::string start = "p { all: initial; " + name + ": ";
        // In one document, so that equal groups have equal ids.
        page.cascade(start + std::string(facts.initial) + " } .lead { all: initial }");
        const auto& table = page.styled().table();
        const ComputedStyle& said = table.style[page.styled().style({page.paragraph})];
        const ComputedStyle& meant = table.style[page.styled().style({page.lead})];
        EXPECT_EQ(said, meant) << name << ": " << facts.initial;
        EXPECT_EQ(page.findings(), "") << name;
    }
}

TEST(Cascade, EveryPropertyInheritsWhenItIsTold) {
    // The section is set apart from the initial values; the paragraph takes it all.
    for (std::size_t i = 0; i < css::properties; ++i) {
        const std::string name(css::facts(static_cast<css::Property>(i)).name);
        Page page;
        page.cascade("section { all: initial; " + name + ": inherit } p { all: initial; " + name +
                     ": inherit }");
        EXPECT_EQ(page.findings(), "") << name;
    }
}

TEST(Cascade, Variables) {
    Page page;
    page.cascade(
        ":root { --ink: red; --half: 8.5pt; --both: var(--half) var(--half) }"
        "section { --ink: blue } p { color: var(--ink); margin: 0 var(--half);"
        "  padding: var(--both); text-indent: var(--none, 3pt) }");
    EXPECT_EQ(page.text(page.paragraph).colour, blue);
    EXPECT_EQ(page.box(page.paragraph).margin.left.length.pt, 8.5);
    EXPECT_EQ(page.box(page.paragraph).padding.top.pt, 8.5);
    EXPECT_EQ(page.text(page.paragraph).indent.measure.pt, 3);
    EXPECT_EQ(page.findings(), "");
}

TEST(Cascade, AVariableThatIsNotSetIsInvalidWhenComputed) {
    Page page;
    page.cascade(
        ":root { --ink: red } section { color: red }"
        "p { color: blue; color: var(--inc); margin: 3pt; margin: var(--ink) }");
    EXPECT_EQ(page.text(page.paragraph).colour, red);  // inherited, as `unset`
    EXPECT_EQ(page.box(page.paragraph).margin.left.length.pt, 0);
    EXPECT_EQ(page.findings(),
              "css.undefined-variable: '--inc' is not set here, so 'color' has no value\n"
              "css.bad-value: 'margin' takes one to four values, each 'auto' or a length or "
              "percentage, not 'red' (after var())\n");
    EXPECT_EQ(page.diagnostics.all()[0].hint, "did you mean '--ink'?");
}

TEST(Cascade, VariablesInACircleHaveNoValue) {
    Page page;
    page.cascade(
        ":root { --a: var(--b); --b: var(--c) ; --c: var(--a); --d: var(--a, red) }"
        "p { color: var(--d); background: var(--b, blue) }");
    EXPECT_EQ(page.text(page.paragraph).colour, red);
    EXPECT_EQ(page.box(page.paragraph).background, blue);
    EXPECT_NE(page.findings().find("'--a' refers to itself"), std::string::npos);
}

TEST(Cascade, AVariableBombIsDefused) {
    std::string sheet = ":root { --a0: x x x x x x x x x x;";
    for (int i = 1; i < 12; ++i) {
        sheet += "--a" + std::to_string(i) + ":";
        for (int k = 0; k < 10; ++k) sheet += " var(--a" + std::to_string(i - 1) + ")";
        sheet += ";";
    }
    Page page;
    page.cascade(sheet + "} p { font-family: var(--a11) }");
    EXPECT_NE(page.findings().find("css.limit"), std::string::npos);
}

TEST(Cascade, FontsAndTheirFeatures) {
    Page page;
    page.cascade(
        "section { font: italic 300 10pt/1.5 Lato, sans-serif; font-variant: small-caps "
        "oldstyle-nums; font-feature-settings: \"ss01\", \"smcp\" 0 }"
        "p { font-weight: bolder; font-size: larger } .lead { letter-spacing: .1em;"
        "font-kerning: none } h1 { font: 12pt X }");
    const TextStyle& text = page.text(page.paragraph);
    EXPECT_EQ(text.font_families, (std::vector<std::string>{"Lato", "sans-serif"}));
    EXPECT_EQ(text.font_weight, 400);
    EXPECT_DOUBLE_EQ(text.font_size_pt, 12);
    EXPECT_TRUE(text.italic);
    EXPECT_EQ(text.line_height, (LineHeight{LineHeight::Kind::number, 1.5}));
    EXPECT_EQ(text.features, "onum=1,smcp=0,ss01=1");
    EXPECT_EQ(page.text(page.lead).features, "clig=0,kern=0,liga=0,onum=1,smcp=0,ss01=1");
    EXPECT_DOUBLE_EQ(page.text(page.lead).letter_spacing_pt, 1.2);
    EXPECT_EQ(page.text(page.heading).features, "");
    EXPECT_EQ(page.text(page.heading).line_height, LineHeight{});
}

TEST(Cascade, DecorationsPropagate) {
    Page page;
    page.cascade(
        "p { color: red; text-decoration: underline dotted 1pt;"
        "    text-underline-offset: 2pt }"
        "strong { color: blue; text-decoration: line-through } .lead { float: left }"
        "section { text-decoration: overline }");
    const auto& inner = page.text(page.strong_text).decorations;
    ASSERT_EQ(inner.size(), 3u);
    EXPECT_TRUE(inner[0].overline);
    EXPECT_TRUE(inner[1].underline);
    EXPECT_EQ(inner[1].colour, red);
    EXPECT_EQ(inner[1].thickness_pt, 1);
    EXPECT_EQ(inner[1].offset_pt, 2);
    EXPECT_EQ(inner[1].style, DecorationStyle::dotted);
    EXPECT_EQ(inner[2].colour, blue);
    EXPECT_EQ(page.text(page.lead).decorations.size(), 1u);  // floats start anew
}

TEST(Cascade, BoxesThatAreDerived) {
    Page page;
    page.cascade(
        "strong { float: inline-end; border: 2pt solid; border-top-style: none;"
        "  color: red; overflow: hidden scroll; background: currentcolor }"
        "h1 { position: absolute; float: left; display: inline; border: thick none }"
        "p { border-radius: 50% / 2pt; z-index: 3; opacity: 150%; page: wide;"
        "  break-before: recto; break-after: avoid-page; break-inside: avoid }");
    const BoxStyle& strong = page.box(page.strong);
    EXPECT_EQ(strong.display, Display::block);
    EXPECT_EQ(strong.floating, Float::right);
    EXPECT_EQ(strong.border.top.width_pt, 0);
    EXPECT_EQ(strong.border.left.width_pt, 2);
    EXPECT_EQ(strong.border.left.colour, red);
    EXPECT_EQ(strong.background, red);
    EXPECT_EQ(strong.overflow, Overflow::hidden);
    EXPECT_EQ(page.box(page.heading).floating, Float::none);
    EXPECT_EQ(page.box(page.heading).display, Display::block);
    const BoxStyle& box = page.box(page.paragraph);
    EXPECT_EQ(box.radius[2].horizontal.percent, 50);
    EXPECT_EQ(box.radius[2].vertical.pt, 2);
    EXPECT_EQ(box.z_index, 3);
    EXPECT_EQ(box.opacity, 1);
    EXPECT_EQ(page.atoms.text(page.page(page.paragraph).page), "wide");
    EXPECT_EQ(page.atoms.text(page.page(page.strong).page), "wide");  // in effect
    EXPECT_EQ(page.page(page.paragraph).break_before, BreakBetween::recto);
    EXPECT_EQ(page.page(page.paragraph).break_after, BreakBetween::avoid);
    EXPECT_EQ(page.page(page.paragraph).break_inside, BreakInside::avoid);
}

TEST(Cascade, WhiteSpaceAndAlignment) {
    Page page;
    page.cascade(
        "p { white-space: pre-wrap; text-align: justify-all; hyphens: none;"
        "  text-wrap: nowrap; overflow-wrap: anywhere; text-transform: uppercase }"
        ".lead { text-wrap: balance; white-space: pre-line; text-align: match-parent }"
        "section { text-align: end; direction: rtl } h1 { text-align: center }");
    EXPECT_EQ(page.text(page.paragraph).white_space, WhiteSpace::pre);
    EXPECT_EQ(page.text(page.paragraph).align, TextAlign::justify);
    EXPECT_EQ(page.text(page.paragraph).align_last, TextAlignLast::justify);
    EXPECT_EQ(page.text(page.lead).white_space, WhiteSpace::pre_line);
    EXPECT_EQ(page.text(page.lead).wrap, TextWrap::balance);
    EXPECT_EQ(page.text(page.lead).align, TextAlign::left);
    EXPECT_EQ(page.text(page.heading).align, TextAlign::centre);
    EXPECT_EQ(page.text(page.paragraph).transform.letter_case, LetterCase::uppercase);
}

TEST(Cascade, OtherConditionsStayOut) {
    Page page;
    page.cascade("@media screen { p { color: red } } @media print { p { margin: 2pt } }");
    EXPECT_EQ(page.text(page.paragraph).colour, black);
    EXPECT_EQ(page.box(page.paragraph).margin.top.length.pt, 2);
}

TEST(Cascade, ReportsWhatIsNotLaidOutOncePerDeclaration) {
    Page page;
    page.cascade(
        "p { text-autospace: no-autospace; row-gap: normal; transform: none }"
        "section { display: flex } .nobody { object-fit: cover }"
        "p::first-letter { color: red } p::first-line { color: red }");
    EXPECT_EQ(page.findings(),
              "css.not-laid-out: 'text-autospace' is understood but not laid out yet\n"
              "css.not-laid-out: 'display: flex' is understood but not laid out yet\n");
}

TEST(Cascade, AFirstLineIsAnElementAroundItsTexts) {
    Page page;
    page.cascade(
        "p::first-line { color: red; margin-top: 3pt; text-align: center; font-style: italic }"
        "strong { font-style: normal } p { text-align: right }");
    const auto on_line = [&](NodeId node) {
        return page.styled().style({node, PseudoElement::first_line});
    };
    const TextStyle& text = page.styled().text(on_line(page.paragraph));
    EXPECT_EQ(text.colour, red);
    EXPECT_EQ(text.align, TextAlign::right) << "of its block";
    EXPECT_EQ(page.styled().box(on_line(page.paragraph)).margin.top.length.pt, 0);
    EXPECT_TRUE(page.styled().text(on_line(page.first_words)).italic);
    EXPECT_FALSE(page.text(page.first_words).italic);
    EXPECT_FALSE(page.styled().text(on_line(page.strong_text)).italic) << "its own element's";
    EXPECT_EQ(page.styled().text(on_line(page.strong_text)).colour, red);
    EXPECT_FALSE(on_line(page.heading).valid());
}

TEST(Cascade, ABlockThatBeginsWithAnotherGivesItItsFirstLine) {
    Page page;
    page.cascade("section::first-line { color: red } h1::first-line { font-style: italic }");
    const StyleId line = page.styled().style({page.heading, PseudoElement::first_line});
    ASSERT_TRUE(line.valid());
    EXPECT_EQ(page.styled().text(line).colour, red);
    EXPECT_TRUE(page.styled().text(line).italic);
    EXPECT_FALSE(page.styled().style({page.paragraph, PseudoElement::first_line}).valid());
}

TEST(Cascade, HintsOfTheDocumentStandBelowTheAuthor) {
    Styled styled;
    styled.open(document::Table{});
    styled.open(document::TableBody{});
    styled.open(document::Row{});
    const NodeId cell = styled.leaf(document::Cell{document::Alignment::end});
    const NodeId other = styled.leaf(document::Cell{document::Alignment::centre}, "x");
    styled.close();
    styled.close();
    styled.close();
    document::Image image;
    image.width = "60%";
    const NodeId picture = styled.leaf(image);
    styled.cascade("td.x { text-align: left } img { height: 3pt }",
                   std::string(plain_sheet) + "td { text-align: start } img { width: 1pt }");
    EXPECT_EQ(styled.text(cell).align, TextAlign::end);
    EXPECT_EQ(styled.text(other).align, TextAlign::left);
    EXPECT_EQ(styled.box(picture).width.length.percent, 60);
    EXPECT_EQ(styled.box(picture).height.length.pt, 3);
}

TEST(Cascade, SharesEqualStyles) {
    Styled styled;
    for (int i = 0; i < 1000; ++i) {
        styled.open(document::Paragraph{});
        styled.words("x");
        styled.close();
    }
    styled.cascade("p { margin: 1pt } p:first-child { color: red }");
    EXPECT_LT(styled.styled().table().style.size(), 12u);
}

TEST(Cascade, WhatIsNotLaidOutIsSaidAfterVarToo) {
    Styled s;
    s.leaf(document::Section{});
    s.leaf(document::Section{});
    s.cascade("section { --s: flex; display: var(--s) }");
    EXPECT_EQ(s.findings(),
              "css.not-laid-out: 'display: flex' is understood but not laid out yet\n");
    s.diagnostics = {};
    s.cascade("section { --s: block; display: var(--s); margin: var(--s, 3pt) }");
    EXPECT_EQ(s.findings().find("not-laid-out"), std::string::npos);
}

}  // namespace
}  // namespace bifolium::style
