#include "pandoc/write.h"

#include <gtest/gtest.h>

#include <string>

#include "pandoc/read.h"

namespace bifolium::pandoc {
namespace {

/// The Markdown of a document with these blocks, in pandoc's JSON.
Written written(const std::string& blocks, WriteOptions options = {}) {
    auto tree = read(R"({"pandoc-api-version":[1,22,1],"meta":{},"blocks":[)" + blocks + "]}");
    EXPECT_TRUE(tree);
    options.picture = [](std::string_view target) { return "images/" + std::string(target); };
    return write(*tree, "", options);
}

std::string str(const std::string& text) {
    return R"({"t":"Str","c":")" + text + R"("})";
}
const std::string space = R"({"t":"Space"})";
std::string para(const std::string& inlines) {
    return R"({"t":"Para","c":[)" + inlines + "]}";
}
std::string plain(const std::string& inlines) {
    return R"({"t":"Plain","c":[)" + inlines + "]}";
}
std::string styled(const std::string& kind, const std::string& inlines) {
    return R"({"t":")" + kind + R"(","c":[)" + inlines + "]}";
}
std::string span(const std::string& name, const std::string& inlines) {
    return R"({"t":"Span","c":[["",[")" + name + R"("],[["author","Ann"]]],[)" + inlines + "]]}";
}

TEST(Write, ParagraphsAndMarks) {
    EXPECT_EQ(written(para(str("a") + "," + space + "," + styled("Emph", str("b")) + "," +
                           styled("Strong", str("c"))) +
                      "," + para(str("d")))
                  .markdown,
              "a *b*__c__\n\nd\n");
}

TEST(Write, WordsThatLookLikeMarkupAreEscaped) {
    EXPECT_EQ(written(para(str("1.") + "," + space + "," + str("*x*") + "," + space + "," +
                           str("[y]{z}")))
                  .markdown,
              "1\\. \\*x\\* \\[y\\]\\{z}\n");
    EXPECT_EQ(written(para(str(":::"))).markdown, "\\:::\n");
    EXPECT_EQ(written(para(str("Table:") + "," + space + "," + str("x"))).markdown, "Table\\: x\n");
    EXPECT_EQ(written(para(str("a") + R"(,{"t":"LineBreak"},)" + str("---"))).markdown,
              "a\\\n\\---\n");
}

TEST(Write, EmphasisThatCommonMarkWouldNotOpenIsAnElement) {
    EXPECT_EQ(
        written(para(str("a") + "," + styled("Strong", str("(b)")) + "," + str("c"))).markdown,
        "a<strong>(b)</strong>c\n");
}

TEST(Write, RunsThatWordCutAreOne) {
    EXPECT_EQ(written(para(styled("Strong", str("a") + "," + space) + "," +
                           styled("Strong", space + "," + str("b")) + "," + str(".")))
                  .markdown,
              "**a b**.\n");
}

TEST(Write, TwoListsInARowStayTwo) {
    const std::string one =
        R"({"t":"BulletList","c":[[)" + plain(str("a")) + "],[" + plain(str("b")) + "]]}";
    EXPECT_EQ(written(one + "," + one).markdown, "- a\n- b\n\n* a\n* b\n");
}

TEST(Write, AnOrderedListBeginsWhereItSays) {
    EXPECT_EQ(written(R"({"t":"OrderedList","c":[[3,{"t":"Decimal"},{"t":"Period"}],[[)" +
                      para(str("a")) + "," + para(str("b")) + "]]]}")
                  .markdown,
              "3. a\n\n   b\n");
}

TEST(Write, ChangesAreToldAndAccepted) {
    const std::string text =
        para(str("a") + "," + span("deletion", str("b")) + "," + span("insertion", str("c")));
    const Written accepted = written(text);
    EXPECT_EQ(accepted.markdown, "ac\n");
    ASSERT_EQ(accepted.notices.size(), 2u);
    EXPECT_EQ(accepted.notices[0].code, "import.tracked-change");
    EXPECT_EQ(accepted.left_out, std::vector<std::string>{"b"});
    EXPECT_EQ(written(text, {.changes = Changes::rejected}).markdown, "ab\n");
}

TEST(Write, BoldParagraphsAreProposedAndNotChanged) {
    const std::string text = para(styled("Strong", str("Doses")));
    const Written proposed = written(text);
    EXPECT_EQ(proposed.markdown, "**Doses**\n");
    ASSERT_EQ(proposed.notices.size(), 1u);
    EXPECT_EQ(proposed.notices[0].code, "import.bold-paragraph");
    EXPECT_EQ(proposed.notices[0].begin, 0u);
    EXPECT_EQ(written(text, {.headings_from_bold = true}).markdown, "# Doses\n");
}

TEST(Write, ALinkThatLeadsNowhereIsItsWords) {
    const auto link = [](const std::string& target) {
        return para(R"({"t":"Link","c":[["",[],[]],[)" + str("here") + R"(],[")" + target +
                    R"(",""]]})");
    };
    EXPECT_EQ(written(link("")).markdown, "here\n");
    EXPECT_EQ(written(link("#none")).markdown, "here\n");
    EXPECT_EQ(written(link("#none")).notices.at(0).code, "import.dead-link");
    EXPECT_EQ(written(link("https://example.org/a_b")).markdown,
              "[here](https://example.org/a_b)\n");
}

TEST(Write, CellsEscapeBarsSoThatAttributesStay) {
    const auto cell = [](const std::string& text, int columns) {
        return R"([["",[],[]],{"t":"AlignDefault"},1,)" + std::to_string(columns) + ",[" +
               plain(str(text)) + "]]";
    };
    const auto row = [](const std::string& cells) { return R"([["",[],[]],[)" + cells + "]]"; };
    const std::string table = R"({"t":"Table","c":[["",[],[]],[null,[]],[],[["",[],[]],[)" +
                              row(cell("A", 1) + "," + cell("B", 1)) + R"(]],[[["",[],[]],0,[],[)" +
                              row(cell("a|b", 2)) + R"(]]],[["",[],[]],[]]]})";
    EXPECT_EQ(written(table).markdown, "| A | B |\n|---|---|\n| a&#124;b {colspan=2} | |\n");
}

TEST(Read, DamageIsAFailure) {
    EXPECT_FALSE(read(""));
    EXPECT_FALSE(read("{"));
    EXPECT_FALSE(read("[]"));
    EXPECT_TRUE(read(R"({"blocks":[{"t":"Para","c":7},{"t":5},3,null,{"t":"Table","c":[]}]})"));
    EXPECT_FALSE(read(std::string(5'000, '[')));
}

TEST(Read, WhatIsTooDeepIsLeftOutAndTold) {
    std::string json = R"({"blocks":[)";
    for (int i = 0; i < 200; ++i) json += R"({"t":"BlockQuote","c":[)";
    for (int i = 0; i < 200; ++i) json += "]}";
    const auto tree = read(json + "]}");
    ASSERT_TRUE(tree);
    EXPECT_TRUE((*tree).too_deep);
}

}  // namespace
}  // namespace bifolium::pandoc
