// Text of hostile length. Each of these takes a moment if the work grows with the text, and
// minutes if it grows with its square.
#include <gtest/gtest.h>

#include "unit/layout/paragraphs.h"

namespace bifolium::layout {
namespace {

std::string repeated(std::string_view what, std::size_t times) {
    std::string out;
    out.reserve(what.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += what;
    return out;
}

/// Breaks and sets all lines; says how many.
std::size_t lines_set(OneParagraph& p, double width_pt) {
    const LinesRef lines = p.lines(width_pt);
    const Context context = p.context();
    for (std::size_t i = 0; i < lines->lines.size(); ++i) set_line(context, p.box(), *lines, i);
    return lines->lines.size();
}

TEST(LongLines, AMegabyteOfChinese) {
    OneParagraph p(repeated("\u4E00\u4E8C\u4E09", 116'000), "p { text-align: justify }", "zh");
    EXPECT_EQ(lines_set(p, 300), 11'600u);
}

TEST(LongLines, AHundredKilobytesWithoutABreak) {
    OneParagraph p(repeated("abcdefghij", 10'000), "p { overflow-wrap: anywhere }");
    EXPECT_EQ(lines_set(p, 200), 5'000u);
    OneParagraph whole(repeated("abcdefghij", 10'000), "");
    EXPECT_EQ(lines_set(whole, 200), 1u);
}

TEST(LongLines, SixtyThousandChangesOfDirection) {
    OneParagraph p(repeated("a\u05D0", 30'000), "p { overflow-wrap: anywhere }");
    EXPECT_EQ(lines_set(p, 200), 3'000u);
    OneParagraph words(repeated("a \u05D0 ", 30'000), "");
    EXPECT_EQ(lines_set(words, 200), 6'000u);
}

TEST(LongLines, EightyThousandMarksOnOneLetter) {
    OneParagraph p("a" + repeated("\u0301", 80'000) + " b", "p { overflow-wrap: anywhere }");
    EXPECT_EQ(lines_set(p, 30), 1u);
}

TEST(LongLines, AMegabyteOfWords) {
    OneParagraph p(repeated("the cell signals ", 60'000), "p { text-align: justify }");
    EXPECT_EQ(lines_set(p, 340), 30'000u);
}

TEST(LongLines, WordsThatAllAreTooLong) {
    OneParagraph p(repeated("signals ", 20'000), "p { overflow-wrap: anywhere }");
    EXPECT_EQ(lines_set(p, 20), 80'000u);
}

TEST(LongLines, TwentyThousandInlineBoxes) {
    const auto fill = [](document::Builder& b, AtomTable&) {
        for (int i = 0; i < 20'000; ++i) {
            b.open(document::Strong{}, {});
            b.leaf(document::Text{"a "}, {});
            b.close();
        }
    };
    OneParagraph p(fill, "strong { background: #eee; vertical-align: 1pt }");
    EXPECT_EQ(lines_set(p, 200), 2'000u);
    EXPECT_EQ(lines_set(p, 400'000), 1u);
}

}  // namespace
}  // namespace bifolium::layout
