// Lines chosen for the whole paragraph. Every letter and every space is 10 pt wide.
#include <gtest/gtest.h>

#include "unit/layout/paragraphs.h"

namespace bifolium::layout {
namespace {

using Lines = std::vector<std::string>;

TEST(TotalFit, ARaggedEdgeIsEvenWhereFirstFitLeavesAHole) {
    // Filled line after line, the second line would be left half empty.
    const std::string text = "aa bb cc dd eeeeeeeee ff gg hh ii";
    EXPECT_EQ(OneParagraph(text, "p { text-wrap: stable }").broken(110),
              (Lines{"aa bb cc dd ", "eeeeeeeee ", "ff gg hh ii"}));
    OneParagraph p("aaaa bbbb cc dd eeeeee ffff gg", "");
    EXPECT_EQ(p.broken(120), (Lines{"aaaa bbbb ", "cc dd eeeeee ", "ffff gg"}));
    EXPECT_EQ(OneParagraph("aaaa bbbb cc dd eeeeee ffff gg", "p { text-wrap: stable }").broken(120),
              (Lines{"aaaa bbbb cc ", "dd eeeeee ", "ffff gg"}));
}

TEST(TotalFit, SpacesNarrowByAThirdAtMost) {
    // Six spaces in a line that is 5 pt too long: a third of each is enough.
    const std::string text = "a b c d e f g hhhhhhhh";
    OneParagraph p(text, "p { text-align: justify }");
    EXPECT_EQ(p.broken(125).front(), "a b c d e f g ");
    const LinesRef lines = p.lines(125);
    EXPECT_EQ(lines->lines.front().width, Length::pt(130));
    EXPECT_EQ(lines->lines.front().overfull, Length());
    const FragmentRef line = set_line(p.context(), p.box(), *lines, 0);
    const auto& first = *std::get<LinePart>(line->part).children.front().fragment;
    EXPECT_LT(std::get<TextPart>(first.part).word_space, Length());
    EXPECT_LE(first.size.width, Length::pt(125));
    EXPECT_GT(first.size.width, Length::pt(124.9));
    EXPECT_EQ(OneParagraph(text, "p { text-align: justify }").broken(109).front(), "a b c d e f ");
}

TEST(TotalFit, ALineIsOverfullOnlyWhereAWordIsTooLong) {
    OneParagraph p("aa bbbbbbbbbb cc dd ee", "p { text-align: justify }");
    const LinesRef lines = p.lines(80);
    EXPECT_EQ(p.broken(80), (Lines{"aa ", "bbbbbbbbbb ", "cc dd ee"}));
    EXPECT_EQ(lines->lines[0].overfull, Length());
    EXPECT_EQ(lines->lines[1].overfull, Length::pt(20));
    EXPECT_EQ(lines->lines[2].overfull, Length());
}

TEST(TotalFit, NoWordAloneOnTheLastLine) {
    const std::string text = "a a a a a a a a a a a a a a a a a a b";
    EXPECT_EQ(OneParagraph(text, "p { text-wrap: stable }").broken(170).back(), "b");
    EXPECT_EQ(OneParagraph(text, "").broken(170).back(), "a b");
    EXPECT_EQ(OneParagraph(text, "p { text-align: justify }").broken(170).back(), "a b");
}

TEST(TotalFit, NeverThreeHyphensOnEnd) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += "a aaa\u00ADaaa\u00ADaaa ";
    OneParagraph p(text, "p { text-align: justify }");
    for (const double width : {90.0, 100.0, 110.0, 130.0, 150.0, 170.0}) {
        const LinesRef lines = p.lines(width);
        int run = 0;
        for (const Line& line : lines->lines) {
            run = line.hyphenated ? run + 1 : 0;
            EXPECT_LT(run, 3) << "at " << width;
        }
    }
}

TEST(TotalFit, TheLastLineDoesNotBeginInsideAWordIfItNeedNot) {
    OneParagraph p("a b c d e f cc\u00ADcc", "p { text-align: justify }");
    EXPECT_EQ(p.broken(135), (Lines{"a b c d e f ", "cc\u00ADcc"}));
}

TEST(TotalFit, BesideAFloatToo) {
    // Two lines beside it, the rest below.
    OneParagraph p("aaaa bb cc dddd ee ffff gg hhhh", "");
    const RoomAt room = [](Length top, Length) {
        return top < Length::pt(20) ? Room{Length::pt(40), Length::pt(80), Length::pt(20)}
                                    : Room{Length(), Length::pt(120)};
    };
    const LinesRef lines = p.lines(120, &room);
    ASSERT_EQ(lines->lines.size(), 4u);
    EXPECT_EQ(lines->lines[1].inline_start, Length::pt(40));
    EXPECT_EQ(lines->lines[1].available, Length::pt(80));
    EXPECT_EQ(lines->lines[2].inline_start, Length());
    for (const Line& line : lines->lines) EXPECT_EQ(line.overfull, Length());
}

TEST(TotalFit, PreservedTextIsFilledLineByLine) {
    OneParagraph p("aaaa bbbb cc dd eeeeee ffff gg", "p { white-space: pre-wrap }");
    EXPECT_EQ(p.broken(120), (Lines{"aaaa bbbb cc ", "dd eeeeee ", "ffff gg"}));
}

TEST(TotalFit, LettersStretchBeforeSpacesDo) {
    // Nine letters and two spaces: 5 pt are left, and the letters can take 4.5 of them.
    OneParagraph p("aaa bbb ccc dddddddd",
                   "p { text-align: justify; -bifolium-glyph-stretch: 5% }");
    const LinesRef lines = p.lines(115);
    const FragmentRef line = set_line(p.context(), p.box(), *lines, 0);
    const Fragment& first = *std::get<LinePart>(line->part).children.front().fragment;
    const auto& text = std::get<TextPart>(first.part);
    EXPECT_NEAR(text.stretch, 1.05, 0.001);
    EXPECT_NEAR(first.size.width.to_pt(), 115, 0.01);
    EXPECT_LT(text.word_space, Length::pt(0.3));
    const FragmentRef last = set_line(p.context(), p.box(), *lines, 1);
    EXPECT_EQ(
        std::get<TextPart>(std::get<LinePart>(last->part).children.front().fragment->part).stretch,
        1.0);
}

TEST(TotalFit, SetsAParagraphInMoreOrFewerLinesIfThatLooksWell) {
    std::string text = "a";
    for (int i = 1; i < 40; ++i) text += " a";
    OneParagraph p(text, "p { text-align: justify }");
    EXPECT_EQ(p.lines(190)->lines.size(), 4u);
    const auto into = [&](std::size_t lines) {
        return break_into(p.context(), p.box(), Length::pt(190), lines);
    };
    ASSERT_NE(into(5), nullptr);
    EXPECT_EQ(into(5)->lines.size(), 5u);
    EXPECT_EQ(into(5)->lines.back().range.end, text.size());
    for (const Line& line : into(5)->lines) EXPECT_EQ(line.overfull, Length());
    EXPECT_EQ(into(3), nullptr) << "too tight";
    EXPECT_EQ(into(7), nullptr) << "too loose";
    OneParagraph stable(text, "p { text-wrap: stable }");
    EXPECT_EQ(break_into(stable.context(), stable.box(), Length::pt(190), 5), nullptr);
}

}  // namespace
}  // namespace bifolium::layout
