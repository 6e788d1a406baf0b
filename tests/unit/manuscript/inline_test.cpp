#include <gtest/gtest.h>

#include "unit/manuscript/parse_case.h"

namespace bifolium::manuscript {
namespace {

/// The dump below the one paragraph, without its indent.
std::string inlines(const std::string& text) {
    const Parsed p = parse_text(text);
    const std::string dump = p.dump();
    std::string out;
    for (std::size_t at = dump.find("\n    "); at != std::string::npos;) {
        const std::size_t next = dump.find("\n    ", at + 5);
        out += dump.substr(at + 5, next == std::string::npos ? next : next - at - 4);
        at = next;
    }
    return out;
}

std::string trouble(const std::string& text) {
    return parse_text(text).trouble();
}

TEST(Spans, CarryAttributes) {
    EXPECT_EQ(inlines("a [b *c*]{.x lang=la #i} d\n"),
              "text \"a \"\nspan #i .x\n  text \"b \"\n  emphasis\n    text \"c\"\ntext \" d\"\n");
    const Parsed p = parse_text("[b]{lang=ar dir=rtl}\n");
    EXPECT_EQ(p.atoms->text(p.document.nodes()[3].language), "ar") << "inherited";
    EXPECT_EQ(p.document.nodes()[2].direction, Direction::right_to_left);
}

TEST(Spans, StayTextWhereTheyAreNone) {
    for (const char* text : {"[a] {.x}", "[a]{x}", "[a]{}", "{.x}", "[a]{.x", "a]{.x}", "a{b}"}) {
        EXPECT_EQ(inlines(std::string(text) + "\n"), "text \"" + std::string(text) + "\"\n");
    }
    EXPECT_EQ(inlines("\\[a]{.x}\n"), "text \"[a]{.x}\"\n");
    EXPECT_EQ(inlines("&#91;a]{.x}\n"), "text \"[a]{.x}\"\n");
    EXPECT_EQ(inlines("`[a]{.x}`\n"), "code\n  text \"[a]{.x}\"\n");
}

TEST(Spans, EndWhereTheirParentEnds) {
    EXPECT_EQ(inlines("*[a b*]{.x}\n"), "emphasis\n  text \"[a b\"\ntext \"]{.x}\"\n");
    EXPECT_EQ(inlines("[a [b]{.y}]{.x}\n"), "span .x\n  text \"a \"\n  span .y\n    text \"b\"\n");
}

TEST(Attributes, StandBehindLinksAndHeadings) {
    EXPECT_EQ(inlines("[a](https://x.org){.x #y}!\n"),
              "link https://x.org #y .x\n  text \"a\"\ntext \"!\"\n");
    EXPECT_EQ(parse_text("# A {b} {#i .c lang=de} ##\n").dump(),
              "root\n  section #i .c\n    heading 1\n      text \"A {b}\"\n");
    EXPECT_EQ(parse_text("A *b* {#i}\n===\n").dump(),
              "root\n  section #i\n    heading 1\n      text \"A \"\n      emphasis\n"
              "        text \"b\"\n");
}

TEST(Attributes, TellWhatTheyDoNotKnow) {
    EXPECT_EQ(trouble("[a]{lnag=de}\n"), "attribute.unknown@1:5");
    EXPECT_EQ(trouble("[a]{lang=\"x y\"}\n"), "language.bad-tag@1:5");
}

TEST(Html, MapsAFewElements) {
    EXPECT_EQ(inlines("H<sub>2</sub>O<br>x<abbr title=\"W\">w</abbr><s>y</s>\n"),
              "text \"H\"\nsubscript\n  text \"2\"\ntext \"O\"\nline-break\ntext \"x\"\n"
              "abbreviation\n  text \"w\"\nstrikethrough\n  text \"y\"\n");
    EXPECT_EQ(inlines("<span class=\"a b\" lang=fr>q</span>\n"), "span .a .b\n  text \"q\"\n");
    EXPECT_EQ(inlines("a <!-- c -->b\n"), "text \"a b\"\n");
}

TEST(Html, DropsTheRestAndSaysSo) {
    EXPECT_EQ(inlines("a <b>c</b>\n"), "text \"a c\"\n");
    EXPECT_EQ(trouble("a <b>c</b>\n"), "html.dropped-tag@1:3");
    EXPECT_EQ(trouble("a <img src=x onerror=alert(1)>\n"), "html.lost-content@1:3");
    EXPECT_EQ(trouble("<sub>a\n"), "html.dropped-tag@1:1");
    EXPECT_EQ(trouble("a</sub>\n"), "html.dropped-tag@1:2");
    EXPECT_EQ(trouble("<span style=x>a</span>\n"), "html.dropped-attribute@1:1");
}

TEST(Html, BlocksKeepTheirText) {
    const Parsed p = parse_text("> <div>\n> <p>a &amp; *b*</p>\n> </div>\n\n<!-- c -->\n");
    EXPECT_EQ(p.dump(), "root\n  quote\n    paragraph\n      text \"a & *b*\"\n");
    EXPECT_EQ(p.findings(),
              "frontmatter.missing-language@1:1 html.dropped-tag@1:3 html.dropped-tag@2:3");
    EXPECT_EQ(parse_text("<script>\nalert(1)\n</script>\n").text(), "");
}

TEST(Variables, AreKnownOrFindings) {
    EXPECT_EQ(inlines("call {{phone.ward7}} or {{ name }}.\n"),
              "text \"call \"\nvariable\ntext \" or \"\nvariable\ntext \".\"\n");
    EXPECT_EQ(inlines("\\{{name}} {{}} {{#include x}}\n"),
              "text \"{{name}} {{}} {{#include x}}\"\n");
    EXPECT_EQ(trouble("call {{phone.ward8}}\n"), "variable.unknown@1:6");
}

TEST(Addresses, BecomeLinks) {
    EXPECT_EQ(inlines("at a.b@c.org, www.x.org/y or <https://z.org>\n"),
              "text \"at \"\nlink mailto:a.b@c.org\n  text \"a.b@c.org\"\ntext \", \"\n"
              "link http://www.x.org/y\n  text \"www.x.org/y\"\ntext \" or \"\n"
              "link https://z.org\n  text \"https://z.org\"\n");
    EXPECT_EQ(inlines("[a@b.org](https://x.org)\n"), "link https://x.org\n  text \"a@b.org\"\n");
    EXPECT_EQ(inlines("a@b @ c@d_ x@y.\n"), "text \"a@b @ c@d_ x@y.\"\n");
}

TEST(Breaks, AreSpacesButBetweenIdeographs) {
    EXPECT_EQ(inlines("a\nb\n"), "text \"a b\"\n");
    EXPECT_EQ(inlines("你好\n世界\n"), "text \"你好世界\"\n");
    EXPECT_EQ(inlines("한국\n어\n"), "text \"한국 어\"\n");
    EXPECT_EQ(inlines("a  \nb\\\nc\n"),
              "text \"a\"\nline-break\ntext \"b\"\nline-break\ntext \"c\"\n");
}

TEST(Characters, ThatNoTextMayHoldAreReplaced) {
    EXPECT_EQ(inlines("a&#0;&#xD800;&#1;&#xFFFE;&#x110000;b\n"),
              "text \"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
              "b\"\n");
    EXPECT_EQ(inlines(std::string("a\0b\n", 4)),
              "text \"a\xEF\xBF\xBD"
              "b\"\n");
    EXPECT_EQ(inlines("a\xE2\x80\xA8"
                      "b\x0B"
                      "c\n"),
              "text \"a b c\"\n");
    EXPECT_EQ(trouble("a\x01\n"), "text.control-character@1:1");
}

TEST(Places, AreExactBehindPrefixesTabsAndEntities) {
    // Each finding is the place of the link: cmark's own columns are wrong in most of these.
    EXPECT_EQ(trouble("a &amp; b &lt; [x](#no)\n"), "link.dead@1:16");
    EXPECT_EQ(trouble("> a\n> b [x](#no)\n"), "link.dead@2:5");
    EXPECT_EQ(trouble("> a\nlazy [x](#no)\n"), "link.dead@2:6");
    EXPECT_EQ(trouble("- a\n\n     b [x](#no)\n"), "link.dead@3:8") << "continuation, indented";
    EXPECT_EQ(trouble("1. a\n\tb\t[x](#no)\n"), "link.dead@2:4");
    EXPECT_EQ(trouble("| a \\| b | [x](#no) |\n|--|--|\n"), "link.dead@1:12");
    EXPECT_EQ(trouble("[u]: https://u.org\n[u] [x](#no)\n"), "link.dead@2:5");
    EXPECT_EQ(trouble("é 字 [x](#no)\n"), "link.dead@1:5") << "columns count characters";
    EXPECT_EQ(trouble("\\* \\[ [x](#no)\n"), "link.dead@1:7");
    EXPECT_EQ(trouble("::: a\n::: b\n- c [x](#no)\n:::\n:::\n"), "link.dead@3:5");
    EXPECT_EQ(trouble("T\n: d\n  e [x](#no)\n"), "link.dead@3:5");
}

}  // namespace
}  // namespace bifolium::manuscript
