#include "style/matching.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

using document::NodeId;

/// body > nav>ol.contents > li*2; section > h2, ul > li*5 (2nd .x, 4th .x), pre>code, p(empty);
/// section > p > a[href], em[lang=ar]
struct Tree : Styled {
    NodeId contents, first_entry, section, heading, list, code, code_text, hollow, last, link,
        foreign;
    std::vector<NodeId> items;
    Tree() {
        contents = open(document::Contents{});
        first_entry = leaf(document::ContentsEntry{});
        leaf(document::ContentsEntry{});
        close();
        section = open(document::Section{}, "one");
        heading = open(document::Heading{2});
        words("H");
        close();
        list = open(document::List{});
        for (int i = 0; i < 5; ++i) {
            items.push_back(open(document::Item{}, i % 2 == 1 ? "x" : ""));
            words("i");
            close();
        }
        close();
        code = open(document::CodeBlock{});
        code_text = words("int x;");
        close();
        hollow = leaf(document::Paragraph{});
        close();
        last = open(document::Section{});
        open(document::Paragraph{});
        link = open(document::Link{"https://example.org/a.pdf", "T"});
        words("l");
        close();
        foreign = open(document::Emphasis{});
        builder()[foreign].language = atoms.intern("ar-EG");
        words("a");
        close();
        close();
        close();
    }
    /// The nodes that the selector sets apart.
    std::vector<NodeId> matched(const std::string& selector) {
        cascade(selector + " { orphans: 77 }", "");
        std::vector<NodeId> found;
        for (std::uint32_t i = 0; i < styled().document().nodes().size(); ++i) {
            const NodeId id(i);
            const NodeId parent = styled().document()[id].parent;
            const bool set = text(id).orphans == 77;
            const bool inherited = parent.valid() && text(parent).orphans == 77;
            if (set && !inherited) found.push_back(id);
        }
        return found;
    }
};
using Nodes = std::vector<NodeId>;

TEST(Matching, TypesClassesIdentifiersAttributes) {
    Tree t;
    EXPECT_EQ(t.matched("h2"), Nodes{t.heading});
    EXPECT_EQ(t.matched("section.one"), Nodes{t.section});
    EXPECT_EQ(t.matched("li.x"), (Nodes{t.items[1], t.items[3]}));
    EXPECT_EQ(t.matched("a[href^=https][href$='.pdf' i][title]"), Nodes{t.link});
    EXPECT_EQ(t.matched("[href*=ftp]"), Nodes{});
    EXPECT_EQ(t.matched("[lang|=ar]"), Nodes{t.foreign});
    EXPECT_EQ(t.matched("[epub|type~=toc]"), Nodes{t.contents});
    EXPECT_EQ(t.matched("em:lang(ar)"), Nodes{t.foreign});
    EXPECT_EQ(t.matched(":lang('*-EG')"), Nodes{t.foreign});
    EXPECT_EQ(t.matched("em:dir(rtl)"), Nodes{t.foreign});
    EXPECT_EQ(t.matched("a:any-link"), Nodes{t.link});
    EXPECT_EQ(t.matched("p:empty"), Nodes{t.hollow});
    EXPECT_EQ(t.matched("p:hover"), Nodes{});
}

TEST(Matching, Combinators) {
    Tree t;
    EXPECT_EQ(t.matched("section > ul > li + .x"), (Nodes{t.items[1], t.items[3]}));
    EXPECT_EQ(t.matched(".x ~ .x"), Nodes{t.items[3]});
    EXPECT_EQ(t.matched("section ul + pre"), Nodes{t.code});
    EXPECT_EQ(t.matched("body > h2"), Nodes{});
    EXPECT_EQ(t.matched("html > body > section + section"), Nodes{t.last});
    EXPECT_EQ(t.matched("section section"), Nodes{});
}

