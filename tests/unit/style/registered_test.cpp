// @property, @scope and @media as the cascade sees them.
#include <gtest/gtest.h>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

/// section.a > p, section.b (> p, aside.c > p)
struct Sections : Styled {
    document::NodeId a, first, b, second, third;
    Sections() {
        a = open(document::Section{}, "a");
        first = open(document::Paragraph{});
        words("One");
        close();
        b = open(document::Section{}, "b");
        second = open(document::Paragraph{});
        words("Two");
        close();
        open(document::Callout{}, "c");
        third = open(document::Paragraph{});
        words("Three");
        close();
        close();
        close();
        close();
    }
};

TEST(Registered, AnInitialValueStandsWhereNobodySetsOne) {
    Sections s;
    s.cascade(
        "@property --gap { syntax: '<length>'; inherits: true; initial-value: 7pt }"
        "p { margin-left: var(--gap) } .c { --gap: 9pt } .b { --gap: initial }");
    EXPECT_EQ(s.box(s.first).margin.left.length.pt, 7);
    EXPECT_EQ(s.box(s.second).margin.left.length.pt, 7);
    EXPECT_EQ(s.box(s.third).margin.left.length.pt, 9);
    EXPECT_EQ(s.findings(), "");
}

TEST(Registered, WhatIsNotInheritedStaysWhereItIsSet) {
    Sections s;
    s.cascade(
        "@property --gap { syntax: '<length>'; inherits: false; initial-value: 7pt }"
        ".a { --gap: 20pt; margin-left: var(--gap) } p { margin-left: var(--gap) }"
        ".c p { --gap: inherit } .c { --gap: 5pt }");
    EXPECT_EQ(s.box(s.a).margin.left.length.pt, 20);
    EXPECT_EQ(s.box(s.first).margin.left.length.pt, 7);
    EXPECT_EQ(s.box(s.third).margin.left.length.pt, 5);
}

TEST(Registered, ALengthIsInheritedAsItCameOut) {
    Sections s;
    const std::string rules =
        ".b { font-size: 20pt; --gap: 2em } p { font-size: 10pt }"
        "p { margin-left: var(--gap, 0) }";
    s.cascade(rules);
    EXPECT_EQ(s.box(s.second).margin.left.length.pt, 20);
    s.cascade("@property --gap { syntax: '<length>'; inherits: true; initial-value: 0pt }" + rules);
    EXPECT_EQ(s.box(s.second).margin.left.length.pt, 40);
}

TEST(Registered, AValueOfAnotherTypeIsAsIfUnset) {
    Sections s;
    s.cascade(
        "@property --ink { syntax: '<color>'; inherits: true; initial-value: red }"
        ".b { --ink: 3pt } p { color: var(--ink) }");
    EXPECT_EQ(s.text(s.second).colour, rgb(1, 0, 0));
    EXPECT_EQ(s.findings(),
              "css.bad-value: '--ink' is not of the syntax that its @property says\n");
}

TEST(Registered, CirclesAndWordsAreTyped) {
    Sections s;
    s.cascade(
        "@property --n { syntax: 'small | big'; inherits: true; initial-value: small }"
        "@property --o { syntax: '<number>+'; inherits: true; initial-value: 1 }"
        ".b { --n: var(--n); --o: 2 x } p { --m: var(--n) }");
    EXPECT_NE(s.findings().find("'--n' refers to itself"), std::string::npos);
    EXPECT_NE(s.findings().find("'--o' is not of the syntax"), std::string::npos);
}

TEST(Scope, ReachesFromItsRootToItsLimit) {
    Sections s;
    s.cascade("p { orphans: 2 } @scope (.b) to (.c) { p { orphans: 5 } }");
    EXPECT_EQ(s.text(s.first).orphans, 2);
    EXPECT_EQ(s.text(s.second).orphans, 5);
    EXPECT_EQ(s.text(s.third).orphans, 2);
    s.cascade("@scope (.b) { :scope { orphans: 5 } } p { orphans: 3 }");
    EXPECT_EQ(s.text(s.b).orphans, 5);
    EXPECT_EQ(s.text(s.third).orphans, 3);
}

TEST(Scope, TheNearerRootWins) {
    Sections s;
    s.cascade("@scope (.b) { p { orphans: 5 } } @scope (.a) { p { orphans: 3 } }");
    EXPECT_EQ(s.text(s.first).orphans, 3);
    EXPECT_EQ(s.text(s.second).orphans, 5);
    s.cascade("@scope (.b) { p { orphans: 5 } } @scope (.a) { section p { orphans: 3 } }");
    EXPECT_EQ(s.text(s.second).orphans, 3);  // specificity comes first
}

TEST(Scope, AScopeAddsNoSpecificity) {
    Sections s;
    s.cascade("p:first-child { orphans: 3 } @scope (.a.a.a) { p { orphans: 5 } }");
    EXPECT_EQ(s.text(s.first).orphans, 3);
}

TEST(Media, WidthIsThePages) {
    Sections s;
    s.cascade("@page { size: 300pt 500pt } @media (width: 300pt) { p { orphans: 5 } }");
    EXPECT_EQ(s.text(s.first).orphans, 5);
    s.cascade("@media (orientation: landscape) { p { orphans: 5 } }");
    EXPECT_EQ(s.text(s.first).orphans, 2);
    s.cascade("@page { size: A5 landscape } @media (orientation: landscape) { p { orphans: 5 } }");
    EXPECT_EQ(s.text(s.first).orphans, 5);
    // What asks for the page cannot make it.
    s.cascade(
        "@page { size: 300pt 500pt } @media (width: 300pt) { @page { size: 400pt } }"
        "@media (width: 300pt) { p { orphans: 5 } }");
    EXPECT_EQ(s.text(s.first).orphans, 5);
}

}  // namespace
}  // namespace bifolium::style
