#include <gtest/gtest.h>

#include "unit/manuscript/parse_case.h"

namespace bifolium::manuscript {
namespace {

std::string trouble(const Parsed& p) {
    return p.trouble();
}

TEST(Container, HoldsBlocksAndNests) {
    const Parsed p = parse_text("::: lead {#l .x}\nA\n\n:::: {.critical}\n- b\n::::\n:::\nC\n");
    EXPECT_EQ(p.dump(),
              "root\n"
              "  container #l .x\n"
              "    paragraph\n"
              "      text \"A\"\n"
              "    container\n"
              "      list\n"
              "        item\n"
              "          paragraph\n"
              "            text \"b\"\n"
              "  paragraph\n"
              "    text \"C\"\n");
    EXPECT_EQ(trouble(p), "");
    EXPECT_EQ(p.document.nodes()[4].severity, document::Weight::critical);
    EXPECT_EQ(p.document.nodes()[8].severity, document::Weight::critical);
    EXPECT_EQ(p.document.nodes()[2].severity, document::Weight::normal);
}

TEST(Container, FenceInCodeIsCodeAndInAnItemCloses) {
    EXPECT_EQ(parse_text("::: a\n```\n:::\n```\n:::\n").dump(),
              "root\n  container\n    code-block\n      text \":::\"\n");
    EXPECT_EQ(trouble(parse_text("- ::: critical\n  a\n  :::\n- b\n")), "");
    EXPECT_EQ(trouble(parse_text("> ::: x\n> a\n> :::\n")), "");
}

TEST(Container, TellsStrayAndOpenFences) {
    EXPECT_EQ(trouble(parse_text("A\n:::\n")), "container.nothing-to-close@2:1");
    EXPECT_EQ(trouble(parse_text("A\n\n::: x\nB\n")), "container.unclosed@3:1");
    EXPECT_EQ(trouble(parse_text("::: two words\n")), "container.unclear@1:1");
    EXPECT_EQ(parse_text("::: two words\n").text(), "::: two words");
}

TEST(Definitions, AreATermAndWhatItMeans) {
    const Parsed p = parse_text("One\n*Two*\n: a\n  b\n\n  c\n: d\n\nThree\n: e\n\nText: f\n");
    EXPECT_EQ(p.dump(),
              "root\n"
              "  definition-list\n"
              "    term\n"
              "      text \"One\"\n"
              "    term\n"
              "      emphasis\n"
              "        text \"Two\"\n"
              "    definition\n"
              "      paragraph\n"
              "        text \"a b\"\n"
              "      paragraph\n"
              "        text \"c\"\n"
              "    definition\n"
              "      paragraph\n"
              "        text \"d\"\n"
              "    term\n"
              "      text \"Three\"\n"
              "    definition\n"
              "      paragraph\n"
              "        text \"e\"\n"
              "  paragraph\n"
              "    text \"Text: f\"\n");
}

TEST(Callouts, AreAlerts) {
    const Parsed p = parse_text("> [!warning]\n> Take care.\n\n> [!TIP]\n\n> \\[!NOTE]\n> q\n");
    EXPECT_EQ(p.dump(),
              "root\n"
              "  callout\n"
              "    paragraph\n"
              "      text \"Take care.\"\n"
              "  callout\n"
              "  quote\n"
              "    paragraph\n"
              "      text \"[!NOTE] q\"\n");
    EXPECT_EQ(std::get<document::Callout>(p.document.nodes()[1].content).kind,
              document::CalloutKind::warning);
    EXPECT_EQ(trouble(parse_text("> [!WARNIG]\n> x\n")), "callout.unknown@1:3");
}

TEST(Questions, AreSectionsOfAFaqOrMarkedWithQ) {
    const std::string expected =
        "root\n"
        "  section #faq .faq\n"
        "    heading 1\n"
        "      text \"FAQ\"\n"
        "    question #safe\n"
        "      heading 2\n"
        "        text \"Safe?\"\n"
        "      answer\n"
        "        paragraph\n"
        "          text \"Yes.\"\n"
        "        paragraph\n"
        "          text \"Very.\"\n";
    EXPECT_EQ(parse_text("# FAQ {.faq}\n\n## Safe?\n\nYes.\n\nVery.\n").dump(), expected);
    EXPECT_EQ(parse_text("# FAQ {.faq}\n\nQ: Safe?\nA: Yes.\n\nVery.\n").dump(), expected);
    EXPECT_EQ(parse_text("# FAQ {.faq}\n\nQ: Safe?\n\nA: Yes.\n\nVery.\n").dump(), expected);
    EXPECT_EQ(parse_text("Q: no answer\n").text(), "Q: no answer");
}

TEST(Figures, ArePicturesAlone) {
    const Parsed p = parse_text(
        "![A *cell*](c.png \"Its cap\"){width=60% #fig .wide}\n\nin ![line](/d.png) text\n\n"
        "![](e.png){alt=\"\"}\n");
    EXPECT_EQ(p.dump(),
              "root\n"
              "  figure #fig .wide\n"
              "    image manuscript/c.png\n"
              "    caption\n"
              "      text \"Its cap\"\n"
              "  paragraph\n"
              "    text \"in \"\n"
              "    image d.png\n"
              "    text \" text\"\n"
              "  paragraph\n"
              "    image manuscript/e.png\n")
        << "a picture that says nothing is no figure";
    EXPECT_EQ(trouble(p), "");
    const auto& image = std::get<document::Image>(p.document.nodes()[2].content);
    EXPECT_EQ(image.alternative, "A cell");
    EXPECT_EQ(image.width, "60%");
    EXPECT_TRUE(std::get<document::Image>(p.document.nodes()[10].content).decorative);
}

TEST(Figures, WantTextAndAFileOfTheProject) {
    EXPECT_EQ(trouble(parse_text("![](a.png)\n")), "image.missing-alt@1:1");
    EXPECT_EQ(trouble(parse_text("x ![a](../../b.png)\n")), "image.outside@1:3");
    EXPECT_EQ(trouble(parse_text("![a](https://x.org/b.png)\n")), "image.remote@1:1");
    EXPECT_EQ(trouble(parse_text("![a](data:image/png;base64,AA)\n")), "image.remote@1:1");
    EXPECT_EQ(parse_text("![a](%41%20b.png)\n").dump(),
              "root\n  figure\n    image manuscript/A b.png\n");
}

TEST(Tables, KeepTheirCellsAndAlignments) {
    const Parsed p = parse_text("| a | b |\n|:-:|--:|\n| *c* | d\\|e |\n");
    EXPECT_EQ(p.dump(),
              "root\n"
              "  table\n"
              "    table-head\n"
              "      row\n"
              "        header-cell\n"
              "          text \"a\"\n"
              "        header-cell\n"
              "          text \"b\"\n"
              "    table-body\n"
              "      row\n"
              "        cell\n"
              "          emphasis\n"
              "            text \"c\"\n"
              "        cell\n"
              "          text \"d|e\"\n");
    EXPECT_EQ(trouble(p), "");
    EXPECT_EQ(std::get<document::Cell>(p.document.nodes()[13].content).alignment,
              document::Alignment::end);
}

TEST(Tables, LoseNoCellInSilence) {
    EXPECT_EQ(trouble(parse_text("| D | E |\n|--|--|\n| A | 5 mg | max 20 mg |\n")),
              "table.surplus-cell@3:14");
    EXPECT_EQ(trouble(parse_text("> - | D | E |\n>   |--|--|\n>   | A |\n")),
              "table.missing-cell@3:5");
    EXPECT_EQ(trouble(parse_text("D | E\n--|--\nA | 5 | 6\n")), "table.surplus-cell@3:9");
}

TEST(Lists, KnowTasksNumbersAndTightness) {
    const Parsed p = parse_text("- [ ] a\n- [x] b\n\n3. c\n\n   d\n");
    const auto& nodes = p.document.nodes();
    EXPECT_TRUE(std::get<document::List>(nodes[1].content).tight);
    EXPECT_EQ(std::get<document::Item>(nodes[2].content).checked, false);
    EXPECT_EQ(std::get<document::Item>(nodes[5].content).checked, true);
    const auto& ordered = std::get<document::List>(nodes[8].content);
    EXPECT_TRUE(ordered.ordered);
    EXPECT_EQ(ordered.start, 3);
    EXPECT_FALSE(ordered.tight);
}

TEST(Headings, CloseSkippedLevelsUp) {
    const Parsed p = parse_text("# One\n\n### Three\n\n## Two\n\n> # In\n");
    EXPECT_EQ(p.dump(),
              "root\n"
              "  section #one\n"
              "    heading 1\n"
              "      text \"One\"\n"
              "    section #three\n"
              "      heading 2\n"
              "        text \"Three\"\n"
              "    section #two\n"
              "      heading 2\n"
              "        text \"Two\"\n"
              "      quote\n"
              "        section #in\n"
              "          heading 3\n"
              "            text \"In\"\n");
    EXPECT_EQ(trouble(p), "heading.skipped-level@3:1");
}

TEST(Code, KeepsItsTextAsItIs) {
    EXPECT_EQ(parse_text("```c++ x\na  *b*\n\n{{name}}\n```\n\n`a  {{name}}`\n").dump(),
              "root\n"
              "  code-block\n"
              "    text \"a  *b*\n\n{{name}}\"\n"
              "  paragraph\n"
              "    code\n"
              "      text \"a  {{name}}\"\n");
}

}  // namespace
}  // namespace bifolium::manuscript
