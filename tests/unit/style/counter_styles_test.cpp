#include "style/counter_styles.h"

#include <gtest/gtest.h>

#include "unit/style/styled.h"

namespace bifolium::style {
namespace {

/// The styles that a sheet defines.
struct Sheet : Styled {
    explicit Sheet(const std::string& css) {
        leaf(document::Section{});
        cascade(css);
    }
    std::string list(std::string_view name, std::initializer_list<std::int64_t> values) {
        std::string all;
        for (const std::int64_t value : values) {
            all += (all.empty() ? "" : " ") + styled().counter_styles().text(value, name);
        }
        return all;
    }
};
std::string list(std::string_view name, std::initializer_list<std::int64_t> values) {
    return Sheet("").list(name, values);
}

TEST(CounterStyles, CssHasItsOwn) {
    EXPECT_EQ(list("decimal", {0, 12, -3}), "0 12 -3");
    EXPECT_EQ(list("decimal-leading-zero", {1, 12, 123}), "01 12 123");
    EXPECT_EQ(list("lower-roman", {1, 4, 1999, 3999, 4000, 0}), "i iv mcmxcix mmmcmxcix 4000 0");
    EXPECT_EQ(list("upper-alpha", {1, 26, 27, 702, 703, 0}), "A Z AA ZZ AAA 0");
    EXPECT_EQ(list("disc", {1, 7}), "• •");
    EXPECT_EQ(list("hebrew", {1, 15, 16, 115, 1001}), "א טו טז קטו א׳א");
    EXPECT_EQ(list("georgian", {1, 5234}), "ა ჭსლდ");
    EXPECT_EQ(list("lower-armenian", {1984}), "ռջձդ");
    EXPECT_EQ(list("arabic-indic", {120}), "١٢٠");
    EXPECT_EQ(list("hiragana", {1, 48, 49}), "あ ん ああ");
    EXPECT_EQ(list("cjk-heavenly-stem", {1, 10, 11}), "甲 癸 一一");
    EXPECT_EQ(list("nonsense", {3}), "3");
    EXPECT_EQ(list("none", {3}), "");
    EXPECT_EQ(list("\"- \"", {3}), "- ");
}

TEST(CounterStyles, EastAsianNumbersAreWrittenOut) {
    EXPECT_EQ(list("simp-chinese-informal", {0, 6, 10, 11, 20, 102, 2010, 6001, 9999}),
              "零 六 十 十一 二十 一百零二 二千零一十 六千零一 九千九百九十九");
    EXPECT_EQ(list("simp-chinese-formal", {11, -3}), "壹拾壹 负叁");
    EXPECT_EQ(list("japanese-informal", {0, 1, 10, 111, 2345}), "〇 一 十 百十一 二千三百四十五");
    EXPECT_EQ(list("japanese-formal", {111}), "壱百壱拾壱");
    EXPECT_EQ(list("korean-hangul-formal", {6001, 0}), "육천일 영");
    EXPECT_EQ(list("trad-chinese-informal", {10000}), "一〇〇〇〇");
    EXPECT_EQ(list("ethiopic-numeric", {1, 100, 78010092}), "፩ ፻ ፸፰፻፩፼፺፪");
}

TEST(CounterStyles, EverySystemOfTheAuthors) {
    Sheet sheet(
        "@counter-style tri { system: cyclic; symbols: ▲ △ }"
        "@counter-style box { system: fixed 3; symbols: a b c }"
        "@counter-style two { system: numeric; symbols: '0' '1' }"
        "@counter-style go { system: alphabetic; symbols: ● ○ }"
        "@counter-style star { system: symbolic; symbols: '*' '†' }"
        "@counter-style dice { system: additive; additive-symbols: 6 ⚅, ⚄ 5, 4 ⚃, 3 ⚂, 2 ⚁, 1 ⚀ }");
    EXPECT_EQ(sheet.list("tri", {1, 2, 3, 0, -1}), "▲ △ ▲ △ ▲");
    EXPECT_EQ(sheet.list("box", {2, 3, 5, 6}), "2 a c 6");
    EXPECT_EQ(sheet.list("two", {0, 5, -2}), "0 101 -10");
    EXPECT_EQ(sheet.list("go", {1, 3, 0}), "● ●● 0");
    EXPECT_EQ(sheet.list("star", {1, 2, 3, 4}), "* † ** ††");
    EXPECT_EQ(sheet.list("dice", {1, 11, 12, 0}), "⚀ ⚅⚄ ⚅⚅ 0");
    EXPECT_EQ(sheet.findings(), "");
}

TEST(CounterStyles, RangesPadsSignsAndFallbacks) {
    Sheet sheet(
        "@counter-style a { system: numeric; symbols: '0' '1' '2' '3' '4' '5' '6' '7' '8' '9';"
        "  pad: 3 '0'; negative: '(' ')'; range: infinite 99, 500 501; fallback: lower-roman }"
        "@counter-style b { system: extends decimal; prefix: '§ '; suffix: ' ' }"
        "@counter-style c { system: extends a; range: auto }"
        "@counter-style ring { system: extends ring2 } @counter-style ring2 { system: extends ring "
        "}"
        "@counter-style lost { system: fixed; symbols: x; fallback: lost }");
    EXPECT_EQ(sheet.list("a", {7, -7, 99, 100, 500, 502}), "007 (7) 099 c 500 dii");
    EXPECT_EQ(sheet.styled().counter_styles().marker(4, "b"), "§ 4\u00A0");
    EXPECT_EQ(sheet.list("c", {100, -1234}), "100 (1234)");
    EXPECT_EQ(sheet.list("ring", {3}), "3");
    EXPECT_EQ(sheet.list("lost", {1, 2}), "x 2");
    EXPECT_EQ(sheet.styled().counter_styles().marker(4, "decimal"), "4.\u00A0");
    EXPECT_EQ(sheet.styled().counter_styles().marker(4, "disc"), "•\u00A0");
}

TEST(CounterStyles, HugeNumbersEnd) {
    Sheet sheet(
        "@counter-style star { system: symbolic; symbols: '*' }"
        "@counter-style one { system: additive; additive-symbols: 1 I }");
    EXPECT_EQ(sheet.list("star", {2000000000}), "2000000000");
    EXPECT_EQ(sheet.list("one", {2000000000}), "2000000000");
}

TEST(CounterStyles, TheLastDefinitionCountsAndLayersDo) {
    Sheet sheet(
        "@counter-style s { system: cyclic; symbols: a }"
        "@layer l { @counter-style s { system: cyclic; symbols: b } }"
        "@media screen { @counter-style s { system: cyclic; symbols: c } }");
    EXPECT_EQ(sheet.list("s", {1}), "a");
    EXPECT_EQ(sheet.findings(), "");
}

TEST(CounterStyles, WhatIsWrongIsSaid) {
    EXPECT_NE(Sheet("@counter-style decimal { symbols: a }").findings().find("cannot be defined"),
              std::string::npos);
    EXPECT_NE(Sheet("@counter-style x { system: additive; symbols: a }").findings().find("needs"),
              std::string::npos);
    EXPECT_NE(Sheet("@counter-style x { symbols: a; paad: 3 '0' }").findings().find("'pad'"), 0u);
    EXPECT_NE(Sheet("@counter-style x { symbols: a; range: 5 2 }").findings().find("bad-value"),
              std::string::npos);
    EXPECT_NE(Sheet("@counter-style x { system: additive; additive-symbols: 1 a, 2 b }")
                  .findings()
                  .find("bad-value"),
              std::string::npos);
    EXPECT_NE(Sheet("@counter-style { symbols: a }").findings().find("takes a name"),
              std::string::npos);
}

}  // namespace
}  // namespace bifolium::style
