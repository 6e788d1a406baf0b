#include <gtest/gtest.h>

#include "unit/manuscript/parse_case.h"

namespace bifolium::manuscript {
namespace {

std::string table_of(const std::string& manuscript) {
    return parse_text(manuscript).dump();
}
std::string told(const std::string& manuscript) {
    return parse_text(manuscript).trouble();
}

TEST(Tables, HaveACaptionAndAttributesRightBeforeThem) {
    EXPECT_EQ(table_of("Table: All *doses* {#doses .wide}\n\n| a | b |\n|---|---|\n| c | d |\n"),
              "root\n"
              "  table #doses .wide\n"
              "    table-caption\n"
              "      text \"All \"\n"
              "      emphasis\n"
              "        text \"doses\"\n"
              "    table-head\n"
              "      row\n"
              "        header-cell\n"
              "          text \"a\"\n"
              "        header-cell\n"
              "          text \"b\"\n"
              "    table-body\n"
              "      row\n"
              "        cell\n"
              "          text \"c\"\n"
              "        cell\n"
              "          text \"d\"\n");
    EXPECT_EQ(table_of("Table: {.wide}\n\n| a |\n|---|\n"),
              "root\n"
              "  table .wide\n"
              "    table-head\n"
              "      row\n"
              "        header-cell\n"
              "          text \"a\"\n");
}

TEST(Tables, TellACaptionThatHasNone) {
    EXPECT_EQ(told("Table: lost\n\nText\n"), "table.lone-caption@1:1");
    EXPECT_EQ(told("Text\n\nTable: lost\n"), "table.lone-caption@3:1");
    EXPECT_EQ(told("Table\\: a piece of furniture\n\nText\n"), "");
}

TEST(Tables, SpanColumnsAndRowsOverEmptyCells) {
    EXPECT_EQ(table_of("| a {colspan=2} | |\n|---|---|\n| b {rowspan=2 .x} | c |\n| | d |\n"),
              "root\n"
              "  table\n"
              "    table-head\n"
              "      row\n"
              "        header-cell colspan 2\n"
              "          text \"a\"\n"
              "    table-body\n"
              "      row\n"
              "        cell rowspan 2 .x\n"
              "          text \"b\"\n"
              "        cell\n"
              "          text \"c\"\n"
              "      row\n"
              "        cell\n"
              "          text \"d\"\n");
    EXPECT_EQ(told("| a {colspan=2} | |\n|---|---|\n| b {rowspan=2} | c |\n| | d |\n"), "");
}

TEST(Tables, CentreWhatSpansNumbersOrStandsInTheHead) {
    const auto alignments = [](const std::string& manuscript) {
        std::string out;
        const Parsed parsed = parse_text(manuscript);
        for (const document::Node& node : parsed.document.nodes()) {
            const auto* cell = std::get_if<document::Cell>(&node.content);
            const auto* header = std::get_if<document::HeaderCell>(&node.content);
            if (cell == nullptr && header == nullptr) continue;
            out += "sce"[static_cast<int>(cell != nullptr ? cell->alignment : header->alignment)];
        }
        return out;
    };
    EXPECT_EQ(alignments("| a {colspan=2} | | b |\n|---|---|--:|\n| c | d {colspan=2} | |\n"),
              "cess");
    EXPECT_EQ(alignments("| a | b |\n|--:|---|\n| c {colspan=2} | |\n"), "esc");
}

TEST(Tables, LeaveASpanItsOwnAttributes) {
    EXPECT_EQ(table_of("| a [b]{.x} |\n|---|\n| [c](https://x.org/){.y} |\n| [e]{.z} {.w} |\n"),
              "root\n"
              "  table\n"
              "    table-head\n"
              "      row\n"
              "        header-cell\n"
              "          text \"a \"\n"
              "          span .x\n"
              "            text \"b\"\n"
              "    table-body\n"
              "      row\n"
              "        cell\n"
              "          link https://x.org/ .y\n"
              "            text \"c\"\n"
              "      row\n"
              "        cell .w\n"
              "          span .z\n"
              "            text \"e\"\n");
}

TEST(Tables, LoseNoCoveredTextInSilence) {
    EXPECT_EQ(told("| a {colspan=2} | b |\n|---|---|\n"), "table.covered-cell@1:19");
    EXPECT_EQ(told("| a | b |\n|---|---|\n| c {rowspan=2} | d |\n| e | f |\n"),
              "table.covered-cell@4:3");
}

TEST(Tables, KeepSpansInTheirPart) {
    EXPECT_EQ(told("| a | b {colspan=2} |\n|---|---|\n"), "table.bad-span@1:7");
    EXPECT_EQ(told("| a {rowspan=2} |\n|---|\n| b |\n"), "table.bad-span@1:3");
    EXPECT_EQ(told("| a | b | c |\n|---|---|---|\n| d | e {rowspan=2} | f |\n| g {colspan=2} | | h "
                   "|\n"),
              "table.bad-span@4:3");
    EXPECT_EQ(told("| a {colspan=0} | b |\n|---|---|\n"), "attribute.bad-number@1:6");
    EXPECT_EQ(told("| a {rowspan=x} | b |\n|---|---|\n"), "attribute.bad-number@1:6");
    EXPECT_EQ(told("| a {scope=all} | b |\n|---|---|\n"), "attribute.unknown@1:6");
    EXPECT_EQ(told("| a {colspna=2} | b |\n|---|---|\n"), "attribute.unknown@1:6");
}

TEST(Tables, HaveHeadsFeetAndHeaderColumns) {
    EXPECT_EQ(table_of("Table: {header-rows=2 header-columns=1 footer-rows=1}\n\n"
                       "| a |  b |\n|---|---:|\n| c | d |\n| e | f |\n| g | h |\n"),
              "root\n"
              "  table\n"
              "    table-head\n"
              "      row\n"
              "        header-cell\n"
              "          text \"a\"\n"
              "        header-cell\n"
              "          text \"b\"\n"
              "      row\n"
              "        header-cell\n"
              "          text \"c\"\n"
              "        header-cell\n"
              "          text \"d\"\n"
              "    table-body\n"
              "      row\n"
              "        header-cell row\n"
              "          text \"e\"\n"
              "        cell\n"
              "          text \"f\"\n"
              "    table-foot\n"
              "      row\n"
              "        header-cell row\n"
              "          text \"g\"\n"
              "        cell\n"
              "          text \"h\"\n");
}

TEST(Tables, HeadTheirRowsUnderAnEmptyCorner) {
    const std::string rows = "| | b |\n|---|---|\n| c | d |\n";
    EXPECT_EQ(table_of(rows),
              "root\n"
              "  table\n"
              "    table-head\n"
              "      row\n"
              "        cell\n"
              "        header-cell\n"
              "          text \"b\"\n"
              "    table-body\n"
              "      row\n"
              "        header-cell row\n"
              "          text \"c\"\n"
              "        cell\n"
              "          text \"d\"\n");
    EXPECT_EQ(table_of("Table: {header-columns=0}\n\n" + rows).find("row\n          text"),
              std::string::npos);
    EXPECT_NE(table_of("| a | b |\n|---|---|\n| c | d {scope=row} |\n").find("header-cell row"),
              std::string::npos);
}

TEST(ListTables, HoldBlocksAndLeaveOutWhatIsCovered) {
    const std::string manuscript =
        "::: list-table {header-rows=0}\nWords\n\n- - a {rowspan=2}\n  - one\n\n    two\n- - b "
        "{.x}\n:::\n";
    EXPECT_EQ(table_of(manuscript),
              "root\n"
              "  table\n"
              "    table-caption\n"
              "      text \"Words\"\n"
              "    table-body\n"
              "      row\n"
              "        cell rowspan 2\n"
              "          text \"a\"\n"
              "        cell\n"
              "          paragraph\n"
              "            text \"one\"\n"
              "          paragraph\n"
              "            text \"two\"\n"
              "      row\n"
              "        cell .x\n"
              "          text \"b\"\n");
    EXPECT_EQ(told(manuscript), "");
}

TEST(ListTables, AlignTheirColumns) {
    const Parsed p = parse_text("::: list-table {align=\"right left\"}\n- - a\n  - b\n:::\n");
    EXPECT_EQ(std::get<document::HeaderCell>(p.document.nodes()[4].content).alignment,
              document::Alignment::end);
    EXPECT_EQ(told("::: list-table {align=middle}\n- - a\n:::\n"), "attribute.unknown@1:17");
}

TEST(ListTables, AreListsOfRowsOfCells) {
    EXPECT_EQ(told("::: list-table\nText\n:::\n"), "table.bad-list@1:1");
    EXPECT_EQ(told("::: list-table\n:::\n"), "table.bad-list@1:1");
    EXPECT_EQ(told("::: list-table\n- a\n:::\n"), "table.bad-list@1:1");
    EXPECT_EQ(told("::: list-table\n- - a\n\n  b\n:::\n"), "table.bad-list@1:1");
    EXPECT_EQ(parse_text("::: list-table\n- a\n:::\n").text(), "a");
    EXPECT_EQ(told("::: list-table\n- - a\n  - b\n- - c\n:::\n"), "table.missing-cell@4:1");
    EXPECT_EQ(told("::: list-table\n- - a\n- - b\n  - c\n:::\n"), "table.surplus-cell@4:3");
    EXPECT_EQ(told("::: list-table\n- - a {colspan=60000}\n  - b {colspan=60000}\n:::\n"),
              "table.too-large@1:1");
}

TEST(ListTables, MayHoldHeadingsAndQuestions) {
    const Parsed p = parse_text(
        "# Top\n\n::: list-table {header-rows=0}\n- - ## In\n\n    x\n"
        "  - Q: Why?\n\n    A: So.\n:::\n");
    EXPECT_EQ(p.trouble(), "");
    EXPECT_NE(p.dump().find("section #in\n              heading 2"), std::string::npos) << p.dump();
    EXPECT_EQ(p.dump().find("heading 0"), std::string::npos) << p.dump();
}

}  // namespace
}  // namespace bifolium::manuscript
