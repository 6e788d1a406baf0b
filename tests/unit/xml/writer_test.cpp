#include <gtest/gtest.h>

#include "xml/element.h"
#include "xml/xhtml_writer.h"

namespace bifolium::xml {
namespace {

constexpr std::string_view declaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";

std::string written(const Element& root) {
    const std::string out = write(root);
    EXPECT_TRUE(out.starts_with(declaration));
    EXPECT_TRUE(out.ends_with("\n"));
    return out.substr(declaration.size(), out.size() - declaration.size() - 1);
}

TEST(Sanitize, KeepsWhatXmlCanCarry) {
    for (const std::string_view good :
         {"plain", "\t\n\r", "\x7F", "\xC2\x85", "ß€😀", "\xEF\xBF\xBD", "\xEF\xB7\x90",
          "\xF0\x9F\xBF\xBF", "\xF4\x8F\xBF\xBD", "\xED\x9F\xBF", "\xEE\x80\x80"}) {
        EXPECT_EQ(sanitize(good), good);
    }
}

TEST(Sanitize, ReplacesWhatItCannot) {
    using namespace std::string_view_literals;
    const std::string mark = "\xEF\xBF\xBD";
    EXPECT_EQ(sanitize("a\0b"sv), "a" + mark + "b");
    EXPECT_EQ(sanitize("\x01\x08\x0B\x0C\x0E\x1F"sv), mark + mark + mark + mark + mark + mark);
    EXPECT_EQ(sanitize("\xEF\xBF\xBE\xEF\xBF\xBF"sv), mark + mark);        // U+FFFE, U+FFFF
    EXPECT_EQ(sanitize("\xED\xA0\x80"sv), mark + mark + mark);             // a surrogate
    EXPECT_EQ(sanitize("\xC0\x80"sv), mark + mark);                        // overlong
    EXPECT_EQ(sanitize("\xE0\x80\x80"sv), mark + mark + mark);             // overlong
    EXPECT_EQ(sanitize("\xF4\x90\x80\x80"sv), mark + mark + mark + mark);  // above U+10FFFF
    EXPECT_EQ(sanitize("\xFF"sv), mark);
    EXPECT_EQ(sanitize("a\xE2\x82"sv), "a" + mark);      // cut off: one mark
    EXPECT_EQ(sanitize("\xF0\x9F\x98z"sv), mark + "z");  // cut off, and the next letter stays
    EXPECT_EQ(sanitize("\xC3"), mark);
}

TEST(Element, EscapesOnceAndNoMore) {
    EXPECT_EQ(
        written({"dc:title", {{"a", "<&>\"'\t\n\r"}}, {"<&amp;>\r"}}),
        "<dc:title a=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13;\">&lt;&amp;amp;&gt;&#13;</dc:title>");
}

TEST(Element, AddsNoWhiteSpace) {
    const Element tree{
        "p", {}, {Element{"b", {}, {"x"}}, Element{"b", {}, {"y"}}, " ", Element{"i", {}, {}}}};
    EXPECT_EQ(written(tree), "<p><b>x</b><b>y</b> <i/></p>");
}

TEST(Element, DeepTreesDoNotOverflow) {
    Element tree{"x", {}, {}};
    for (int i = 0; i < 5000; ++i) {
        Element outer{"x", {}, {}};
        outer.children.emplace_back(std::move(tree));
        tree = std::move(outer);
    }
    EXPECT_EQ(written(tree).size(), 5000u * 7 + 4);
}

TEST(Element, ControlCharactersNeverReachTheFile) {
    EXPECT_EQ(written({"a", {{"b", "\x01"}}, {"\x02]]>"}}),
              "<a b=\"\xEF\xBF\xBD\">\xEF\xBF\xBD]]&gt;</a>");
}

TEST(Xhtml, EmptyElementsHaveBothTagsAndVoidOnesOne) {
    XhtmlWriter writer;
    writer.open("body");
    writer.open("p");
    writer.attribute("id", "a\"b");
    writer.close();
    writer.open("br");
    writer.close();
    writer.open("img");
    writer.attribute("alt", "");
    writer.close();
    EXPECT_EQ(std::move(writer).finish(),
              R"(<body><p id="a&quot;b"></p><br/><img alt=""/></body>)");
}

TEST(Xhtml, MixedContentStaysAsItIs) {
    XhtmlWriter writer;
    writer.open("p");
    writer.open("b");
    writer.text("x");
    writer.close();
    writer.text(" ");
    writer.open("i");
    writer.text("<y> & \x01");
    writer.close();
    EXPECT_EQ(std::move(writer).finish(), "<p><b>x</b> <i>&lt;y&gt; &amp; \xEF\xBF\xBD</i></p>");
}

TEST(XhtmlDeath, ContentInAVoidElementIsABugOfOurs) {
    XhtmlWriter writer;
    writer.open("br");
    EXPECT_DEATH(writer.text("x"), "");
}

}  // namespace
}  // namespace bifolium::xml
