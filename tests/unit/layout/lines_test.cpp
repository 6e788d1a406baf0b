#include "layout/lines.h"

#include <gtest/gtest.h>

#include "unit/layout/paragraphs.h"

namespace bifolium::layout {
namespace {

using Lines = std::vector<std::string>;

TEST(Lines, EndAtSpaces) {
    OneParagraph p("aaa bb cccc d", "");
    EXPECT_EQ(p.broken(60), (Lines{"aaa bb ", "cccc d"}));
    EXPECT_EQ(p.broken(59), (Lines{"aaa ", "bb ", "cccc ", "d"}));
    EXPECT_EQ(p.broken(130), (Lines{"aaa bb cccc d"}));
    const Line first = p.lines(60)->lines.front();
    EXPECT_EQ(first.width, Length::pt(60)) << "the space hangs";
    EXPECT_EQ(first.height, Length::pt(10));
    EXPECT_EQ(first.baseline, Length::pt(8));
    EXPECT_EQ(first.overfull, Length());
}

TEST(Lines, ASpaceAtASoftBreakIsSetAfterTheMeasure) {
    OneParagraph p("aaa bb", "");
    EXPECT_EQ(p.set(40, 0), "0:aaa 30: ");
    EXPECT_EQ(p.set(40, 1), "0:bb");
}

TEST(Lines, AlignAtStartEndAndCentre) {
    EXPECT_EQ(OneParagraph("aaa bb", "p { text-align: end }").set(40, 0), "10:aaa 40: ");
    EXPECT_EQ(OneParagraph("aaa bb", "p { text-align: center }").set(40, 0), "5:aaa 35: ");
    EXPECT_EQ(OneParagraph("aaa bb", "p { text-align: right }").set(40, 1), "20:bb");
}

TEST(Lines, JustifySpreadsSpacesButNotOnTheLastLine) {
    OneParagraph p("a bb c dddd", "p { text-align: justify; text-justify: inter-word }");
    const LinesRef lines = p.lines(80);
    ASSERT_EQ(lines->lines.size(), 2u);
    const FragmentRef line = set_line(p.context(), p.box(), *lines, 0);
    const auto& text =
        std::get<TextPart>(std::get<LinePart>(line->part).children.front().fragment->part);
    EXPECT_EQ(text.word_space, Length::pt(10)) << "20 points over two spaces";
    EXPECT_EQ(p.set(80, 1), "0:dddd");
    EXPECT_EQ(OneParagraph("a b", "p { text-align: justify; text-align-last: justify }").set(50, 0),
              "0:a b");
}

TEST(Lines, JustifySpreadsIdeographs) {
    OneParagraph p("\u4E00\u4E8C\u4E09\u56DB\u4E94", "p { text-align: justify }", "zh");
    const LinesRef lines = p.lines(36);
    ASSERT_EQ(lines->lines.size(), 2u);
    const FragmentRef line = set_line(p.context(), p.box(), *lines, 0);
    const Fragment& text = *std::get<LinePart>(line->part).children.front().fragment;
    EXPECT_EQ(std::get<TextPart>(text.part).letter_space, Length::pt(3));
    EXPECT_EQ(text.size.width, Length::pt(36)) << "nothing after the last one";
}

TEST(Lines, IndentTheFirstOnly) {
    OneParagraph p("aa bb cc", "p { text-indent: 20pt }");
    EXPECT_EQ(p.broken(50), (Lines{"aa ", "bb cc"}));
    EXPECT_EQ(p.set(50, 0), "20:aa 40: ");
    EXPECT_EQ(p.set(50, 1), "0:bb cc");
}

TEST(Lines, ALongWordSticksOutOrIsCut) {
    OneParagraph p("a bbbbbb c", "");
    EXPECT_EQ(p.broken(40), (Lines{"a ", "bbbbbb ", "c"}));
    EXPECT_EQ(p.lines(40)->lines[1].overfull, Length::pt(20));
    OneParagraph cut("a bbbbbb c", "p { overflow-wrap: anywhere }");
    EXPECT_EQ(cut.broken(40), (Lines{"a ", "bbbb", "bb c"}));
    EXPECT_EQ(cut.broken(5), (Lines{"a ", "b", "b", "b", "b", "b", "b ", "c"}));
}

TEST(Lines, ReportAnOverfullLineOnce) {
    OneParagraph p("bbbbbb", "");
    const LinesRef lines = p.lines(40);
    set_line(p.context(), p.box(), *lines, 0);
    set_line(p.context(), p.box(), *lines, 0);
    ASSERT_EQ(p.diagnostics().all().size(), 1u);
    EXPECT_EQ(p.diagnostics().all()[0].code, "text.overfull");
    EXPECT_EQ(p.diagnostics().all()[0].message, "a line is 20.0 pt wider than its column");
}

TEST(Lines, SoftHyphens) {
    const std::string word = "aaa\u00ADbbb";
    OneParagraph p(word, "");
    EXPECT_EQ(p.broken(60), (Lines{word})) << "no room is taken where no line ends";
    EXPECT_EQ(p.lines(60)->lines[0].width, Length::pt(60));
    EXPECT_EQ(p.broken(40), (Lines{"aaa\u00AD", "bbb"}));
    EXPECT_EQ(p.lines(40)->lines[0].width, Length::pt(40)) << "the hyphen counts";
    EXPECT_TRUE(p.lines(40)->lines[0].hyphenated);
    EXPECT_EQ(p.set(40, 0), "0:aaa\u00AD 30:-");
    EXPECT_EQ(p.broken(39), (Lines{"aaa\u00AD", "bbb"})) << "there is no better place";
    EXPECT_EQ(OneParagraph(word, "p { hyphens: none }").broken(40), (Lines{word}));
}

TEST(Lines, NoBreakInsideNowrap) {
    const auto fill = [](document::Builder& b, AtomTable&) {
        b.leaf(document::Text{"a "}, {});
        b.open(document::Code{}, {});
        b.leaf(document::Text{"b c"}, {});
        b.close();
        b.leaf(document::Text{" d"}, {});
    };
    OneParagraph p(fill, "code { white-space: nowrap }");
    EXPECT_EQ(p.broken(40), (Lines{"a ", "b c ", "d"}));
}

TEST(Lines, ForcedBreaks) {
    const auto fill = [](document::Builder& b, AtomTable&) {
        b.leaf(document::Text{"a "}, {});
        b.leaf(document::LineBreak{}, {});
        b.leaf(document::Text{" b"}, {});
        b.leaf(document::LineBreak{}, {});
    };
    OneParagraph p(fill, "");
    EXPECT_EQ(p.broken(100), (Lines{"a\u2028", "b\u2028"})) << "none after the last break";
    EXPECT_TRUE(p.lines(100)->lines[0].ends_forced);
    EXPECT_TRUE(p.lines(100)->lines[1].ends_paragraph);
}

TEST(Lines, PreservedText) {
    OneParagraph p("a  b\n\n\tc", "p { white-space: pre; tab-size: 4 }");
    EXPECT_EQ(p.broken(20), (Lines{"a  b\u2028", "\u2028", "\tc"}));
    EXPECT_EQ(p.set(20, 2), "0:\t 40:c");
    OneParagraph wrapped("a  bb  c", "p { white-space: pre-wrap }");
    EXPECT_EQ(wrapped.broken(30), (Lines{"a  ", "bb  ", "c"}));
    OneParagraph spaces("a  bb", "p { white-space: break-spaces }");
    EXPECT_EQ(spaces.broken(20), (Lines{"a ", " ", "bb"}));
    OneParagraph line("a \n b", "p { white-space: pre-line }");
    EXPECT_EQ(line.broken(100), (Lines{"a\u2028", "b"}));
}

TEST(Lines, TabsInOneLineStandAtStops) {
    OneParagraph p("a\tb\tc", "p { white-space: pre; tab-size: 4 }");
    EXPECT_EQ(p.set(200, 0), "0:a 10:\t 40:b 50:\t 80:c");
}

TEST(Lines, BreakAllAndKeepAll) {
    EXPECT_EQ(OneParagraph("abcd ef", "p { word-break: break-all }").broken(30),
              (Lines{"abc", "d e", "f"}));
    const std::string han = "\u4E00\u4E8C \u4E09";
    EXPECT_EQ(OneParagraph(han, "p { word-break: keep-all }", "zh").broken(20),
              (Lines{"\u4E00\u4E8C ", "\u4E09"}));
    EXPECT_EQ(OneParagraph(han, "p { word-break: keep-all }", "zh").broken(10),
              (Lines{"\u4E00\u4E8C ", "\u4E09"}));
    EXPECT_EQ(OneParagraph(han, "", "zh").broken(10), (Lines{"\u4E00", "\u4E8C ", "\u4E09"}));
}

TEST(Lines, Spacing) {
    OneParagraph p("ab cd", "p { letter-spacing: 2pt; word-spacing: 5pt }");
    EXPECT_EQ(p.lines(1000)->lines[0].width, Length::pt(5 * 12 + 5));
    OneParagraph marks("e\u0301e", "p { letter-spacing: 2pt }");
    EXPECT_EQ(marks.lines(1000)->lines[0].width, Length::pt(24)) << "a letter and its mark are one";
}

TEST(Lines, BalanceTheLengths) {
    const std::string text = "aa aa aa aa aa aa aa b";
    EXPECT_EQ(OneParagraph(text, "p { text-wrap: stable }").broken(200),
              (Lines{"aa aa aa aa aa aa aa ", "b"}));
    EXPECT_EQ(OneParagraph(text, "p { text-wrap: balance }").broken(200),
              (Lines{"aa aa aa aa ", "aa aa aa b"}));
}

TEST(Lines, PrettyLeavesNoRunt) {
    const std::string text = "aaaa aaaa aaaa aaaa b";
    EXPECT_EQ(OneParagraph(text, "").broken(190), (Lines{"aaaa aaaa aaaa aaaa ", "b"}));
    EXPECT_EQ(OneParagraph(text, "p { text-wrap: pretty }").broken(190),
              (Lines{"aaaa aaaa aaaa ", "aaaa b"}));
}

TEST(Lines, BesideAFloat) {
    OneParagraph p("aa bb cc dd", "");
    const RoomAt room = [](Length top, Length) {
        return top < Length::pt(20) ? Room{Length::pt(30), Length::pt(30), Length::pt(20)}
                                    : Room{Length(), Length::pt(60)};
    };
    const LinesRef lines = p.lines(60, &room);
    ASSERT_EQ(lines->lines.size(), 3u);
    EXPECT_EQ(lines->lines[0].inline_start, Length::pt(30));
    EXPECT_EQ(lines->lines[0].range, (Range{0, 3}));
    EXPECT_EQ(lines->lines[2].range, (Range{6, 11})) << "cc dd below the float";
}

TEST(Lines, AWordTooWideForTheRoomGoesBelowTheFloat) {
    OneParagraph p("aaaa", "");
    const RoomAt room = [](Length top, Length) {
        return top < Length::pt(25) ? Room{Length(), Length::pt(30), Length::pt(25)}
                                    : Room{Length(), Length::pt(60)};
    };
    const Line line = p.lines(60, &room)->lines.front();
    EXPECT_EQ(line.gap, Length::pt(25));
    EXPECT_EQ(line.overfull, Length());
}

TEST(Lines, ResumeWhereALineBegan) {
    OneParagraph p("aa bb cc", "");
    const LinesRef rest = break_lines(p.context(), p.box(), Length::pt(50), 3, nullptr);
    ASSERT_EQ(rest->lines.size(), 1u);
    EXPECT_EQ(rest->lines[0].range, (Range{3, 8}));
    OneParagraph cut("aaaaaa", "p { overflow-wrap: anywhere }");
    const LinesRef half = break_lines(cut.context(), cut.box(), Length::pt(20), 4, nullptr);
    ASSERT_EQ(half->lines.size(), 1u) << "inside a word that was cut";
    EXPECT_EQ(half->lines[0].range, (Range{4, 6}));
}

TEST(Lines, IntrinsicSizes) {
    OneParagraph p("aaa bb cccc d", "");
    const IntrinsicSizes sizes = intrinsic_sizes(p.context(), p.box());
    EXPECT_EQ(sizes.minimum, Length::pt(40));
    EXPECT_EQ(sizes.maximum, Length::pt(130));
}

TEST(Lines, MissingGlyphsAreNamedOnce) {
    OneParagraph p("a \u0E81\u0E82 \u0E81", "");
    p.lines(100);
    p.lines(50);
    ASSERT_EQ(p.diagnostics().all().size(), 1u);
    const Diagnostic& finding = p.diagnostics().all()[0];
    EXPECT_EQ(finding.code, "text.missing-glyph");
    EXPECT_EQ(finding.severity, Severity::error);
    EXPECT_NE(finding.message.find("U+0E81, U+0E82"), std::string::npos) << finding.message;
    EXPECT_NE(finding.message.find("Square"), std::string::npos) << finding.message;
}

}  // namespace
}  // namespace bifolium::layout
