#include <gtest/gtest.h>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

/// One paragraph p#one.x in a section; how many orphans do its rules give it?
struct Paragraph : Styled {
    document::NodeId node;
    Paragraph() {
        open(document::Section{});
        node = open(document::Paragraph{}, "x");
        builder()[node].identifier = atoms.intern("one");
        words("Hello");
        close();
        close();
    }
    int orphans(const std::string& sheet, std::string_view own = plain_sheet) {
        diagnostics = {};
        cascade(sheet, own);
        return text(node).orphans;
    }
};

TEST(Layers, LaterOnesWinWhateverTheSelector) {
    Paragraph p;
    EXPECT_EQ(p.orphans("@layer a { #one.x { orphans: 3 } } @layer b { p { orphans: 4 } }"), 4);
    EXPECT_EQ(
        p.orphans("@layer b, a; @layer a { p { orphans: 3 } } @layer b { #one { orphans: 4 } }"),
        3);
    EXPECT_EQ(p.orphans("@layer a { #one { orphans: 3 } } p { orphans: 4 }"), 4);
    EXPECT_EQ(p.orphans("p { orphans: 4 } @layer a { #one { orphans: 3 } }"), 4);
    EXPECT_EQ(p.findings(), "");
}

TEST(Layers, InTheSameLayerTheSelectorCountsAgain) {
    Paragraph p;
    EXPECT_EQ(p.orphans("@layer a { #one { orphans: 3 } } @layer b { p { widows: 9 } }"
                        "@layer a { p { orphans: 4 } }"),
              3);
}

TEST(Layers, InnerOnesCountLessThanWhatIsAroundThem) {
    Paragraph p;
    EXPECT_EQ(p.orphans("@layer a { p { orphans: 3 } @layer b { #one { orphans: 4 } } }"), 3);
    EXPECT_EQ(p.orphans("@layer a.b { #one { orphans: 4 } } @layer a { p { orphans: 3 } }"), 3);
    EXPECT_EQ(p.orphans("@layer a { @layer b, c; } @layer a.c { p { orphans: 3 } }"
                        "@layer a.b { #one { orphans: 4 } }"),
              3);
}

TEST(Layers, WithoutANameEachIsItsOwn) {
    Paragraph p;
    EXPECT_EQ(p.orphans("@layer { #one { orphans: 3 } } @layer { p { orphans: 4 } }"), 4);
}

TEST(Layers, ImportantTurnsThemRound) {
    Paragraph p;
    EXPECT_EQ(p.orphans("@layer a { p { orphans: 3 !important } }"
                        "@layer b { #one { orphans: 4 !important } }"),
              3);
    EXPECT_EQ(p.orphans("@layer a { p { orphans: 3 !important } } #one { orphans: 4 !important }"),
              3);
    EXPECT_EQ(p.orphans("@layer a { p { orphans: 3 !important } }", "p { orphans: 5 !important }"),
              5);
}

TEST(Layers, RevertLayerGoesBackOneLayer) {
    Paragraph p;
    EXPECT_EQ(p.orphans("@layer a { p { orphans: 3 } } @layer b { p { orphans: 4 }"
                        "#one { orphans: revert-layer } }"),
              3);
    EXPECT_EQ(p.orphans("@layer a { p { orphans: 3 } } p { orphans: revert-layer }"), 3);
    EXPECT_EQ(p.orphans("p { orphans: revert-layer }", "p { orphans: 5 }"), 5);
    EXPECT_EQ(p.orphans("p { orphans: revert-layer }"), 2);
    EXPECT_EQ(p.orphans("@layer a { p { orphans: 3 } } p { orphans: var(--none, revert-layer) }"),
              3);
    EXPECT_EQ(p.orphans("@layer a, b; @layer a { p { orphans: revert-layer !important } }"
                        "@layer a { #one { orphans: 7 } } @layer b { p { orphans: 6 } }"),
              6);
}

TEST(Layers, RevertGoesBackToTheOriginWhateverTheLayer) {
    Paragraph p;
    EXPECT_EQ(p.orphans("@layer a { p { orphans: 3 } } @layer b { p { orphans: revert } }",
                        "p { orphans: 5 }"),
              5);
    EXPECT_EQ(p.orphans("section { orphans: 8 } p { orphans: revert }"), 8);
}

TEST(Layers, CustomPropertiesGoBackToo) {
    Paragraph p;
    EXPECT_EQ(
        p.orphans("@layer a { p { --o: 3 } } @layer b { p { --o: 4 } p.x { --o: revert-layer } }"
                  "p { orphans: var(--o) }"),
        3);
    EXPECT_EQ(p.orphans("section { --o: 6 } @layer a { p { --o: revert-layer } }"
                        "p { orphans: var(--o) }"),
              6);
}

TEST(Layers, ALayerOfAnotherMediumHasNoPlaceYet) {
    Paragraph p;
    EXPECT_EQ(
        p.orphans("@media screen { @layer b { p { orphans: 9 } } } @layer a { p { orphans: 3 } }"
                  "@layer b { p { orphans: 4 } }"),
        4);
    EXPECT_EQ(
        p.orphans("@media screen { @layer a { p { orphans: 9 } } } @layer b { p { orphans: 3 } }"
                  "@layer a { p { orphans: 4 } }"),
        4);
}

TEST(Layers, PagesHaveThemToo) {
    Paragraph p;
    p.cascade("@layer a { @page :right { margin: 5pt } } @page { margin: 7pt }");
    EXPECT_EQ(p.styled().page({}).margin_pt.left, 7);
}

TEST(Layers, WhatIsNoLayerIsSaid) {
    Paragraph p;
    EXPECT_EQ(p.orphans("@layer 3 { p { orphans: 5 } }"), 2);
    EXPECT_NE(p.findings().find("css.syntax: '@layer' takes a name"), std::string::npos);
    EXPECT_EQ(p.orphans("@layer a, b { p { orphans: 5 } }"), 2);
    EXPECT_EQ(p.orphans("@layer initial { p { orphans: 5 } }"), 2);
    std::string deep = "@layer a";
    for (int i = 0; i < 300; ++i) deep += ".a";
    EXPECT_EQ(p.orphans(deep + " { p { orphans: 5 } }"), 2);
    EXPECT_NE(p.findings().find("css.limit"), std::string::npos);
}

}  // namespace
}  // namespace bifolium::style
