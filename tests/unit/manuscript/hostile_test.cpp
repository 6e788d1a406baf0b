// Input that means harm: refused with a finding or parsed in bounded depth, never a crash.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/limits.h"
#include "unit/manuscript/parse_case.h"

namespace bifolium::manuscript {
namespace {

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

std::size_t depth(const document::Document& d) {
    std::vector<document::NodeId> open;
    std::size_t deepest = 0;
    for (std::uint32_t i = 0; i < d.nodes().size(); ++i) {
        while (!open.empty() && open.back().index() <= i) open.pop_back();
        open.push_back(d.nodes()[i].end);
        deepest = std::max(deepest, open.size());
    }
    return deepest;
}

TEST(Encoding, MustBeUtf8) {
    EXPECT_EQ(parse_text("# A\n\nbad \xFF x\n").trouble(), "manuscript.invalid-utf8@3:5");
    for (const char* text : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xC3(",
                             "\x80", "\xF5\x80\x80\x80"}) {
        EXPECT_EQ(parse_text(text).trouble(), "manuscript.invalid-utf8@1:1") << text;
    }
    EXPECT_EQ(parse_text("\xF4\x8F\xBF\xBD \xED\x9F\xBF \xC2\xA0x\n").trouble(), "");
}

TEST(Encoding, LineEndsOfAllKinds) {
    for (const char* text : {"# A\n\nb\n\n[c](#d)\n", "# A\r\n\r\nb\r\n\r\n[c](#d)\r\n",
                             "# A\r\rb\r\r[c](#d)\r", "# A\n\nb\n\n[c](#d)"}) {
        const Parsed p = parse_text(text);
        EXPECT_EQ(p.trouble(), "link.dead@5:1") << text;
        EXPECT_EQ(p.text(), "Abc");
    }
}

TEST(Nesting, IsBoundedAndKeepsTheText) {
    for (const std::string& text :
         {repeated("> ", 5000) + "word", repeated("- ", 2000) + "word",
          repeated("::: a\n", 3000) + "word",
          repeated("*a **b ", 3000) + "word" + repeated(" c** d*", 3000),
          repeated("[", 3000) + "word" + repeated("]{.a}", 3000),
          repeated("<sub>", 3000) + "word" + repeated("</sub>", 3000),
          repeated("> ", 99) + repeated("*a **b ", 90) + "word" + repeated(" c** d*", 90)}) {
        const Parsed p = parse_text(text + "\n");
        EXPECT_LE(depth(p.document), 2 * limits::nesting + 60) << text.substr(0, 10);
        EXPECT_NE(p.text().find("word"), std::string::npos) << text.substr(0, 10);
        EXPECT_NE(p.codes(), "frontmatter.missing-language") << text.substr(0, 10);
    }
}

TEST(Shapes, ThatCmarkCannotDigestAreRefused) {
    EXPECT_EQ(parse_text("A\n\n" + repeated("![[]()", 20'000)).trouble(),
              "manuscript.too-many-brackets@3:1");
    EXPECT_EQ(parse_text("www.a.com/" + repeated(")", 20'000)).trouble(),
              "manuscript.too-many-brackets@1:1");
    EXPECT_EQ(parse_text(repeated("<?", 20'000)).trouble(), "manuscript.too-many-brackets@1:1");
    EXPECT_EQ(parse_text("|" + repeated("a|", 300) + "\n|" + repeated("-|", 300) + "\n").trouble(),
              "table.too-wide@2:1");
    EXPECT_EQ(parse_text("|" + repeated("a|", 150) + "\n|" + repeated("-|", 150) + "\n" +
                         repeated("|a|\n", 2000))
                  .trouble()
                  .substr(0, 15),
              "table.too-large");
    EXPECT_EQ(
        parse_text("[a]: /" + repeated("u", 20'000) + "\n\n" + repeated("[a] ", 20'000)).trouble(),
        "manuscript.too-many-references@1:1");
    EXPECT_EQ(parse_text(repeated("x", limits::manuscript_bytes + 1)).trouble(),
              "manuscript.too-large@1:1");
}

TEST(Shapes, ThatNoReaderTakesAreRefused) {
    EXPECT_EQ(parse_text("[a](https://example.org/" + repeated("a/", 5000) + ")\n").trouble(),
              "link.too-long@1:1");
    EXPECT_EQ(parse_text("![" + repeated("word ", 2000) + "](a.png)\n").trouble(),
              "image.alt-too-long@1:1");
}

TEST(Shapes, OfOrdinarySizeAreNot) {
    EXPECT_EQ(parse_text("|a|b|\n|-|-|\n" + repeated("|1|2|\n", 20'000)).trouble(), "");
    EXPECT_EQ(parse_text(repeated("w[^1] ", 2000) + "\n\n[^1]: n\n").trouble(), "");
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "[" + std::to_string(i) + "]: https://x.org\n";
    EXPECT_EQ(parse_text(many + "\n" + repeated("[0] ", 5000)).trouble(), "");
}

TEST(Bytes, OfAnyKindDoNotHarm) {
    // All short strings over the characters that mean something, in a place where blocks begin.
    const std::string_view alphabet = "*_[]()!`<>{}#:|-\\&^\n a1.:";
    std::string text;
    std::uint32_t state = 1;
    for (int round = 0; round < 4000; ++round) {
        text.clear();
        for (int i = 0; i < 24; ++i) {
            state = state * 1664525U + 1013904223U;  // a fixed sequence: the same cases each run
            text += alphabet[(state >> 16) % alphabet.size()];
        }
        const Parsed p = parse_text("[^1] [x]: \n" + text + "\n\n[^1]: n\n");
        ASSERT_EQ(p.document.nodes().front().end.index(), p.document.nodes().size()) << text;
    }
}

}  // namespace
}  // namespace bifolium::manuscript