TEST(Matching, CountsSiblings) {
    Tree t;
    EXPECT_EQ(t.matched("ul > li:first-child"), Nodes{t.items[0]});
    EXPECT_EQ(t.matched("ul > li:last-child"), Nodes{t.items[4]});
    EXPECT_EQ(t.matched("ul > li:nth-child(2n)"), (Nodes{t.items[1], t.items[3]}));
    EXPECT_EQ(t.matched("ul > li:nth-child(-n+2)"), (Nodes{t.items[0], t.items[1]}));
    EXPECT_EQ(t.matched("ul > li:nth-last-child(2)"), Nodes{t.items[3]});
    EXPECT_EQ(t.matched("ul > li:nth-child(2 of .x)"), Nodes{t.items[3]});
    EXPECT_EQ(t.matched("ul > li:nth-last-child(2 of .x)"), Nodes{t.items[1]});
    EXPECT_EQ(t.matched("section:first-of-type"), Nodes{t.section});
    EXPECT_EQ(t.matched("section:nth-last-of-type(1)"), Nodes{t.last});
    EXPECT_EQ(t.matched("section:only-of-type"), Nodes{});
    EXPECT_EQ(t.matched("p:only-child"), Nodes{t.styled().document().first_child(t.last)});
}

TEST(Matching, ListsAndNegations) {
    Tree t;
    EXPECT_EQ(t.matched("ul > :is(.x, :first-child)"), (Nodes{t.items[0], t.items[1], t.items[3]}));
    EXPECT_EQ(t.matched("ul > :not(.x, :first-child)"), (Nodes{t.items[2], t.items[4]}));
    EXPECT_EQ(t.matched("section:has(> pre)"), Nodes{t.section});
    EXPECT_EQ(t.matched("section:has(em)"), Nodes{t.last});
    EXPECT_EQ(t.matched("h2:has(+ ul .x)"), Nodes{t.heading});
    EXPECT_EQ(t.matched("ul > li:has(~ .x)"), (Nodes{t.items[0], t.items[1], t.items[2]}));
    EXPECT_EQ(t.matched("section:has(ol)"), Nodes{});
    EXPECT_EQ(t.matched("body:has(ol > li)"), Nodes{t.styled().document().root()});
}

TEST(Matching, TwoElementsOfOneNode) {
    Tree t;
    EXPECT_EQ(t.matched("nav > ol > li:first-child"), Nodes{t.first_entry});
    EXPECT_EQ(t.matched("nav > li"), Nodes{});
    EXPECT_EQ(t.matched("pre"), Nodes{t.code});
    EXPECT_EQ(t.matched("pre > code"), Nodes{t.code_text});  // its words hang on the inner one
    t.cascade("pre { color: red } pre code { font-size: 5pt; background: red }");
    EXPECT_EQ(t.text(t.code_text).font_size_pt, 5);
    EXPECT_EQ(t.text(t.code_text).colour, rgb(1, 0, 0));
    EXPECT_EQ(t.box(t.code_text).background, transparent);
    EXPECT_EQ(t.text(t.code).font_size_pt, 12);
}

TEST(Matching, StaysNearLinear) {
    Styled styled;
    constexpr int siblings = 20'000;
    for (int i = 0; i < siblings; ++i) styled.leaf(document::Paragraph{});
    const NodeId last = styled.leaf(document::Heading{1});
    // Each of these is quadratic or worse when it is matched naively.
    styled.cascade(
        "h2 ~ p { orphans: 3 } p:nth-last-child(2n of p) { widows: 3 }"
        "p:nth-last-of-type(3n+1) { margin: 1pt } p ~ p ~ p ~ p ~ h1 { orphans: 5 }"
        "h1:has(+ p) { widows: 9 } body:has(h2) p { orphans: 4 }");
    EXPECT_EQ(styled.text(last).orphans, 5);
    EXPECT_EQ(styled.text(last).widows, 2);
}

TEST(Matching, DeepTreesAndLongSelectors) {
    Styled styled;
    NodeId innermost;
    for (int i = 0; i < 90; ++i) innermost = styled.open(document::Quote{});
    std::string selector;
    for (int i = 0; i < 60; ++i) selector += "blockquote ";
    std::string sheet = selector + "p { orphans: 7 }" + selector + "blockquote { orphans: 8 }";
    std::string longest;
    for (int i = 0; i < 300; ++i) longest += "* ";
    styled.cascade(sheet + longest + "{ orphans: 9 }");
    EXPECT_EQ(styled.text(innermost).orphans, 8);
    EXPECT_NE(styled.findings().find("css.limit"), std::string::npos);
}

}  // namespace
}  // namespace bifolium::style
